/** Emitted code, run by Python itself and compared with the engine's numbers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeParameter, CodeSubject } from '../../../web/src/code/subject.js';
import { languages, type Language } from '../../../web/src/code/languages.js';
import type { Tree } from '../../../web/src/code/tree.js';
import { createEngine, type Engine, type FormulaParameter } from '../engine/library.js';
import { codeOf, name, of, registrySubject, runCode, scalar, x } from './running.js';

const element = (vector: string, index: Tree): Tree => ({ op: 'index', name: vector, index });

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});
afterAll(() => {
  engine.dispose();
});

const places = [-60, -20.5, -4, -3, -1.5, -0.75, -1e-3, 0, 1e-3, 0.5, 1, 2.25, 3, 5.5, 21, 90];

/** f at `places` of each, by the emitted code. */
const run = (language: Language, subjects: readonly CodeSubject[]): readonly (readonly number[])[] =>
  runCode(
    language,
    subjects.map((subject) => codeOf(language, subject, places)),
  ).map(({ values }) => values);

const subject = (tree: Tree, parameters: readonly CodeParameter[] = []): CodeSubject => ({
  name: 'my function',
  formula: 'as given',
  tree,
  parameters,
});

const beta = name('beta');

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
const known: [id: string, tree: Tree, parameters: CodeParameter[], values: Record<string, number>][] = [
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
    const infos = engine.activations.filter(({ kind }) => kind === 'elementwise');
    if (infos.length === 0) return;
    const subjects = await Promise.all(infos.map((info) => registrySubject(engine, info)));
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
    const sum = (first: 0 | 1): Tree => ({
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

  it('of a constant gives it at every x, and does not overflow where the function does not', () => {
    const steep = of('*', x, of('tanh', of('exp', of('*', 20, x))));
    const [constant, large] = run(language, [subject(of('*', 2, of('cos', 0))), subject(steep)]);
    if (!constant || !large) return;
    expect(constant).toEqual(places.map(() => 2));
    expect(large.at(-1)).toBe(90);
  });
});

/** Calls of the registry, with the start values and with others. */
const calls = [
  'elu(x, 2)',
  'elu(x)',
  'mish(2 * x)',
  'leaky_relu(x, 0.2)',
  'prelu(x)',
  'hardswish(x)',
  'squareplus(x, 2)',
  'gelu_tanh(x)',
];

it.each(languages)('%s code of calls of the registry’s functions has the engine’s values', async (language) => {
  const found = run(language, await Promise.all(calls.map((formula) => defined(formula))));
  for (const [k, formula] of calls.entries()) {
    const { id } = await engine.define({ formula });
    const { y } = await engine.evaluate({ activation: id, x: places });
    found[k]?.forEach((value, i) => {
      const truth = y[i] ?? NaN;
      expect(Math.abs(value - truth), `${formula} at ${String(places[i])}`).toBeLessThanOrEqual(
        1e-5 * Math.max(1e-2, Math.abs(truth)),
      );
    });
  }
});
