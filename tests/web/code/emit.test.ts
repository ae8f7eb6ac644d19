/** Emitted code, run by Python itself and compared with the engine's numbers. */
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeParameters, emitCode, type CodeParameter, type CodeSubject } from '../../../web/src/code/emit.js';
import { languages, type Language } from '../../../web/src/code/languages.js';
import { layerCode } from '../../../web/src/code/layers.js';
import type { FormulaNode, FormulaOperation } from '../../../web/src/engine/types.js';
import { createEngine, untyped, type Engine, type FormulaParameter } from '../engine/library.js';

const x: FormulaNode = { op: 'x' };
const number = (value: number): FormulaNode => ({ op: 'number', value });
const name = (text: string): FormulaNode => ({ op: 'name', name: text });
const of = (op: FormulaOperation, ...args: (FormulaNode | number)[]): FormulaNode => ({
  op,
  args: args.map((arg) => (typeof arg === 'number' ? number(arg) : arg)),
});
const scalar = (parameter: string, value: number, learnable = false): CodeParameter => ({
  name: parameter,
  values: [value],
  firstIndex: undefined,
  learnable,
});
const element = (vector: string, index: FormulaNode): FormulaNode => ({ op: 'index', name: vector, index });

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});
afterAll(() => {
  engine.dispose();
});

