/** How emitted code reads. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emitCode } from '../../../web/src/code/emit.js';
import type { CodeParameter } from '../../../web/src/code/subject.js';
import { languages, type Language } from '../../../web/src/code/languages.js';
import type { Tree } from '../../../web/src/code/tree.js';
import { createEngine, untyped, type Engine } from '../engine/library.js';
import { formulaSubject, name, of, parse, registrySubject, scalar, x } from './running.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});
afterAll(() => {
  engine.dispose();
});

const beta = name('beta');
const cubed = of('^', x, 3);

/** What the code returns. */
const returned = (language: Language, tree: Tree, parameters: readonly CodeParameter[] = []): string =>
  emitCode(language, { name: 'f', formula: '', tree, parameters }).split('return ').at(-1)?.trim() ?? '';

describe.each(languages)('%s code', (language) => {
  it('brackets what the tree groups, and nothing else', () => {
    const text = (tree: Tree): string => returned(language, tree, [scalar('a', 1)]);
    const a = name('a');
    expect(text(of('neg', of('^', x, 2)))).toBe('-x ** 2');
    expect(text(of('^', of('neg', x), 2))).toBe('(-x) ** 2');
    // Python's own ** raises an error at 0.
    expect(text(of('^', x, -2))).toBe(language === 'python' ? 'power(x, -2)' : 'x ** -2');
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
    parse(code);
    expect(code).toContain('lambda_=2.0');
    expect(code).toContain('def lambda_2_mu(x');
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

it.each<readonly [id: string, text: string, module: string]>([
  ['sigmoid', 'torch.sigmoid(x)', 'nn.Sigmoid()'],
  ['tanh', 'torch.tanh(x)', 'nn.Tanh()'],
  ['relu', 'F.relu(x)', 'nn.ReLU()'],
  ['relu6', 'F.relu6(x)', 'nn.ReLU6()'],
  ['leaky-relu', 'F.leaky_relu(x, slope)', 'nn.LeakyReLU(0.01)'],
  ['elu', 'F.elu(x, alpha)', 'nn.ELU(1.0)'],
  ['celu', 'F.celu(x, alpha)', 'nn.CELU(1.0)'],
  ['selu', 'F.selu(x)', 'nn.SELU()'],
  ['gelu', 'F.gelu(x)', 'nn.GELU()'],
  ['gelu-tanh', 'F.gelu(x, approximate="tanh")', 'nn.GELU(approximate="tanh")'],
  ['silu', 'F.silu(x)', 'nn.SiLU()'],
  ['mish', 'F.mish(x)', 'nn.Mish()'],
  ['softplus', 'F.softplus(x, beta)', 'nn.Softplus(1.0)'],
  ['logsigmoid', 'F.logsigmoid(x)', 'nn.LogSigmoid()'],
  ['softsign', 'F.softsign(x)', 'nn.Softsign()'],
  ['tanhshrink', 'F.tanhshrink(x)', 'nn.Tanhshrink()'],
  ['hardtanh', 'F.hardtanh(x, low, high)', 'nn.Hardtanh(-1.0, 1.0)'],
  ['hardsigmoid', 'F.hardsigmoid(x)', 'nn.Hardsigmoid()'],
  ['prelu', 'F.prelu(x, slope)', 'nn.PReLU(init=0.25)'],
  ['rrelu', 'F.rrelu(x, lower, upper)', 'nn.RReLU(0.125, 0.33333334)'],
])('%s is PyTorch’s own function, and its module is named', async (id, text, module) => {
  const info = engine.activations.find((each) => each.id === id);
  if (!info) throw new Error(id);
  const code = emitCode('pytorch', await registrySubject(engine, info));
  expect(code).toContain(`return ${text}\n`);
  expect(code).toMatch(/^# As a module of PyTorch's own.*: /m);
  expect(code).toContain(`: ${module}\n`);
  expect(code.match(/^(?:class|def) (\w+)/gm)).toEqual([
    id === 'prelu' ? 'class PReLU' : `def ${id.replaceAll('-', '_')}`,
  ]);
});

it.each<readonly [formula: string, text: string]>([
  ['x / (1 + e^-x)', 'F.silu(x)'],
  ['1 / (1 + exp(-2 * x))', 'torch.sigmoid(2 * x)'],
  ['0.5 * x * (1 + erf(x / sqrt(2)))', 'F.gelu(x)'],
  ['x * tanh(ln(1 + e^x))', 'F.mish(x)'],
  ['ln(1 + e^x)', 'F.softplus(x)'],
  ['-ln(1 + e^-x)', 'F.logsigmoid(x)'],
  ['(e^x - e^-x) / (e^x + e^-x)', 'torch.tanh(x)'],
  ['x / (1 + abs(x))', 'F.softsign(x)'],
  ['where(x > 0, x, e^x - 1)', 'torch.where(x > 0, x, torch.expm1(torch.clamp(x, max=0)))'],
  ['where(x > 0, x, 0.01 * x)', 'torch.where(x > 0, x, 0.01 * x)'],
  ['max(0, x)', 'F.relu(x)'],
  ['min(x, 0)', '-F.relu(-x)'],
  ['max(x, 1)', 'F.threshold(x, 1, 1)'],
  ['min(2, x)', 'F.hardtanh(x, -math.inf, 2)'],
  ['max(0.1 * x, x)', 'maximum(x, 0.1 * x)'],
  ['max(x, 2 * x, 3 * x)', 'maximum(3 * x, maximum(x, 2 * x))'],
  ['tanh(x^3)', 'torch.tanh(F.hardtanh(x, -100000000, 100000000) ** 3)'],
  ['tanh(3 * x)', 'torch.tanh(3 * x)'],
  ['x * clamp(x + 3, 0, 6) / 6', 'x * F.relu6(x + 3) / 6'],
])('%s is written %s in PyTorch', async (formula, text) => {
  const { tree } = await formulaSubject(engine, formula);
  expect(returned('pytorch', tree)).toBe(text);
});

it.each<readonly [formula: string, text: string]>([
  ['x / 2', 'x / 2'],
  ['x / (1 + abs(x))', 'x / (1 + abs(x))'],
  ['exp(-x^2)', 'math.exp(-x ** 2)'],
  ['sqrt(x^2 + 1) - 1', 'math.sqrt(x ** 2 + 1) - 1'],
  ['where(x > 0, x, e^x - 1)', 'x if x > 0 else math.expm1(x)'],
  ['where(x > 0, ln(x), 0)', 'math.log(x) if x > 0 else 0.0'],
  ['x * sin(x)', 'x * math.sin(x)'],
  ['max(-1, min(1, x))', 'max(-1, min(1, x))'],
])('Python’s %s needs no help', async (formula, text) => {
  const { tree } = await formulaSubject(engine, formula);
  expect(returned('python', tree)).toBe(text);
});

it('what differs from PyTorch’s own function is said', async () => {
  const codeOf = async (language: Language, id: string): Promise<string> => {
    const info = engine.activations.find((each) => each.id === id);
    if (!info) throw new Error(id);
    return emitCode(language, await registrySubject(engine, info));
  };
  expect(await codeOf('pytorch', 'gelu-tanh')).toContain('whose slope in float32 is no number beyond ±1e19');
  expect(await codeOf('pytorch', 'rrelu')).toContain('which draws its slopes in training');
  for (const language of languages)
    expect(await codeOf(language, 'rrelu')).toContain('# In evaluation; in training numbers are drawn.');
  expect(await codeOf('python', 'relu')).not.toContain('training');
});

it('a call of a registered function is the library’s, or is said in other words', () => {
  const expanded = of('where', of('>', x, 0), x, of('*', 2, of('expm1', x)));
  const call: Tree = { op: 'elu', args: [x, { op: 'number', value: 2 }], expanded };
  expect(returned('pytorch', call)).toBe('F.elu(x, 2)');
  expect(returned('python', call)).toBe('x if x > 0 else 2 * math.expm1(x)');
  // What is learned is a tensor, and the library takes numbers.
  const learned: Tree = { op: 'elu', args: [x, name('a')], expanded };
  expect(returned('pytorch', learned, [scalar('a', 2, true)])).toContain('torch.where(x > 0, x, 2 * torch.expm1(');
});
