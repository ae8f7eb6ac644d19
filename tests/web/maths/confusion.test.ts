/** Confusion matrices as shares, the mistakes they show, and the order of verdicts. */
import { describe, expect, it } from 'vitest';
import { mostConfused, orderVerdicts, rowShares } from '../../../web/src/maths/confusion.js';

const counts = [8, 2, 0, 1, 3, 0, 0, 0, 0];

describe('rowShares', () => {
  it('are shares of each actual class, which add up to 1', () => {
    const shares = rowShares(counts, 3);
    expect([...shares.slice(0, 6)]).toEqual([0.8, 0.2, 0, 0.25, 0.75, 0]);
  });

  it('are not numbers for a class without images', () => {
    expect([...rowShares(counts, 3).slice(6)]).toEqual([NaN, NaN, NaN]);
  });
});

describe('mostConfused', () => {
  it('names the largest shares off the diagonal and none that never happened', () => {
    const mistakes = mostConfused(rowShares(counts, 3), 3, 5);
    expect(mistakes).toEqual([
      { actual: 1, predicted: 0, share: 0.25 },
      { actual: 0, predicted: 1, share: 0.2 },
    ]);
  });
});

describe('orderVerdicts', () => {
  it('puts the surest mistake first and what is right last', () => {
    const probabilities = [0.9, 0.1, 0.4, 0.6, 0.2, 0.8, 0.3, 0.7];
    const order = orderVerdicts(probabilities, [0, 0, 0, 1]).map(({ image, predicted }) => [image, predicted]);
    expect(order).toEqual([
      [2, 1],
      [1, 1],
      [0, 0],
      [3, 1],
    ]);
  });
});
