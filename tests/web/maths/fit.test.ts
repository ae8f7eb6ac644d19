/** The fit of a strip's y-axis. */
import { describe, expect, it } from 'vitest';
import { fitted } from '../../../web/src/maths/fit.js';

const over = (from: number, to: number, f: (x: number) => number): number[] =>
  Array.from({ length: 1001 }, (_, i) => f(from + ((to - from) * i) / 1000));

describe('fitted', () => {
  it('holds all curves and what is to be included, with some room', () => {
    const { range, capped } = fitted([over(-5, 5, Math.tanh), over(-5, 5, (x) => Math.max(0, x))], [0], 20);
    expect(capped).toBe(false);
    expect(range[0]).toBeCloseTo(-1.3, 2);
    expect(range[1]).toBeCloseTo(5.3, 2);
  });

  it('includes 0 where a curve is far from it', () => {
    const { range } = fitted([[3, 3.1]], [0], 20);
    expect(range[0]).toBeLessThan(0);
    expect(range[1]).toBeGreaterThan(3.1);
  });

  it('leaves out what is not finite', () => {
    const { range, capped } = fitted([[0, NaN, 2, Infinity, -Infinity]], [], 20);
    expect(capped).toBe(false);
    expect(range[0]).toBeCloseTo(-0.1);
    expect(range[1]).toBeCloseTo(2.1);
  });

  it('is [0, 1] with some room where there is no finite value at all', () => {
    expect(fitted([[NaN], []], [], 20).range).toEqual([-0.05, 1.05]);
  });

  it('cuts off a pole instead of flattening the rest', () => {
    const { range, capped } = fitted([over(-5, 5, (x) => 1 / (x + 1e-5))], [0], 20);
    expect(capped).toBe(true);
    expect(range[1]).toBeLessThan(30);
    expect(range[1]).toBeGreaterThan(4);
  });

  it('keeps to what most of a curve does beside a hole, wherever the samples next to it lie', () => {
    const ranges = [0, 1e-6, 1e-3, 4e-3].map((shift) => {
      const pole = fitted(
        [over(-5 + shift, 5 + shift, (x) => (Math.abs(x) < 1e-5 ? NaN : 1 / x)).concat(NaN)],
        [0],
        20,
      );
      expect(pole.capped).toBe(true);
      return pole.range;
    });
    // Four fifths of it lie within ±1.
    for (const [low, high] of ranges) {
      expect(low).toBeCloseTo(-3.3, 1);
      expect(high).toBeCloseTo(3.3, 1);
    }
    const log = fitted([over(-5, 5, Math.log)], [0], 20);
    expect(log.range[0]).toBeLessThan(-2);
    expect(fitted([over(-5, 5, Math.sqrt)], [0], 20).range[1]).toBeGreaterThan(Math.sqrt(5));
    const peak = fitted([over(-5, 5, (x) => Math.exp(-500 * x * x)).concat(NaN)], [0], 20);
    expect(peak.range[1]).toBeGreaterThan(1);
  });

  it('shows a steep but steady growth as a whole', () => {
    const { range, capped } = fitted([over(0, 20, Math.exp)], [0], 80);
    expect(capped).toBe(false);
    expect(range[1]).toBeGreaterThan(Math.exp(20));
  });

  it('shows a narrow peak of ordinary height as a whole', () => {
    const { range, capped } = fitted([over(-5, 5, (x) => Math.exp(-500 * x * x))], [0], 20);
    expect(capped).toBe(false);
    expect(range[1]).toBeGreaterThan(1);
  });

  it('ends before numbers that cannot be drawn', () => {
    const { range, capped } = fitted([over(0, 5, (x) => x * 1e38)], [0], 20);
    expect(capped).toBe(true);
    expect(range[1]).toBeLessThan(1.1e30);
  });
});
