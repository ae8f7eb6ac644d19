/** Values between samples. */
import { describe, expect, it } from 'vitest';
import { indexFrom, interpolated } from '../../../web/src/maths/interpolate.js';

describe('interpolated', () => {
  const x = Float32Array.of(-1, 0, 2);
  const y = Float32Array.of(4, 0, 10);

  it('is the sample at a sample and lies on the line between two', () => {
    expect(interpolated(x, y, 0)).toBe(0);
    expect(interpolated(x, y, 2)).toBe(10);
    expect(interpolated(x, y, -0.25)).toBe(1);
    expect(interpolated(x, y, 0.5)).toBe(2.5);
  });

  it('is nothing outside of the samples', () => {
    expect(interpolated(x, y, -1.01)).toBeNaN();
    expect(interpolated(x, y, 2.01)).toBeNaN();
    expect(interpolated([], [], 0)).toBeNaN();
  });
});

describe('indexFrom', () => {
  it('finds the first place that is not below', () => {
    const x = [1, 3, 3, 7];
    expect([0, 1, 2, 3, 5, 7, 8].map((at) => indexFrom(x, at))).toEqual([0, 0, 1, 1, 3, 3, 4]);
  });
});
