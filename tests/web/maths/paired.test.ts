/** Student's t against its own density, integrated numerically, and intervals by hand. */
import { describe, expect, it } from 'vitest';
import { chanceOf, containsZero, deviationOf, estimateOf, intervalOf, meanOf } from '../../../web/src/maths/paired.js';

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
    const { half } = intervalOf(estimateOf(values));
    const t = (half * Math.sqrt(count)) / deviationOf(values);
    expect(shareWithin(count - 1, t)).toBeCloseTo(0.95, 8);
  });

  it('of 1, 2 and 6 is 3 ± 4.3027 · √7 / √3', () => {
    const { mean, half } = intervalOf(estimateOf([1, 2, 6]));
    expect(mean).toBe(3);
    expect(half).toBeCloseTo((4.30265272974946 * Math.sqrt(7)) / Math.sqrt(3), 10);
  });

  it('is wider where less is to be left outside, up to the level that is the chance of the mean itself', () => {
    const estimate = estimateOf([1, 2, 6]);
    // t = 3 / √(7/3) = 1.964 with 2 degrees of freedom, whose tail is 1 − t / √(t² + 2).
    const t = 3 / Math.sqrt(7 / 3);
    const tail = 1 - t / Math.sqrt(t * t + 2);
    expect(chanceOf(estimate)).toBeCloseTo(tail, 12);
    expect(intervalOf(estimate, tail).half).toBeCloseTo(3, 10);
    expect(intervalOf(estimate, tail / 2).half).toBeGreaterThan(3);
  });

  it('of one value tells nothing, and contains 0', () => {
    const one = estimateOf([5]);
    expect(intervalOf(one).half).toBeNaN();
    expect(containsZero(intervalOf(one))).toBe(true);
    expect(chanceOf(one)).toBe(1);
  });
});

describe('the interval over images', () => {
  it('is that of the binomial for images of which one function is right and the other never', () => {
    const right = Array.from({ length: 1000 }, (_, i) => (i < 300 ? 1 : 0));
    const { mean, half } = intervalOf(estimateOf(right));
    expect(mean).toBeCloseTo(0.3, 12);
    expect(half).toBeCloseTo(1.96234146113345 * Math.sqrt((0.3 * 0.7) / 999), 12);
  });

  it('is nothing where both are right on the same', () => {
    const alike = estimateOf(Array.from({ length: 50 }, () => 0));
    expect(intervalOf(alike)).toEqual({ mean: 0, half: 0 });
    expect(chanceOf(alike)).toBe(1);
    expect(containsZero({ mean: 0, half: 0 })).toBe(true);
  });
});

it('the mean and deviation of 2, 4, 4, 4, 5, 5, 7, 9 are 5 and √(32/7)', () => {
  const values = [2, 4, 4, 4, 5, 5, 7, 9];
  expect(meanOf(values)).toBe(5);
  expect(deviationOf(values)).toBeCloseTo(Math.sqrt(32 / 7), 12);
});

it('the deviation of equal values is 0, and that of one value or none is no number', () => {
  expect(deviationOf([0.1, 0.1, 0.1])).toBe(0);
  expect(deviationOf([0.1])).toBeNaN();
  expect(deviationOf([])).toBeNaN();
});

it('an interval contains 0 when its half is as large as its mean', () => {
  expect(containsZero({ mean: -0.1, half: 0.1 })).toBe(true);
  expect(containsZero({ mean: -0.1, half: 0.09 })).toBe(false);
});
