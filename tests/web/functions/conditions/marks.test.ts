/** The four conditions of a good activation function, judged by the engine's own measurements. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conditionName, conditions, marksOf, type Mark } from '../../../../web/src/functions/conditions/marks.js';
import { costFigure, costWords, type StepCost } from '../../../../web/src/functions/conditions/step-cost.js';
import type { Verdict } from '../../../../web/src/functions/conditions/verdict.js';
import { createEngine, type Engine, type Measurement } from '../../engine/library.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});
afterAll(() => {
  engine.dispose();
});

const measured = (activation: string, parameters = {}): Promise<Measurement> =>
  engine.measure({ activation, parameters, cost: false });

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
    const marks = marksOf(await measured('relu'), { kind: 'being timed' });
    expect(marks.map(({ name }) => name)).toEqual(conditions);
    expect(conditions.map(conditionName)).toEqual([
      'Non-linear',
      'Cheap',
      'Lets gradients through',
      'Keeps the layers’ spread',
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
      'It has one kink and no jump; 50.0 % of inputs have a usable slope.',
      expect.stringMatching(
        /^After ten layers the mean is 0\.\d+ and the spread 0\.\d+, of which 0\.\d+ between inputs: they grow alike\.$/,
      ),
    ]);
    const [, , slopes, layers] = marksOf(await measured('sigmoid'), timed(1));
    expect(slopes?.because).toBe(
      'It has no kink and no jump; 100.0 % of inputs have a usable slope, but slopes are small: the mean of f′² is 0.045.',
    );
    expect(layers?.because).toMatch(/but only 8\.9e−5 between inputs: they become alike\.$/);
    expect(marksOf(await measured('tanhshrink'), timed(1))[3]?.because).toMatch(/spread 66: it explodes\.$/);
    expect(marksOf(await measured('tanh'), timed(1))[3]?.because).toBe(
      'After ten layers the mean is 0 and the spread 1: it is kept.',
    );
  });

  it('are told in a word and the number that it follows from', async () => {
    const told = async (id: string, time: StepCost, parameters = {}): Promise<readonly string[]> =>
      marksOf(await measured(id, parameters), time).map(({ word, figure }) => `${word}, ${figure}`);
    expect(await told('relu', timed(1, 0))).toEqual([
      'yes, a line explains 73 %',
      'yes, the measure: 1',
      'half, none for z < 0',
      expect.stringMatching(/^in part, [2-4]\d % of it is left between inputs$/),
    ]);
    const sigmoid = await told('sigmoid', timed(1.2));
    expect(sigmoid[1]).toBe('yes, a step takes 1.2 times ReLU’s');
    expect(sigmoid[2]).toBe('weakly, its slopes are small: 0.21 on average');
    expect(sigmoid[3]).toBe('no, 0.01 % of it is left between inputs');
    expect((await told('leaky-relu', timed(1)))[2]).toBe('half, hardly any for z < 0');
    expect((await told('prelu', timed(1)))[2]).toBe('nearly, all but at z = 0, where it has a kink');
    expect((await told('leaky-relu', timed(1), { slope: 0.99 }))[0]).toBe('hardly, a line explains all but 0.0009 %');
    expect((await told('none', { kind: 'being timed' })).slice(0, 2)).toEqual([
      'no, a line explains all of it',
      'being timed, its step is being timed',
    ]);
    expect((await told('gelu', timed(1.6)))[1]).toBe('fairly, a step takes 1.6 times ReLU’s');
    expect((await told('gelu', timed(1.6)))[2]).toBe('yes, 91 % of inputs have a usable slope');
    expect((await told('nipuna-chapter', timed(1)))[2]).toBe('no, it jumps');
    expect((await told('tanhshrink', timed(1)))[3]).toBe('no, it explodes: spread 66 after 10 layers');
    expect((await told('tanh', timed(1)))[3]).toBe('yes, spread 1 after 10 layers');
  });

  it('do not ask for numbers where no network comes', async () => {
    const third = async (formula: string): Promise<string> => {
      const mark = (await marksOfFormula(formula))[2];
      return `${String(mark?.verdict)}: ${String(mark?.because.split(';')[0])}`;
    };
    expect(await third('x + sin(3 * x)')).toBe('met: It has no kink and no jump');
    expect(await third('x^3')).toMatch(/: It has no kink and no jump$/);
    expect(await third('exp(x)')).toBe('not met: It grows beyond what numbers can hold');
    expect(await third('log(x)')).toMatch(/^not met: (It is not defined everywhere|It has one pole)$/);
    expect(await third('where(x > 1, x, 0)')).toBe('not met: It has one jump');
  });

  it('are not found, which is no fault of the function, where not all of its slopes are known', async () => {
    const gelu = await measured('gelu');
    const [, , differentiable] = marksOf({ ...gelu, normal: { ...gelu.normal, passingShare: NaN } }, timed(1));
    expect(differentiable).toMatchObject({
      verdict: 'undefined',
      word: 'not found',
      figure: 'its slopes are not known everywhere',
      because:
        'It has no kink and no jump; the share of inputs with a usable slope was not found: its slopes are not known everywhere.',
    });
  });

  it('are undefined where a function has no value for some inputs', async () => {
    const relu = await measured('relu');
    const reciprocal: Measurement = {
      ...relu,
      undefined: [[0, 0]],
      poles: [{ x: 0, left: -Infinity, right: Infinity }],
      kinks: [],
      normal: Object.fromEntries(Object.keys(relu.normal).map((name) => [name, NaN])) as Measurement['normal'],
      layers: [],
    };
    const [curvature, , differentiable, layers] = marksOf(reciprocal, timed(1));
    expect(curvature?.verdict).toBe('undefined');
    expect(curvature?.because).toMatch(/is undefined: for some inputs it has no value/);
    expect(differentiable?.verdict).toBe('not met');
    expect(differentiable?.because).toBe('It has one pole; the share of inputs with a usable slope is undefined.');
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
    expect(costFigure({ kind: 'no step' })).toBe('no step of it can be made');
    expect(costFigure({ kind: 'failed', reason: '' })).toBe('it could not be timed');
  });
});
