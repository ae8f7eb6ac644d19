/** The property card's words and marks, from the engine's own measurements. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { marksOf, type Verdict } from '../../../web/src/elements/properties/marks.js';
import { measuredRows } from '../../../web/src/elements/properties/measured-words.js';
import { historyRows, propertyRows } from '../../../web/src/elements/properties/property-words.js';
import { createEngine, type ActivationInfo, type Engine, type Measurement } from '../engine/library.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});
afterAll(() => {
  engine.dispose();
});

const measured = (activation: string, parameters = {}): Promise<Measurement> =>
  engine.measure({ activation, parameters, cost: false });

function infoOf(id: string): ActivationInfo {
  const info = engine.activations.find((each) => each.id === id);
  if (!info) throw new Error(`There is no ${id}.`);
  return info;
}

async function row(id: string, term: string, parameters = {}): Promise<string | undefined> {
  const rows = measuredRows(infoOf(id), await measured(id, parameters), 2.5);
  return rows.find((each) => each.term === term)?.value;
}

describe('the measured rows', () => {
  it('name where extremes are reached', async () => {
    expect(await row('gelu', 'Range')).toBe('−0.17 (at x = −0.7518) … ∞');
    expect(await row('none', 'Range')).toBe('−∞ … ∞');
    expect(await row('gelu', 'Steepest slope')).toBe('1.129 (at x = 1.414)');
    expect(await row('relu', 'Steepest slope')).toBe('1');
    expect(await row('gelu', 'Monotone')).toBe('no: lowest at x = −0.7518');
    expect(await row('tanh', 'Monotone')).toBe('yes, rising');
  });

  it('tell kinks with both slopes, for the parameters that are set', async () => {
    expect(await row('relu', 'Smooth')).toBe('kink at x = 0, from 0 to 1');
    expect(await row('leaky-relu', 'Smooth', { slope: 0.2 })).toBe('kink at x = 0, from 0.2 to 1');
    expect(await row('leaky-relu', 'Smooth', { slope: 1 })).toBe('no kink, no jump');
    expect(await row('gelu', 'Smooth')).toBe('no kink, no jump');
  });

  it('tell where a function saturates', async () => {
    expect(await row('tanh', 'Saturated')).toBe('below −2.178\nabove 2.178');
    expect(await row('relu', 'Saturated')).toBe('below 0');
    expect(await row('none', 'Saturated')).toBe('nowhere');
  });

  it('have the gain beside PyTorch’s where it has one', async () => {
    expect(await row('relu', 'Gain')).toBe('1.414 (PyTorch: √2)');
    expect(await row('tanh', 'Gain')).toBe('1.593 (PyTorch: 5/3)');
    expect(await row('leaky-relu', 'Gain', { slope: 0.5 })).toBe('1.265 (PyTorch: 1.265)');
    expect(await row('gelu', 'Gain')).toBe('1.534');
  });

  it('tell which variances are kept', async () => {
    expect(await row('relu', 'Keeps variances')).toBe('all');
    expect(await row('tanh', 'Keeps variances')).toBe('1 (stable, slope 0.461)');
    expect(await row('gelu', 'Keeps variances')).toBe('1 (unstable, slope 1.14)');
  });

  it('name a few of many turns, the ones nearest to 0', async () => {
    const text = (await row('staf', 'Monotone')) ?? '';
    expect(text).toMatch(/^no: turns at x = /);
    expect(text.split('\n')).toHaveLength(5);
    expect(text).toMatch(/and at least 28 more$/);
  });

  it('have a cost once it is known', async () => {
    expect(await row('relu', 'Cost')).toBe('2.5 × ReLU');
    expect(measuredRows(infoOf('relu'), await measured('relu'), undefined).map(({ term }) => term)).not.toContain(
      'Cost',
    );
  });
});

describe('the four conditions', () => {
  const verdicts = async (id: string, cost: number, parameters = {}): Promise<(Verdict | undefined)[]> =>
    marksOf(await measured(id, parameters), cost).map(({ verdict }) => verdict);

  it('are judged by the numbers', async () => {
    expect(await verdicts('none', 1)).toEqual(['not met', 'met', 'met', 'met', undefined]);
    expect(await verdicts('relu', 1)).toEqual(['met', 'partly met', 'partly met', 'met', undefined]);
    expect(await verdicts('sigmoid', 12)).toEqual(['met', 'met', 'not met', 'partly met', undefined]);
    expect(await verdicts('tanh', 3)).toEqual(['met', 'met', 'met', 'met', undefined]);
    expect(await verdicts('gelu', 34)).toEqual(['met', 'met', 'met', 'partly met', undefined]);
    expect(await verdicts('gelu', 41)).toEqual(['met', 'met', 'met', 'not met', undefined]);
    expect((await verdicts('leaky-relu', 1, { slope: 0.99 }))[0]).toBe('partly met');
  });

  it('do not ask for numbers where no network comes', async () => {
    const ofFormula = async (formula: string): Promise<string | undefined> => {
      const { id } = await engine.define({ formula });
      const marks = marksOf(await measured(id), 1);
      await engine.forget(id);
      return `${String(marks[1]?.verdict)}, ${String(marks[1]?.because)}`;
    };
    expect(await ofFormula('x + sin(3 * x)')).toBe('met, no kinks');
    expect(await ofFormula('x^3')).toBe('met, no kinks');
    expect(await ofFormula('exp(x)')).toBe('not met, grows beyond what numbers can hold');
    expect(await ofFormula('log(x)')).toBe('not met, not defined everywhere');
  });

  it('stand with what they follow from', async () => {
    const [nonLinear, differentiable, passes, cheap, centred] = marksOf(await measured('relu'), 1.04);
    expect(nonLinear?.because).toBe('a straight line explains 73.3 % of its variance');
    expect(differentiable?.because).toBe('one kink');
    expect(passes?.because).toBe('50.0 % of inputs meet a slope over 5 % of the largest; mean f′² is 0.5');
    expect(cheap?.because).toBe('by itself 1 times ReLU’s time');
    expect(centred?.because).toBe('the mean output is 0.399');
  });

  it('are three until the cost is known', async () => {
    expect(marksOf(await measured('relu'), undefined).map(({ condition }) => condition)).not.toContain('Cheap');
  });
});

describe('the rows of the definition', () => {
  const value = (info: ActivationInfo, term: string): string | undefined =>
    propertyRows(info).find((row) => row.term === term)?.value;

  it('of a function of one’s own leave out what nobody knows, and name the function it is', async () => {
    const swish = await engine.define({ formula: 'x * sigmoid(b * x)' });
    expect(historyRows(swish)).toEqual([]);
    expect(value(swish, 'Exact to')).toBeUndefined();
    expect(value(swish, 'Learned parameters')).toBe('b: learned, from 1');
    expect(value(swish, 'The same as')).toBe('Swish (b is its β)');
    const wave = await engine.define({ formula: 'sin(x)' });
    expect(value(wave, 'Limits')).toBe('x → −∞: none found\nx → ∞: none found');
    for (const { id } of [swish, wave]) await engine.forget(id);
  });

  it('give long lists by their length, not by their mean', async () => {
    const c = Array.from({ length: 19 }, (_, i) => i / 7);
    const info = await engine.define({ formula: 'spline(x, -4, 4, 19, c)', parameters: { c: { initial: c } } });
    expect(value(info, 'Learned parameters')).toBe('c: 19 numbers, learned');
    expect(value(infoOf('staf'), 'Learned parameters')).toMatch(/^C: 25 numbers, learned, drawn from N\(0, 1\)$/m);
    await engine.forget(info.id);
  });

  it('have a word for errors without a bound, and for every function of the registry no empty row', () => {
    expect(value(infoOf('staf'), 'Exact to')).toBe('no bound: the error depends on the parameters');
    for (const info of engine.activations)
      for (const { term, value: words } of [...propertyRows(info), ...historyRows(info)])
        expect(words, `${info.id}: ${term}`).toMatch(/^(?!.*(NaN|– ULP|undefined)).+/s);
  });
});
