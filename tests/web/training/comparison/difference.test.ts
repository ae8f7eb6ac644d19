/** Differences of two lists of trainings; expected figures were computed with numpy and mpmath. */
import { describe, expect, it } from 'vitest';
import {
  chanceOfDifference,
  halfOf,
  judged,
  pairedDifference,
} from '../../../../web/src/training/comparison/difference.js';
import { diverged, one, trainings } from './results.js';

describe('the difference of two functions', () => {
  it('is that of networks of equal seeds, and of each image over the pairs', () => {
    const difference = pairedDifference(
      trainings('a', [861, 865, 859, 862, 864]),
      trainings('b', [830, 826, 831, 824, 828]),
    );
    expect(difference?.pairs).toBe(5);
    expect(difference?.mean).toBeCloseTo(0.0344, 12);
    expect(difference?.overImages.mean).toBeCloseTo(0.0344, 12);
    if (!difference) throw new Error('There is a difference.');
    // By the seeds 8.313e-5, by the images 7.4e-10.
    expect(chanceOfDifference(difference) / 8.31291e-5).toBeCloseTo(1, 4);
  });

  it('pairs seeds in whatever order they come, and leaves out those without a partner and those that diverged', () => {
    const [a1, a2, a3] = trainings('a', [900, 500, 800]);
    const [b1, b2, b3] = trainings('b', [890, 700, 300]);
    if (!a1 || !a2 || !a3 || !b1 || !b2 || !b3) throw new Error('There are three seeds.');
    const left = pairedDifference([a3, a1, a2], [b2, b1, one('b', 3, diverged), one('b', 4, b3.outcome)]);
    expect(left?.pairs).toBe(2);
    expect(left?.mean).toBeCloseTo((0.01 - 0.2) / 2, 12);
    expect(pairedDifference([a1], [b2])).toBeUndefined();
    expect(pairedDifference([one('a', 1, diverged)], [b1])).toBeUndefined();
  });

  it('of one seed has the images’ share alone', () => {
    const difference = pairedDifference(trainings('a', [820]), trainings('b', [815]));
    expect(difference).toMatchObject({ pairs: 1, overSeeds: undefined });
    if (!difference) throw new Error('There is a difference.');
    expect(chanceOfDifference(difference)).toBeCloseTo(0.0252738, 7);
    const [alone] = judged([difference]);
    expect(alone?.isNoise).toBe(false);
    expect(alone && halfOf(alone)).toBeCloseTo(0.004379135, 9);
  });
});

describe('differences that are judged together', () => {
  const a = trainings('a', [840, 848, 836, 842, 845]);
  const b = trainings('b', [834, 836, 835, 833, 842]);
  const c = trainings('c', [828, 824, 834, 823, 839]);

  it('may be noise together where each alone is not', () => {
    const [ab, bc] = [pairedDifference(a, b), pairedDifference(b, c)];
    expect(judged([ab])[0]?.isNoise).toBe(false);
    expect(judged([bc])[0]?.isNoise).toBe(false);
    // Chances of 0.035 and 0.036 are both above 0.05 / 2.
    expect(judged([ab, bc]).map((each) => each?.isNoise)).toEqual([true, true]);
  });

  it('keep their places, with nothing where there is none', () => {
    const ab = pairedDifference(a, b);
    const [first, second, third] = judged([undefined, ab, undefined]);
    expect([first, third]).toEqual([undefined, undefined]);
    expect(second?.difference).toBe(ab);
  });
});
