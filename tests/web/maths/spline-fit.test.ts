/** The B-spline of a drawn curve: its basis, what it fits exactly, what it smooths. */
import { describe, expect, it } from 'vitest';
import { cubicBSpline, fitSpline, splineValue } from '../../../web/src/maths/spline-fit.js';
import type { Point } from '../../../web/src/maths/stroke.js';

const range = [-4, 4] as const;

const sampled = (f: (x: number) => number, count = 161): readonly Point[] =>
  Array.from({ length: count }, (_, i) => {
    const x = -4 + (8 * i) / (count - 1);
    return [x, f(x)];
  });

/** The cubic B-spline as the four-fold convolution of a box gives it: truncated powers over 3!. */
const byTruncatedPowers = (u: number): number =>
  [1, -4, 6, -4, 1].reduce((sum, weight, k) => sum + weight * Math.max(0, u + 2 - k) ** 3, 0) / 6;

describe('the cubic B-spline', () => {
  it.each([-2.5, -2, -1.7, -1, -0.3, 0, 0.6, 1, 1.9, 2, 3])('at %f is what truncated powers give', (u) => {
    expect(cubicBSpline(u)).toBeCloseTo(byTruncatedPowers(u), 12);
  });

  it('and its neighbours sum to 1 everywhere', () => {
    for (const u of [-0.9, -0.5, 0, 0.2, 0.77]) {
      const sum = [-2, -1, 0, 1, 2].reduce((total, k) => total + cubicBSpline(u - k), 0);
      expect(sum).toBeCloseTo(1, 12);
    }
  });
});

describe('a fitted spline', () => {
  it('is a straight line for points of one, whatever the smoothing', () => {
    const coefficients = fitSpline(
      range,
      18,
      sampled((x) => 0.5 * x - 1),
      10,
    );
    for (const x of [-4, -1.3, 0, 2.2, 4]) expect(splineValue(range, coefficients, x)).toBeCloseTo(0.5 * x - 1, 8);
  });

  it('without smoothing is a cubic polynomial for points of one', () => {
    const cubic = (x: number): number => 0.1 * x ** 3 - 0.2 * x ** 2 + x - 0.5;
    const coefficients = fitSpline(range, 10, sampled(cubic), 0);
    for (const x of [-4, -2.1, 0.3, 3.9]) expect(splineValue(range, coefficients, x)).toBeCloseTo(cubic(x), 8);
  });

  it('follows ReLU to a twentieth', () => {
    const coefficients = fitSpline(
      range,
      19,
      sampled((x) => Math.max(0, x)),
      1e-4,
    );
    const errors = sampled((x) => Math.max(0, x)).map(([x, y]) => Math.abs(splineValue(range, coefficients, x) - y));
    expect(Math.max(...errors)).toBeLessThan(0.05);
  });

  it('with smoothing bends less than without', () => {
    const shaky = sampled((x) => Math.max(0, x) + 0.1 * Math.sin(40 * x));
    const bend = (smoothing: number): number => {
      const c = fitSpline(range, 18, shaky, smoothing);
      return c.slice(2).reduce((sum, value, i) => sum + (value - 2 * (c[i + 1] ?? 0) + (c[i] ?? 0)) ** 2, 0);
    };
    expect(bend(0.1)).toBeLessThan(0.5 * bend(1e-6));
  });
});
