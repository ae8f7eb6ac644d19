/** Student's t against its own density, integrated numerically, and intervals by hand. */
import { describe, expect, it } from 'vitest';
import { containsZero, deviationOf, imageInterval, meanOf, tInterval } from '../../../web/src/maths/paired.js';

/** ∫ of t's density from 0 to `end`, by Simpson's rule; its constant by the same rule over all of the axis. */
function shareWithin(degrees: number, end: number): number {
  const density = (t: number): number => (1 + (t * t) / degrees) ** (-(degrees + 1) / 2);
  // t = tan(a) makes the axis finite.
  const under = (a: number): number => density(Math.tan(a)) / Math.cos(a) ** 2;
  const simpson = (to: number): number => {
    const n = 20_000;
    const h = to / n;
    let sum = 0;
    for (let i = 0; i <= n; i += 1) sum += (i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2) * under(i * h);
    return (sum * h) / 3;
  };
  return simpson(Math.atan(end)) / simpson(Math.PI / 2 - 1e-9);
}

describe('the interval of the mean', () => {
  it.each([2, 3, 4, 5, 6, 7, 8, 9, 10])('of %i values leaves 5 %% of t outside', (count) => {
    const values = Array.from({ length: count }, (_, i) => i);
    const { half } = tInterval(values);
    const t = (half * Math.sqrt(count)) / deviationOf(values);
    expect(shareWithin(count - 1, t)).toBeCloseTo(0.95, 4);
  });

  it('of 1, 2 and 6 is 3 ± 4.3027 · √7 / √3', () => {
    const { mean, half } = tInterval([1, 2, 6]);
    expect(mean).toBe(3);
    expect(half).toBeCloseTo((4.3027 * Math.sqrt(7)) / Math.sqrt(3), 10);
  });

  it('of one value tells nothing, and contains 0', () => {
    expect(tInterval([5]).half).toBeNaN();
    expect(containsZero(tInterval([5]))).toBe(true);
  });
});

describe('the interval over images', () => {
  it('is that of the binomial for images of which one function is right and the other never', () => {
    const right = Array.from({ length: 1000 }, (_, i) => (i < 300 ? 1 : 0));
    const { mean, half } = imageInterval(right);
    expect(mean).toBeCloseTo(0.3, 12);
    expect(half).toBeCloseTo(1.96 * Math.sqrt((0.3 * 0.7) / 999), 12);
  });

  it('is nothing where both are right on the same', () => {
    expect(imageInterval(Array.from({ length: 50 }, () => 0))).toEqual({ mean: 0, half: 0 });
    expect(containsZero({ mean: 0, half: 0 })).toBe(true);
  });
});

it('the mean and deviation of 2, 4, 4, 4, 5, 5, 7, 9 are 5 and √(32/7)', () => {
  const values = [2, 4, 4, 4, 5, 5, 7, 9];
  expect(meanOf(values)).toBe(5);
  expect(deviationOf(values)).toBeCloseTo(Math.sqrt(32 / 7), 12);
});

it('an interval contains 0 when its half is as large as its mean', () => {
  expect(containsZero({ mean: -0.1, half: 0.1 })).toBe(true);
  expect(containsZero({ mean: -0.1, half: 0.09 })).toBe(false);
});
