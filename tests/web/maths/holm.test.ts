/** Holm's method on examples worked by hand. */
import { expect, it } from 'vitest';
import { holm } from '../../../web/src/maths/holm.js';

it('the least probable of four is held against a quarter of the level, the next against a third, up to the first above', () => {
  // 0.005 ≤ 0.05/4, 0.01 ≤ 0.05/3, 0.03 > 0.05/2; that 0.04 is below 0.05 does not count any more.
  expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([
    { isSure: true, level: 0.05 / 3 },
    { isSure: false, level: 0.05 / 2 },
    { isSure: false, level: 0.05 / 2 },
    { isSure: true, level: 0.05 / 4 },
  ]);
});

it('one comparison is held against the level itself, which still is sure', () => {
  expect(holm([0.05])).toEqual([{ isSure: true, level: 0.05 }]);
  expect(holm([0.051])).toEqual([{ isSure: false, level: 0.05 }]);
  expect(holm([])).toEqual([]);
});

it('comparisons that are all below their levels are all sure', () => {
  expect(holm([0.05, 0, 0.02]).map(({ isSure }) => isSure)).toEqual([true, true, true]);
});

it('a probability that is no number is not sure', () => {
  expect(holm([NaN]).map(({ isSure }) => isSure)).toEqual([false]);
});