/** Runs a program in Python; gives what it prints. */
function python(program: string): string {
  const { stdout, stderr, status } = spawnSync('/usr/bin/python3', ['-c', program], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${stderr}\n${program}`);
  return stdout;
}

const hasTorch = spawnSync('/usr/bin/python3', ['-c', 'import torch']).status === 0;
const places = [-60, -20.5, -4, -3, -1.5, -0.75, -1e-3, 0, 1e-3, 0.5, 1, 2.25, 3, 5.5, 21, 90];

/** Runs each piece of code by itself, and prints what its function gives at `places`. */
const harness = (language: Language, pieces: readonly (readonly [code: string, call: string])[]): string => `
import json
places = ${JSON.stringify(places)}
${language === 'pytorch' ? 'import torch\nplaces = torch.tensor(places, dtype=torch.float64)' : ''}
for code, call in json.loads(${JSON.stringify(JSON.stringify(pieces))}):
    names = {}
    exec(code, names)
    f = eval(call, names)
    print([f(x) for x in places] if ${language === 'python' ? 'True' : 'False'} else f(places).tolist())
`;

const numbersOf = (line: string): number[] =>
  JSON.parse(line.replaceAll('nan', 'null').replaceAll('inf', '1e999')) as number[];

/** f at `places` of each, by the emitted code; PyTorch's is only parsed where there is no PyTorch. */
function run(language: Language, subjects: readonly CodeSubject[]): number[][] {
  const pieces = subjects.map((subject) => {
    const isModule = language === 'pytorch' && subject.parameters.some(({ learnable }) => learnable);
    return [emitCode(language, subject), isModule ? 'MyFunction()' : 'my_function'] as const;
  });
  if (language !== 'pytorch' || hasTorch) return python(harness(language, pieces)).trim().split('\n').map(numbersOf);
  for (const [code] of pieces) python(`import ast\nast.parse(${JSON.stringify(code)})`);
  return [];
}

const subject = (tree: FormulaNode, parameters: readonly CodeParameter[] = []): CodeSubject => ({
  name: 'my function',
  formula: 'as given',
  tree,
  parameters,
});

const beta = name('beta');
const cubed = of('^', x, 3);

/** A formula that was defined, with the values its parameters start with. */
async function defined(formula: string, parameters: Record<string, FormulaParameter> = {}): Promise<CodeSubject> {
  const reading = await engine.readFormula(formula);
  if (reading.kind === 'invalid') throw new Error(reading.message);
  return subject(
    reading.tree,
    reading.parameters.map((parameter) => {
      const { initial = 1 } = parameters[parameter.name] ?? {};
      const values = typeof initial === 'number' ? Array<number>(parameter.count).fill(initial) : initial;
      return { name: parameter.name, values, firstIndex: parameter.firstIndex, learnable: true };
    }),
  );
}

/** Formulas with the words that the registry's functions below do not have. */
const formulas: readonly [formula: string, parameters?: Record<string, FormulaParameter>][] = [
  ['spline(x, -2, 2, 6, c) + sin(x)', { c: { initial: [0.5, -1, 2, 0.25, 1, -0.5] } }],
  ['spline(x, -2, 2, 4, c) * c[0]', { c: { initial: [2, 0.5, -1, 2, 0.25] } }],
  ['bspline(x / 2) - sign(x) * abs(x) ^ 0.5 * pow(abs(x) + 1, b)', { b: { initial: 0.25 } }],
  ['max(min(x, 2, b), -1, -b) + where(x > 0 and not (x > 1) or x < -4, x, 0.5)', { b: { initial: 1.5 } }],
  ['log(1 + x ^ 2) + log1p(abs(x)) / (pi + e) - cos(x) * sqrt(abs(x))'],
  ['sum(i, 1, 4, a[i] * sin(i * x / 8 + exp(-i)))', { a: { initial: [1, -0.5, 0.25, 2] } }],
  ['clamp(x, -b, b) * silu(b) + gelu(-x) + relu(x - b)', { b: { initial: 1.25 } }],
];

/** Functions of the registry, each as a tree, with the tree's parameters and the engine's. */
const known: [id: string, tree: FormulaNode, parameters: CodeParameter[], values: Record<string, number>][] = [
  ['sigmoid', of('sigmoid', x), [], {}],
  ['tanh', of('tanh', x), [], {}],
  ['relu', of('max', x, 0), [], {}],
  ['relu', of('relu', x), [], {}],
  ['leaky-relu', of('where', of('>', x, 0), x, of('*', name('slope'), x)), [scalar('slope', 0.01)], {}],
  ['prelu', of('where', of('<=', x, 0), of('*', name('slope'), x), x), [scalar('slope', 0.3, true)], { slope: 0.3 }],
  ['elu-alpha', of('where', of('>', x, 0), x, of('*', name('alpha'), of('expm1', x))), [scalar('alpha', 1, true)], {}],
  ['gelu', of('*', x, of('phi', x)), [], {}],
  ['gelu', of('*', of('*', 0.5, x), of('+', 1, of('erf', of('/', x, of('sqrt', 2))))), [], {}],
  ['gelu', of('gelu', x), [], {}],
  ['silu', of('silu', x), [], {}],
  ['swish', of('*', x, of('sigmoid', of('*', beta, x))), [scalar('beta', 1.7, true)], { beta: 1.7 }],
  ['mish', of('*', x, of('tanh', of('softplus', x))), [], {}],
  ['mish', of('*', x, of('tanh', of('log1p', of('exp', of('min', x, 300))))), [], {}],
  ['hardswish', of('/', of('*', x, of('clamp', of('+', x, 3), 0, 6)), 6), [], {}],
  [
    'hardswish',
    of('where', of('and', of('>', x, -3), of('<', x, 3)), of('/', of('*', x, of('+', x, 3)), 6), of('relu', x)),
    [],
    {},
  ],
];

describe.each(languages)('%s code', (language) => {
  it('has the engine’s values', async () => {
    const found = run(
      language,
      known.map(([, tree, parameters]) => subject(tree, parameters)),
    );
    for (const [k, [id, tree, , parameters]] of known.entries()) {
      const { y } = await engine.evaluate({ activation: id, parameters, x: places });
      // 1 + erf(x/√2) loses its digits on the left, and the engine does not.
      const floor = JSON.stringify(tree).includes('"erf"') ? 1e-6 : 1e-12;
      found[k]?.forEach((value, i) => {
        const truth = y[i] ?? NaN;
        expect(Math.abs(value - truth), `${id} at ${String(places[i])}`).toBeLessThanOrEqual(
          1e-6 * Math.abs(truth) + floor,
        );
      });
    }
  });

  it('of formulas has the engine’s values', async () => {
    const subjects = await Promise.all(formulas.map(([formula, parameters]) => defined(formula, parameters)));
    const found = run(language, subjects);
    for (const [k, [formula, parameters]] of formulas.entries()) {
      const { id } = await engine.define({ formula, ...(parameters && { parameters }) });
      const { y } = await engine.evaluate({ activation: id, x: places });
      found[k]?.forEach((value, i) => {
        const truth = y[i] ?? NaN;
        expect(Math.abs(value - truth), `${formula} at ${String(places[i])}`).toBeLessThanOrEqual(
          3e-6 * Math.max(1, Math.abs(truth)),
        );
      });
    }
  });

  it('of each function of the registry with an expression has the engine’s values', async () => {
    const infos = engine.activations.filter(({ expression, noisy }) => expression !== '' && !noisy);
    if (infos.length === 0) return;
    const subjects = await Promise.all(
      infos.map(async (info) => {
        const reading = await engine.readFormula(info.expression);
        if (reading.kind === 'invalid') throw new Error(`${info.id}: ${reading.message}`);
        const { parameters } = await engine.measure({ activation: info.id, cost: false });
        return subject(reading.tree, codeParameters(info, parameters, reading.parameters));
      }),
    );
    const found = run(language, subjects);
    for (const [k, { id }] of infos.entries()) {
      const { y } = await engine.evaluate({ activation: id, x: places });
      found[k]?.forEach((value, i) => {
        const truth = y[i] ?? NaN;
        // The engine's sums of terms near 1 are off by an ULP of 1 or so where they cancel.
        expect(Math.abs(value - truth), `${id} at ${String(places[i])}`).toBeLessThanOrEqual(
          1e-5 * Math.max(1e-2, Math.abs(truth)),
        );
      });
    }
  });

  it('of a sum over vectors has the engine’s values', async () => {
    const vectors = ['c', 'omega', 'phi'].map((vector) => ({
      name: vector,
      values: Array.from({ length: 25 }, (_, i) => Math.fround(Math.sin(i * vector.length + 1))),
      learnable: true,
    }));
    const i = name('i');
    const angle = of('+', of('*', element('omega', i), x), element('phi', i));
    const sum = (first: 0 | 1): FormulaNode => ({
      op: 'sum',
      variable: 'i',
      low: first,
      high: first + 24,
      body: of('*', element('c', i), of('sin', angle)),
    });
    const parameters = Object.fromEntries(vectors.map(({ name: own, values }) => [own, values]));
    const { y } = await engine.evaluate({ activation: 'staf', parameters, x: places });
    const found = run(
      language,
      ([0, 1] as const).map((firstIndex) =>
        subject(
          sum(firstIndex),
          vectors.map((vector) => ({ ...vector, firstIndex })),
        ),
      ),
    );
    for (const values of found)
      values.forEach((value, k) => {
        expect(value).toBeCloseTo(y[k] ?? NaN, 4);
      });
  });

  it('brackets what the tree groups, and nothing else', () => {
    const text = (tree: FormulaNode): string =>
      emitCode(language, { name: 'f', formula: '', tree, parameters: [scalar('a', 1)] })
        .split('return ')
        .at(-1)
        ?.trim() ?? '';
    const a = name('a');
    expect(text(of('neg', of('^', x, 2)))).toBe('-x ** 2');
    expect(text(of('^', of('neg', x), 2))).toBe('(-x) ** 2');
    expect(text(of('^', x, -2))).toBe('x ** -2');
    expect(text(of('-', x, of('-', a, 1)))).toBe('x - (a - 1)');
    expect(text(of('-', of('-', x, a), 1))).toBe('x - a - 1');
    expect(text(of('/', x, of('*', a, 2)))).toBe('x / (a * 2)');
    expect(text(of('*', of('+', x, 1), of('neg', a)))).toBe('(x + 1) * -a');
    expect(text(of('^', cubed, 2))).toBe('(x ** 3) ** 2');
    expect(text(of('*', x, 1e-7))).toBe('x * 1e-7');
    expect(text(of('*', x, -0.5))).toBe('x * -0.5');
  });

  it('keeps clear of Python’s own names', () => {
    const code = emitCode(language, {
      name: 'Lambda: 2 µ',
      formula: '',
      tree: of('*', name('lambda'), of('max', x, name('in'))),
      parameters: [scalar('lambda', 2), scalar('in', 1)],
    });
    python(`import ast\nast.parse(${JSON.stringify(code)})`);
    expect(code).toContain('lambda_=2.0');
    expect(code).toContain('def lambda_2_μ(x');
  });

  it('of a constant gives it at every x, and does not overflow where the function does not', () => {
    const steep = of('*', x, of('tanh', of('exp', of('*', 20, x))));
    const [constant, large] = run(language, [subject(of('*', 2, of('cos', 0))), subject(steep)]);
    if (!constant || !large) return;
    expect(constant).toEqual(places.map(() => 2));
    expect(large.at(-1)).toBe(90);
  });
});

it('a learnable parameter is one of the module’s, others are kept beside it', () => {
  const code = emitCode('pytorch', {
    name: 'Swish',
    formula: 'x · σ(βx) + γ',
    tree: of('+', of('*', x, of('sigmoid', of('*', beta, x))), name('gamma')),
    parameters: [scalar('beta', 1.5, true), scalar('gamma', 0.1)],
  });
  expect(code).toBe(`import torch
from torch import nn


# f(x) = x · σ(βx) + γ
class Swish(nn.Module):
    def __init__(self, beta=1.5, gamma=0.1):
        super().__init__()
        self.beta = nn.Parameter(torch.tensor(beta))
        self.register_buffer("gamma", torch.tensor(gamma))

    def forward(self, x):
        beta = self.beta
        gamma = self.gamma
        return x * torch.sigmoid(beta * x) + gamma
`);
});

it('a function without words in the language is refused', () => {
  expect(() =>
    emitCode('numpy', { name: 'f', formula: '', tree: untyped(of(untyped('zeta'), x)), parameters: [] }),
  ).toThrow();
});

it('every function that is a whole layer has PyTorch code, which computes what the layer is', async () => {
  const layers = engine.activations.filter(({ kind }) => kind !== 'elementwise');
  const pieces: [code: string, name: string, kind: string][] = layers.map((info) => [
    layerCode(info) ?? '',
    /(?:class|def) (\w+)/.exec(layerCode(info) ?? '')?.[1] ?? '',
    info.kind,
  ]);
  for (const [code] of pieces) expect(code).not.toBe('');
  if (!hasTorch) {
    for (const [code] of pieces) python(`import ast\nast.parse(${JSON.stringify(code)})`);
    return;
  }
  // One input, two units: weights 1 … 4 and no biases make (1, 2 | 3, 4)·x of it.
  const found = python(`
import json, torch
for code, name, kind in json.loads(${JSON.stringify(JSON.stringify(pieces))}):
    names = {}
    exec(code, names)
    if kind == "output":
        print(names[name](torch.tensor([0.0, 1.0])).tolist())
        continue
    layer = names[name](1, 2)
    with torch.no_grad():
        layer.linear.weight.copy_(torch.tensor([[1.0], [2.0], [3.0], [4.0]]))
        layer.linear.bias.zero_()
    print(layer(torch.tensor([[-0.5]])).flatten().tolist())
`)
    .trim()
    .split('\n')
    .map(numbersOf);
  for (const [k, info] of layers.entries()) {
    const gate = info.kind === 'gated' ? await engine.evaluate({ activation: info.gate, x: [-1.5, -2] }) : undefined;
    const expected = gate
      ? [-0.5 * (gate.y[0] ?? NaN), -1 * (gate.y[1] ?? NaN)]
      : info.kind === 'grouped'
        ? [-0.5, -1]
        : [1 / (1 + Math.E), Math.E / (1 + Math.E)];
    expected.forEach((value, i) => {
      expect(found[k]?.[i], info.id).toBeCloseTo(value, 6);
    });
  }
});
