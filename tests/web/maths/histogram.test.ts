/** Histograms against a naive count. */
import { describe, expect, it } from 'vitest';
import { histogram } from '../../../web/src/maths/histogram.js';

/** A fixed sequence of values, about half of them below zero. */
const values = Float32Array.from({ length: 5000 }, (_, i) => 3 * Math.sin(i * 1.7) + Math.cos(i * i) - 0.4);

describe('histogram', () => {
  it('counts what a loop counts', () => {
    const bins = histogram(values);
    expect(bins.length).toBeGreaterThan(25);
    expect(bins.length).toBeLessThan(80);
    bins.forEach(({ from, to, count }, i) => {
      const isLast = i === bins.length - 1;
      let naive = 0;
      for (const value of values) if (value >= from && (isLast ? value <= to : value < to)) naive += 1;
      expect(count).toBe(naive);
    });
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
  });

  it('has bins of equal width without a gap, and an edge at zero', () => {
    const bins = histogram(values);
    const width = (bins[0]?.to ?? NaN) - (bins[0]?.from ?? NaN);
    bins.forEach(({ from, to }, i) => {
      expect(to - from).toBeCloseTo(width, 9);
      if (i > 0) expect(from).toBe(bins[i - 1]?.to);
    });
    expect(bins.some(({ from }) => from === 0)).toBe(true);
  });

  it('gives one bin around values that are all alike, and none to no values', () => {
    expect(histogram([0, 0, 0])).toEqual([{ from: -0.5, to: 0.5, count: 3 }]);
    expect(histogram([-2, -2])).toEqual([{ from: -3, to: -1, count: 2 }]);
    expect(histogram([])).toEqual([]);
  });

  it('leaves out what is not a number', () => {
    expect(histogram([NaN, 1, Infinity, 1])).toEqual([{ from: 0.5, to: 1.5, count: 2 }]);
  });
});
