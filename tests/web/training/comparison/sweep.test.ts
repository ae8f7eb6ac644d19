/** Functions over rates; expected figures were computed with numpy and mpmath. */
import { describe, expect, it } from 'vitest';
import { halfOf } from '../../../../web/src/training/comparison/difference.js';
import { contestOf, sweepsOf } from '../../../../web/src/training/comparison/sweep.js';
import { diverged, one, trainings } from './results.js';

const rates = [0.1, 0.001, 0.01];
const relu = [
  ...trainings('relu', [700, 705, 695], 0.001),
  ...trainings('relu', [800, 804, 799], 0.01),
  ...trainings('relu', [790, 802, 795], 0.1),
];
const gelu = [
  ...trainings('gelu', [650, 660, 652], 0.001),
  ...trainings('gelu', [802, 803, 800], 0.01),
  ...trainings('gelu', [850, 862, 856], 0.1),
];

describe('a sweep', () => {
  const [ofRelu, ofGelu] = sweepsOf([...relu, ...gelu], ['relu', 'gelu'], rates);

  it('has the mean and the band over seeds at each rate, from the lowest', () => {
    expect(ofRelu?.points.map(({ learningRate }) => learningRate)).toEqual([0.001, 0.01, 0.1]);
    const [first] = ofRelu?.points ?? [];
    expect(first).toMatchObject({ done: 3, diverged: 0, least: 0.695, most: 0.705 });
    expect(first?.accuracy.mean).toBeCloseTo(0.7, 12);
    expect(first?.accuracy.deviation).toBeCloseTo(0.005, 12);
  });

  it('names the best rate, and the rates that may be as good', () => {
    expect(ofRelu?.best).toEqual({ learningRate: 0.01, ties: [0.1], end: undefined });
    expect(ofGelu?.best).toEqual({ learningRate: 0.1, ties: [], end: 'highest' });
  });

  it('of one rate has no end beyond which a better one may lie', () => {
    const [only] = sweepsOf(relu, ['relu'], [0.01]);
    expect(only?.best).toEqual({ learningRate: 0.01, ties: [], end: undefined });
    const [lowest] = sweepsOf(relu, ['relu'], [0.01, 0.1]);
    expect(lowest?.best?.end).toBe('lowest');
  });

  it('never calls a rate best from which a training diverged, nor a tie', () => {
    const results = [
      ...trainings('relu', [990, 992], 0.1),
      one('relu', 3, diverged, 0.1),
      ...trainings('relu', [800, 804, 799], 0.01),
    ];
    const [sweep] = sweepsOf(results, ['relu'], rates);
    expect(sweep?.best).toMatchObject({ learningRate: 0.01, ties: [] });
    expect(sweep?.points.map(({ done, diverged: lost }) => [done, lost])).toEqual([
      [0, 0],
      [3, 0],
      [3, 1],
    ]);
    expect(sweep?.points[0]).toMatchObject({ least: NaN, most: NaN });
  });

  it('has no best rate before a training has ended soundly', () => {
    expect(sweepsOf([], ['relu'], rates)[0]?.best).toBeUndefined();
    expect(sweepsOf([one('relu', 1, diverged)], ['relu'], rates)[0]?.best).toBeUndefined();
  });
});

describe('a contest of two functions', () => {
  it('turns where each wins at a rate', () => {
    const contest = contestOf([...relu, ...gelu], 'relu', 'gelu', rates);
    expect(contest.at.map(({ rates: [rate], winner }) => [rate, winner])).toEqual([
      [0.001, 'own'],
      [0.01, 'unknown'],
      [0.1, 'other'],
    ]);
    expect(contest.turns).toBe(true);
    expect(contest.atBest).toMatchObject({ rates: [0.01, 0.1], winner: 'other' });
    const found = [...contest.at, contest.atBest].map((match) => match?.judged);
    const expected = [
      [0.046, 0.015922255],
      [-0.000667, 0.003794583],
      [-0.060333, 0.017941463],
      [-0.055, 0.015616447],
    ];
    expected.forEach(([mean = NaN, half = NaN], i) => {
      const each = found[i];
      expect(each?.difference.mean).toBeCloseTo(mean, 5);
      expect(each && halfOf(each)).toBeCloseTo(half, 8);
    });
  });

  it('does not turn where one wins at every rate that decides', () => {
    const better = trainings('gelu', [880, 884, 879], 0.01);
    const contest = contestOf([...relu.slice(0, 6), ...gelu.slice(6), ...better], 'relu', 'gelu', rates);
    expect(contest.at.map(({ winner }) => winner)).toEqual(['unknown', 'other', 'unknown']);
    expect(contest.at.map(({ judged }) => judged === undefined)).toEqual([true, false, true]);
    expect(contest.turns).toBe(false);
  });

  it('is decided by no single seed', () => {
    const results = [...trainings('relu', [900], 0.01), ...trainings('gelu', [100], 0.01)];
    const contest = contestOf(results, 'relu', 'gelu', [0.01]);
    expect(contest.at[0]).toMatchObject({ winner: 'unknown', judged: { difference: { pairs: 1 } } });
    expect(contestOf(results, 'relu', 'tanh', [0.01])).toMatchObject({ turns: false, atBest: undefined });
  });
});
