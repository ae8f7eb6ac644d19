/** What `npm run bench` understands, and how it sums up its rounds. */
import { describe, expect, it } from 'vitest';
import { readOptions } from '../../bench/options.mjs';
import { series, stepsOf } from '../../bench/parts/cliffs.mjs';
import { median, overallSpeed, ratioOf, rotated } from '../../bench/statistics.mjs';

describe('the options of the bench', () => {
  it('measure everything unless something is chosen', () => {
    expect(readOptions([])).toMatchObject({
      json: false,
      only: ['step', 'gemm', 'activations', 'training', 'weight'],
      rounds: 7,
    });
    expect(readOptions(['--json', '--only', 'step,weight', '--who', 'pytorch', '--rounds', '2'])).toEqual({
      json: true,
      only: ['step', 'weight'],
      who: ['pytorch'],
      rounds: 2,
    });
  });

  it.each([
    [['--fast'], /no option --fast.*--json.*--only.*--who.*--rounds/],
    [['--who', 'activarium,jax'], /no 'jax'.*activarium.*jax-js.*pytorch/],
    [['--only', 'steps'], /no 'steps'.*step, gemm, activations, training, weight/],
    [['--only'], /--only.*step, gemm/],
    [['--rounds', '0'], /--rounds.*whole number.*'0'/],
  ])('%j is refused with the choices there are', (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });
});

describe('rounds', () => {
  it('are summed up by their median, of an even number the middle two’s mean', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 2, 9])).toBe(3);
  });

  it('are compared round by round, so that what slows a whole round cancels', () => {
    expect(ratioOf([2, 20, 4], [4, 40, 5])).toEqual({ median: 0.5, min: 0.5, max: 0.8 });
  });

  it('begin with another contender each time', () => {
    expect([0, 1, 2, 3].map((round) => rotated(['a', 'b', 'c'], round).join(''))).toEqual(['abc', 'bca', 'cab', 'abc']);
  });
});

describe('the speed of several products', () => {
  it('is their work over their time, so that small ones count little', () => {
    expect(overallSpeed([90, 10], [9, 1])).toBe(5);
    expect(overallSpeed([99, 1], [10, 1])).toBeCloseTo(100 / 10.9);
  });
});

describe('the cliffs', () => {
  it('are looked for between shapes that differ by one row or column, from 1 to 300', () => {
    const steps = stepsOf(series.map((line) => ({ ...line, times: line.shapes.map(() => 1) })));
    const pairs = steps.map(({ line: { shapes }, at }) => [shapes[at - 1], shapes[at]]);
    expect(pairs).toContainEqual([
      { m: 1, n: 1, k: 10 },
      { m: 2, n: 1, k: 10 },
    ]);
    expect(pairs).toContainEqual([
      { m: 128, n: 299, k: 300 },
      { m: 128, n: 300, k: 300 },
    ]);
    for (const [before, after] of pairs)
      expect((after?.m ?? NaN) + (after?.n ?? NaN)).toBe((before?.m ?? NaN) + (before?.n ?? NaN) + 1);
  });

  it('are sorted by how much longer the larger shape takes, and gaps between sizes are none', () => {
    const shapes = [1, 2, 3, 8, 9].map((m) => ({ m, n: 1, k: 10 }));
    const found = stepsOf([{ shapes, times: [10, 11, 33, 99, 198] }]);
    expect(found.map(({ at, ratio }) => [at, ratio])).toEqual([
      [2, 3],
      [4, 2],
      [1, 1.1],
    ]);
  });
});
