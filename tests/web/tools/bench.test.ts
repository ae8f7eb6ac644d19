/** What `npm run bench` understands, and how it sums up its rounds. */
import { describe, expect, it } from 'vitest';
import { readOptions } from '../../bench/options.mjs';
import { median, ratioOf, rotated } from '../../bench/statistics.mjs';

describe('the options of the bench', () => {
  it('measure everything unless something is chosen', () => {
    expect(readOptions([])).toMatchObject({ json: false, only: ['step', 'gemm', 'activations', 'weight'], rounds: 7 });
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
    [['--only', 'steps'], /no 'steps'.*step, gemm, activations, weight/],
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
