/** Names of functions, classes and parameters in emitted code. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emitCode } from '../../../web/src/code/emit.js';
import { className, functionName, identifiers } from '../../../web/src/code/identifiers.js';
import { languages } from '../../../web/src/code/languages.js';
import { layerCode } from '../../../web/src/code/layers.js';
import { createEngine, type Engine } from '../engine/library.js';
import { name, of, parse, registrySubject, runCode, scalar, x } from './running.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});
afterAll(() => {
  engine.dispose();
});

it.each<readonly [name: string, asFunction: string, asClass: string]>([
  ['ELU-α (the chapter’s TeLU)', 'elu_alpha', 'ELUAlpha'],
  ['GELU', 'gelu', 'GELU'],
  ['TeLU', 'telu', 'TeLU'],
  ['leaky relu', 'leaky_relu', 'LeakyRelu'],
  ['β-Swish 2', 'beta_swish_2', 'BetaSwish2'],
  ['Rational (Padé)', 'rational', 'Rational'],
  ['Łąka é', 'aka_e', 'AkaE'],
  ['x²', 'x2', 'X2'],
  ['Σ', 'sigma', 'Sigma'],
  ['ϕ', 'phi', 'Phi'],
  ['3 steps', 'f_3_steps', 'F3Steps'],
  ['激活', 'activation', 'Activation'],
  ['x * sigmoid(x)', 'activation', 'Activation'],
  ['max', 'max_function', 'Max'],
  ['F', 'f', 'FFunction'],
  ['lambda', 'lambda_function', 'Lambda'],
])('%s is %s as a function and %s as a class', (text, asFunction, asClass) => {
  expect(functionName(text)).toBe(asFunction);
  expect(className(text)).toBe(asClass);
});

it('Greek parameters are spelt, and two of one spelling stay two', () => {
  expect(Object.fromEntries(identifiers(['α', 'alpha', 'w₁', 'β_0', 'in', 'Δ']))).toEqual({
    alpha: 'alpha',
    α: 'alpha_2',
    'w₁': 'w1',
    β_0: 'beta_0',
    in: 'in_',
    Δ: 'Delta',
  });
});

describe.each(languages)('%s code', (language) => {
  it('of two parameters that are spelt alike gives each its value', () => {
    const tree = of('+', of('*', name('α'), x), name('alpha'));
    const code = emitCode(language, { name: 'φ', formula: '', tree, parameters: [scalar('α', 2), scalar('alpha', 5)] });
    for (const { values } of runCode(language, [{ code, places: [10] }])) expect(values).toEqual([25]);
  });

  it('lets neither a parameter nor the function itself hide a helper', () => {
    const tree = of('+', of('*', name('phi'), of('phi', x)), of('sigmoid', of('*', name('sigmoid'), x)));
    const parameters = [scalar('phi', 4), scalar('sigmoid', 0)];
    const subjects = ['phi', 'sigmoid', 'erfc'].map((own) => ({ name: own, formula: '', tree, parameters }));
    const pieces = subjects.map((subject) => ({ code: emitCode(language, subject), places: [0] }));
    for (const { values } of runCode(language, pieces)) expect(values[0]).toBeCloseTo(2.5, 12);
  });

  it('names every function of the registry in ASCII, without an underscore at the end', async () => {
    for (const info of engine.activations) {
      if (info.kind !== 'elementwise') continue;
      const code = emitCode(language, await registrySubject(engine, info));
      const names = [...code.matchAll(/^ *(?:def|class) (?!__)(\w+)\((?:nn\.Module|(.*))\):$/gm)].flatMap(
        ([, own = '', parameters = 'x']) => [
          own,
          ...parameters.split(', ').map((parameter) => parameter.replace(/=.*/, '')),
        ],
      );
      for (const each of names)
        expect(each, info.id).toMatch(/^(?:[A-Za-z_][A-Za-z0-9_]*[A-Za-z0-9]|[A-Za-z]|\*values)$/);
    }
  });
});

it('whole layers have ASCII names too', () => {
  for (const info of engine.activations) {
    const code = layerCode(info);
    if (code !== undefined) expect(/(?:class|def) (\S+?)\(/.exec(code)?.[1], info.id).toMatch(/^\w+$/);
  }
});

it('a list and a sum’s variable with Greek names are read', () => {
  const sum = {
    op: 'sum',
    variable: 'ι',
    low: 1,
    high: 2,
    body: of('*', { op: 'index', name: 'γ', index: name('ι') }, x),
  } as const;
  const parameters = [{ name: 'γ', values: [2, 3], firstIndex: 1, learnable: false }];
  for (const language of languages) {
    const code = emitCode(language, { name: 'f', formula: '', tree: sum, parameters });
    parse(code);
    expect(code).toContain('gamma[iota - 1] * x for iota in range(1, 3)');
  }
});
