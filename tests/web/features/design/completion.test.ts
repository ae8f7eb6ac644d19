/** What completes the name before the caret, and what putting it in makes of the text. */
import { describe, expect, it } from 'vitest';
import {
  completed,
  completionAt,
  knownNames,
  registeredNames,
} from '../../../../web/src/features/design/completion.js';
import { createEngine } from '../../engine/library.js';

const names = [{ name: 'beta', arguments: '', meaning: 'parameter' }, ...knownNames()];
const matches = (text: string, caret = text.length, asked = false): readonly string[] | undefined =>
  completionAt(text, caret, names, asked)?.matches.map(({ name }) => name);

describe('completion', () => {
  it('offers what starts with the letters before the caret', () => {
    expect(matches('x * si')).toEqual(['sigmoid', 'sign', 'silu', 'sin', 'sinh']);
    expect(matches('0.5*BE')).toEqual(['beta']);
  });

  it('waits for a second letter, unless it is asked for', () => {
    expect(matches('x + b')).toBeUndefined();
    expect(matches('x + b', 5, true)).toEqual(['beta', 'bspline']);
    expect(matches('x + ', 4, true)).toHaveLength(names.length);
  });

  it('offers the registry’s functions of one number under the names by which formulas call them', async () => {
    const engine = await createEngine();
    const registered = registeredNames(engine.activations);
    expect(registered.find(({ name }) => name === 'leaky_relu')).toEqual({
      name: 'leaky_relu',
      arguments: '(x, slope)',
      meaning: 'LeakyReLU',
    });
    const called = registered.map(({ name }) => name);
    for (const name of ['elu', 'gelu_tanh', 'staf']) expect(called).toContain(name);
    for (const name of ['glu', 'softmax', 'relu', 'gelu']) expect(called).not.toContain(name);
    for (const { name, arguments: args } of [...registered, ...knownNames()]) {
      // What is offered can be read; lists are names, `spline` and `sum` want numbers.
      const own = { sum: '(i, 1, 2, x)', spline: '(x, -1, 1, 4, c)', where: '(x > 0, x, 0)' }[name];
      if (args === '') continue;
      const reading = await engine.readFormula(`${name}${own ?? args.replace(', …', '')}`);
      expect(reading.kind === 'valid' ? '' : `${name}: ${reading.message}`).toBe('');
    }
    engine.dispose();
  });

  it('is silent where nothing starts so, and where the name is whole', () => {
    expect(matches('x * zz')).toBeUndefined();
    expect(matches('x * gelu')).toBeUndefined();
  });

  it('replaces the whole name that the caret stands in and puts the caret behind its bracket', () => {
    const text = 'x * sigmod(b*x)';
    const completion = completionAt(text, 7, names, false);
    const sigmoid = names.find(({ name }) => name === 'sigmoid');
    expect(completion && sigmoid && completed(text, completion, sigmoid)).toEqual({
      text: 'x * sigmoid(b*x)',
      caret: 11,
    });
  });

  it('opens a function’s bracket, and none after a number’s name', () => {
    const put = (text: string, name: string): unknown => {
      const completion = completionAt(text, text.length, names, true);
      const entry = names.find((each) => each.name === name);
      return completion && entry && completed(text, completion, entry);
    };
    expect(put('x * ta', 'tanh')).toEqual({ text: 'x * tanh(', caret: 9 });
    expect(put('x * be', 'beta')).toEqual({ text: 'x * beta', caret: 8 });
  });
});
