/** The property card's words, from the engine's own measurements. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { marksOf } from '../../../../web/src/functions/conditions/marks.js';
import { deedOf, useOf } from '../../../../web/src/parts/card/first-words.js';
import { firstRows } from '../../../../web/src/parts/card/for-and-against.js';
import { measuredRows } from '../../../../web/src/parts/card/measured-words.js';
import { historyRows, propertyRows } from '../../../../web/src/parts/card/property-words.js';
import { createEngine, type ActivationInfo, type Engine, type Measurement } from '../../engine/library.js';

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

/** What is to be said of 1/x. */
let reciprocal: Measurement;
beforeAll(async () => {
  const relu = await measured('relu');
  reciprocal = {
    ...relu,
    finite: false,
    undefined: [[0, 0]],
    domain: [
      [-Infinity, 0],
      [0, Infinity],
    ],
    poles: [{ x: 0, left: -Infinity, right: Infinity }],
    monotone: 'no',
    pieces: [
      { low: -Infinity, high: 0, direction: 'falling' },
      { low: 0, high: Infinity, direction: 'falling' },
    ],
    kinks: [],
    normal: Object.fromEntries(Object.keys(relu.normal).map((name) => [name, NaN])) as Measurement['normal'],
    layers: [],
  };
});

async function row(id: string, term: string, parameters = {}): Promise<string | undefined> {
  const rows = measuredRows(infoOf(id), await measured(id, parameters));
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

  it('tell of a function with a pole where it has values, how it falls, and where it goes', () => {
    const rows = measuredRows(infoOf('relu'), reciprocal);
    const value = (term: string): string | undefined => rows.find((each) => each.term === term)?.value;
    expect(value('Has values')).toBe('below 0\nabove 0');
    expect(value('Monotone')).toBe('no: falling below 0\nfalling above 0');
    expect(value('Poles')).toBe('at x = 0, from −∞ to ∞');
    expect(value('Gain')).toBe('undefined');
    expect(value('Mean output')).toBe('undefined');
  });

  it('begin with what a learner asks first, and end with what only the largest numbers meet', () => {
    const terms = measuredRows(infoOf('relu'), { ...reciprocal, infinite: [[1.701e38, Infinity]] }).map(
      ({ term }) => term,
    );
    expect(terms[0]).toBe('Has values');
    expect(terms.at(-1)).toBe('Too large');
  });

  it('show no dash and no number that is none, whatever a formula has no value for', async () => {
    const formulas = ['log(x)', 'sqrt(x)', '1/x', '1/x^2', 'exp(x^2)', '0*x', 'log(-1 - x^2)', 'where(x > 1, x, 0)'];
    for (const formula of formulas) {
      const { id } = await engine.define({ formula });
      const info = infoOf(id);
      const found = await measured(id);
      for (const m of [found, { ...found, normal: reciprocal.normal, layers: [] }]) {
        const words = [
          ...measuredRows(info, m).map(({ term, value }) => `${term}: ${value}`),
          ...marksOf(m, { kind: 'no step' }).flatMap(({ because, figure, word }) => [because, figure, word]),
          ...firstRows(info, m, engine.activations).map(({ value }) => value),
          deedOf(info),
        ];
        for (const each of words) expect(each, formula).not.toMatch(/NaN|–|: $/);
      }
      await engine.forget(id);
    }
  });
});

describe('for and against', () => {
  it('are the list’s of a registered function, and read off the measurement of a written one', async () => {
    const { pros: known, cons: contrary, typicalUse } = infoOf('relu');
    const registered = firstRows(infoOf('relu'), await measured('relu'), engine.activations);
    expect(registered.map(({ value }) => value)).toEqual([known, contrary, typicalUse]);
    const { id } = await engine.define({ formula: 'max(0, x)' });
    const rows = firstRows(infoOf(id), await measured(id), engine.activations);
    const [pros, cons, use] = rows.map(({ value }) => value);
    expect(pros).toBe('50 % of its outputs are 0: they are sparse.');
    expect(cons).toMatch(
      /^It is flat for 50 % of inputs: neurons can die\. Its outputs are not centred: their mean is 0\.4\.$/,
    );
    // It is ReLU.
    expect(use).toBe(typicalUse);
    await engine.forget(id);
  });
});

describe('what a function does', () => {
  it('is told of every registered function in one sentence with a subject and a verb, in a sentence of its own', () => {
    const deeds = engine.activations.map(deedOf);
    for (const deed of deeds) expect(deed).toMatch(/^It [a-z]+s? [^.]*(\.\d[^.]*)*\.$/);
    expect(new Set(deeds).size).toBe(engine.activations.length);
    expect(deedOf(infoOf('relu'))).toBe('It passes what is positive and stops what is not.');
  });

  it('is told of one’s own function as of the registered one that it is, else by where its ends go', async () => {
    const told = async (formula: string): Promise<readonly string[]> => {
      const { id } = await engine.define({ formula });
      const said = [deedOf(infoOf(id)), useOf(infoOf(id), engine.activations)];
      await engine.forget(id);
      return said;
    };
    expect(await told('x*sigmoid(x)')).toEqual([deedOf(infoOf('silu')), infoOf('silu').typicalUse]);
    expect(await told('where(x > 0, x, 0.5*tanh(x))')).toEqual([
      'Far to the left it comes close to −0.5; far to the right it goes to ∞ with slope 1.',
      '',
    ]);
    expect(await told('x^2')).toEqual(['Far to the left it goes to ∞; far to the right it goes to ∞.', '']);
    expect((await told('sin(x)'))[0]).toMatch(/^Far to the left it has no limit that was found;/);
  });

  it('states figures that the engine confirms', async () => {
    const { highest } = await measured('sgt');
    expect(highest.value).toBeCloseTo(0.89, 2);
    expect((await measured('mish')).lowest.value).toBeCloseTo(-0.31, 2);
    const selu = await engine.evaluate({ activation: 'selu', x: [1, -30] });
    expect(selu.y[0]).toBeCloseTo(1.05, 2);
    expect(selu.y[1]).toBeCloseTo(-1.76, 2);
    const leaky = await engine.evaluate({ activation: 'leaky-relu', x: [-1] });
    expect(leaky.y[0]).toBeCloseTo(-0.01, 6);
    expect(leaky.dy[0]).toBeCloseTo(0.01, 6);
    const counted = ['staf', 'rational', 'fourier'].map((id) =>
      infoOf(id).parameters.reduce((sum, { count }) => sum + count, 0),
    );
    expect(counted).toEqual([75, 10, 6]);
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

  it('call no formula with free parameters another spelling of no activation, and show Greek letters as letters', async () => {
    const typing = await engine.define({ formula: 'x*sig', parameters: { sig: { initial: 1 } } });
    expect(typing.knownAs).toEqual({ id: 'none', name: 'No activation', note: 'with sig = 1' });
    expect(value(typing, 'The same as')).toBeUndefined();
    const scaled = await engine.define({ formula: 'relu(x)*beta', parameters: { beta: { initial: 1 } } });
    expect(value(scaled, 'The same as')).toBe('ReLU (with β = 1)');
    expect(value(scaled, 'Learned parameters')).toBe('β: learned, from 1');
    const plain = await engine.define({ formula: '2*x - x' });
    expect(value(plain, 'The same as')).toBe('No activation');
    for (const { id } of [typing, scaled, plain]) await engine.forget(id);
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
