/** The largest of many values. */
import { expect, it } from 'vitest';
import { largestFirst } from '../../../web/src/maths/largest.js';

it('finds the places of the largest values, the largest first and of equals the earlier', () => {
  expect(largestFirst([3, 9, -1, 9, 4], 3)).toEqual([1, 3, 4]);
  expect(largestFirst(Float32Array.of(2, 2, 2, 2), 2)).toEqual([0, 1]);
});

it('agrees with sorting all of them', () => {
  // Repeated values, so that ties are met.
  const values = Float32Array.from({ length: 3000 }, (_, i) => ((i * 7919) % 997) - 500);
  const sorted = Array.from(values.keys()).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
  expect(largestFirst(values, 9)).toEqual(sorted.slice(0, 9));
  expect(largestFirst(values.slice(0, 5), 9)).toHaveLength(5);
});

it('leaves out what is no number', () => {
  expect(largestFirst([NaN, 1, NaN, 2, NaN], 4)).toEqual([3, 1]);
});
