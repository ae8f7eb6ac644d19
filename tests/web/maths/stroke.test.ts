/** Strokes over the columns of a drawing. */
import { describe, expect, it } from 'vitest';
import { liftedAt, placeOf, strokedTo } from '../../../web/src/maths/stroke.js';

const range = [-4, 4] as const;
const flat = Array.from({ length: 9 }, () => 0);

describe('a stroke', () => {
  it('puts the columns it passes on its line and leaves the others', () => {
    expect(strokedTo(range, flat, [-2, 1], [2, 3])).toEqual([0, 0, 1, 1.5, 2, 2.5, 3, 0, 0]);
  });

  it('from right to left does the same', () => {
    expect(strokedTo(range, flat, [2, 3], [-2, 1])).toEqual(strokedTo(range, flat, [-2, 1], [2, 3]));
  });

  it('replaces what an earlier one left', () => {
    const first = strokedTo(range, flat, [-4, 1], [4, 1]);
    expect(strokedTo(range, first, [0, 2], [1, 2])).toEqual([1, 1, 1, 1, 2, 2, 1, 1, 1]);
  });

  it('that stays on one place sets the nearest column', () => {
    expect(strokedTo(range, flat, [0.3, 2], [0.3, 2])).toEqual([0, 0, 0, 0, 2, 0, 0, 0, 0]);
  });

  it('straight up ends at its last height', () => {
    expect(strokedTo(range, flat, [1, 0], [1, 3])[5]).toBe(3);
  });
});

describe('a lift', () => {
  it('takes its neighbours along, less the farther they are', () => {
    expect(liftedAt(range, flat, 0, 1, 2)).toEqual([0, 0, 0, 0.5, 1, 0.5, 0, 0, 0]);
  });
});

it('columns stand evenly from end to end', () => {
  expect([0, 4, 8].map((i) => placeOf(range, 9, i))).toEqual([-4, 0, 4]);
});
