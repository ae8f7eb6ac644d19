/** Places in the order of accuracy; expected figures were computed with numpy and mpmath, and chance is drawn. */
import { describe, expect, it } from 'vitest';
import { describeStanding } from '../../../../web/src/training/comparison/rank-words.js';
import { ranksOf, type Rank } from '../../../../web/src/training/comparison/ranks.js';
import type { Result } from '../../../../web/src/training/comparison/result.js';
import { diverged, one, outcome, trainings } from './results.js';

const names = new Map([
  ['a', 'GELU'],
  ['b', 'ReLU'],
  ['c', 'Tanh'],
  ['d', 'Sigmoid'],
]);
const name = (activation: string): string => names.get(activation) ?? activation;
const words = ({ standing }: Rank): string | undefined => describeStanding(standing, name);

const a = trainings('a', [861, 865, 859, 862, 864]);
const b = trainings('b', [830, 826, 831, 824, 828]);
const c = trainings('c', [826, 829, 825, 822, 827]);
const d = trainings('d', [100, 100, 100, 100, 100]);

describe('ranks', () => {
  const ranks = ranksOf([...d, ...c, ...b, ...a], ['d', 'c', 'b', 'a'], 0.01);

  it('are in the order of mean accuracy, each resolved where its difference from the one above is sure', () => {
    expect(ranks.map(({ activation, rank, standing }) => [activation, rank, standing.kind])).toEqual([
      ['a', 1, 'first'],
      ['b', 2, 'resolved'],
      ['c', 3, 'noise'],
      ['d', 4, 'resolved'],
    ]);
  });

  it('come with the difference and with what may be chance at the level of Holm’s method', () => {
    const figures = ranks.flatMap(({ standing }) => ('half' in standing ? [[standing.behind, standing.half]] : []));
    const expected = [
      [0.0344, 0.012419016],
      [0.002, 0.004210687],
      [0.7258, 0.033737347],
    ];
    expect(figures).toHaveLength(3);
    expected.flat().forEach((value, i) => {
      expect(figures.flat()[i]).toBeCloseTo(value, 8);
    });
  });

  it('say from figures what they hang on', () => {
    expect(ranks.map(words)).toEqual([
      undefined,
      '3.4 points below GELU, more than the ±1.2 that may be chance',
      '0.2 points below ReLU, and ±0.4 may be chance',
      '72.6 points below Tanh, more than the ±3.4 that may be chance',
    ]);
  });

  it('of one seed are never resolved', () => {
    const [, second] = ranksOf([...trainings('a', [900]), ...trainings('b', [100])], ['a', 'b'], 0.01);
    expect(second?.standing).toMatchObject({ kind: 'one-seed', pairs: 1 });
    expect(second && words(second)).toBe('80.0 points below GELU, but from one seed: another may turn it round');
  });

  it('of functions that do alike are level', () => {
    const same = ranksOf([...a, ...trainings('b', [861, 865, 859, 862, 864])], ['a', 'b'], 0.01);
    expect(same.map(words)).toEqual([undefined, 'level with GELU']);
    expect(same[1]?.standing).toMatchObject({ kind: 'noise', behind: 0, half: 0 });
  });

  it('wait until both are trained from the same seeds', () => {
    const [, second] = ranksOf([...a, ...b.slice(0, 3)], ['a', 'b'], 0.01);
    expect(second?.standing).toEqual({ kind: 'other-seeds', above: 'a' });
    expect(second && words(second)).toBe('not trained from the same seeds as GELU');
  });

  it('are not given to functions that are not trained, or of which a training diverged', () => {
    const results = [...b, ...trainings('a', [990]), one('a', 2, diverged)];
    const all = ranksOf(results, ['c', 'a', 'b'], 0.01);
    expect(all.map(({ activation, rank }) => [activation, rank])).toEqual([
      ['b', 1],
      ['c', undefined],
      ['a', undefined],
    ]);
    expect(all.map(words)).toEqual([undefined, 'not trained yet', '1 of 2 trainings diverged: it has no place']);
  });

  it('are of one rate', () => {
    const other = trainings('b', [999, 999, 999, 999, 999], 0.1);
    expect(ranksOf([...a, ...b, ...other], ['a', 'b'], 0.01)[0]?.activation).toBe('a');
    expect(ranksOf([...a, ...b, ...other], ['a', 'b'], 0.1)[0]?.activation).toBe('b');
  });
});

it(
  'of tables whose functions are equal two by two, one in twenty at most resolves two that are equal',
  { timeout: 60_000 },
  () => {
    // A generator of its own: a linear congruence, two of its numbers a normal one (Box and Muller).
    let state = 1;
    const uniform = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
    const functions = Array.from({ length: 13 }, (_, i) => `f${String(i)}`);
    const level = (i: number): number => Math.floor(i / 2);
    const trained = outcome(0);
    const tables = 2000;
    let wrong = 0;
    for (let table = 0; table < tables; table += 1) {
      const results = functions.flatMap((activation, i): Result[] =>
        Array.from({ length: 5 }, (_, seed) =>
          // Two images that each function is right on by a different share leave no doubt of their own.
          one(activation, seed, { ...trained, accuracy: level(i) + 0.01 * normal(), right: Uint8Array.of(i, i) }),
        ),
      );
      const levelOf = (activation: string): number => level(functions.indexOf(activation));
      const isWrong = ({ activation, standing }: Rank): boolean =>
        standing.kind === 'resolved' && levelOf(activation) === levelOf(standing.above);
      if (ranksOf(results, functions, 0.01).some(isWrong)) wrong += 1;
    }
    // Four standard deviations of a share of 0.05.
    expect(wrong / tables).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / tables));
    expect(wrong).toBeGreaterThan(0);
  },
);
