/** The property card's words and marks, from the engine's own measurements. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forAndAgainst } from '../../../../web/src/parts/card/for-and-against.js';
import { costWords, marksOf, type Mark, type StepCost } from '../../../../web/src/parts/card/marks.js';
import type { Verdict } from '../../../../web/src/parts/card/verdict.js';
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
          ...marksOf(m, { kind: 'no step' }).map(({ because }) => because),
          ...forAndAgainst(info, m).map(({ value }) => value),
        ];
        for (const each of words) expect(each, formula).not.toMatch(/NaN|–|: $/);
      }
      await engine.forget(id);
    }
  });
});

const timed = (ratio: number, noise = 0.02): StepCost => ({ kind: 'timed', ratio, noise });

async function marksOfFormula(formula: string): Promise<readonly Mark[]> {
  const { id } = await engine.define({ formula });
  const marks = marksOf(await measured(id), timed(1.1));
  await engine.forget(id);
  return marks;
}

describe('the four conditions', () => {
  const verdicts = async (id: string, ratio: number, parameters = {}): Promise<readonly Verdict[]> =>
    marksOf(await measured(id, parameters), timed(ratio)).map(({ verdict }) => verdict);

  it('are the chapter’s, in its order', async () => {
    expect(marksOf(await measured('relu'), { kind: 'being timed' }).map(({ condition }) => condition)).toEqual([
      'Non-linear curvature',
      'Cost of a training step',
      'Differentiable, so that gradients flow',
      'Keeps the distribution of the data',
    ]);
  });

  it('are judged by the numbers', async () => {
    expect(await verdicts('none', 1)).toEqual(['not met', 'met', 'met', 'met']);
    expect(await verdicts('relu', 1)).toEqual(['met', 'met', 'partly met', 'partly met']);
    expect(await verdicts('sigmoid', 1.2)).toEqual(['met', 'met', 'partly met', 'not met']);
    expect(await verdicts('tanh', 1.3)).toEqual(['met', 'met', 'met', 'met']);
    expect(await verdicts('gelu', 1.6)).toEqual(['met', 'partly met', 'met', 'met']);
    expect(await verdicts('staf', 3.4)).toEqual(['met', 'not met', 'met', 'met']);
    expect((await verdicts('leaky-relu', 1, { slope: 0.99 }))[0]).toBe('partly met');
  });

  it('stand with a sentence and its number each', async () => {
    const words = marksOf(await measured('relu'), timed(1, 0)).map(({ because }) => because);
    expect(words).toEqual([
      'No straight line explains 26.7 % of its output’s variance.',
      'A step of the chapter’s network with ReLU is the measure, 1.',
      'One kink, no jump; 50.0 % of inputs have a usable slope.',
      expect.stringMatching(
        /^After ten layers mean 0\.\d+, spread 0\.\d+, of which 0\.\d+ between inputs: they grow alike\.$/,
      ),
    ]);
    const [, , slopes, layers] = marksOf(await measured('sigmoid'), timed(1));
    expect(slopes?.because).toBe(
      'No kink, no jump; 100.0 % of inputs have a usable slope, but slopes are small: the mean of f′² is 0.045.',
    );
    expect(layers?.because).toMatch(/but only 8\.9e−5 between inputs: they become alike\.$/);
    expect(marksOf(await measured('tanhshrink'), timed(1))[3]?.because).toMatch(/spread 66: it explodes\.$/);
    expect(marksOf(await measured('tanh'), timed(1))[3]?.because).toBe('After ten layers mean 0, spread 1: kept.');
  });

  it('do not ask for numbers where no network comes', async () => {
    const third = async (formula: string): Promise<string> => {
      const mark = (await marksOfFormula(formula))[2];
      return `${String(mark?.verdict)}: ${String(mark?.because.split(';')[0])}`;
    };
    expect(await third('x + sin(3 * x)')).toBe('met: No kink, no jump');
    expect(await third('x^3')).toMatch(/: No kink, no jump$/);
    expect(await third('exp(x)')).toBe('not met: It grows beyond what numbers can hold');
    expect(await third('log(x)')).toMatch(/^not met: (Not defined everywhere|One pole)$/);
    expect(await third('where(x > 1, x, 0)')).toBe('not met: One jump');
  });

  it('are undefined where a function has no value for some inputs', async () => {
    const [curvature, , differentiable, layers] = marksOf(reciprocal, timed(1));
    expect(curvature?.verdict).toBe('undefined');
    expect(curvature?.because).toMatch(/is undefined: for some inputs it has no value/);
    expect(differentiable?.verdict).toBe('not met');
    expect(differentiable?.because).toBe('One pole; the share of inputs with a usable slope is undefined.');
    expect(layers?.verdict).toBe('undefined');
    expect((await marksOfFormula('0*x'))[3]?.because).toMatch(/its output is always 0/);
  });
});

describe('the cost of a step', () => {
  it.each([
    [timed(1, 0), 'with ReLU is the measure, 1.'],
    [timed(1.03, 0.05), 'takes as long as ReLU’s (within the measuring noise).'],
    [timed(0.8, 0.3), 'takes as long as ReLU’s (within the measuring noise).'],
    [timed(1.04, 0.01), 'takes as long as ReLU’s: 1.0 times.'],
    [timed(0.91, 0.01), 'takes 0.9 times ReLU’s time.'],
    [timed(1.21, 0.05), 'takes 1.2 times ReLU’s time.'],
    [timed(1.94, 0.05), 'takes 1.9 times ReLU’s time.'],
    [timed(1.96, 0.05), 'takes about 2 times ReLU’s time.'],
    [timed(2.44, 0.05), 'takes about 2 times ReLU’s time.'],
    [timed(23.7, 0.05), 'takes about 20 times ReLU’s time.'],
  ])('of %o is told to one digit, and never more exactly than it was timed', (time, words) => {
    expect(costWords(time).endsWith(words)).toBe(true);
  });

  it('is said to be on its way, or why there is none', () => {
    expect(costWords({ kind: 'being timed' })).toMatch(/is being timed/);
    expect(costWords({ kind: 'no step' })).toMatch(/no finite number/);
    expect(costWords({ kind: 'failed', reason: 'There is not enough memory.' })).toMatch(/not enough memory/);
  });
});

describe('for and against', () => {
  it('are the list’s of a registered function, and read off the measurement of a written one', async () => {
    const registered = forAndAgainst(infoOf('relu'), await measured('relu'));
    expect(registered.map(({ value }) => value)).toEqual([infoOf('relu').pros, infoOf('relu').cons]);
    const { id } = await engine.define({ formula: 'max(0, x)' });
    const [pros, cons] = forAndAgainst(infoOf(id), await measured(id)).map(({ value }) => value);
    expect(pros).toBe('Sparse: 50 % of its outputs are 0.');
    expect(cons).toMatch(
      /^Flat for 50 % of inputs: neurons can die\. Its outputs are not centred: their mean is 0\.4\.$/,
    );
    await engine.forget(id);
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
