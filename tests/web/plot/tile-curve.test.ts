/** Curves on tiles. */
import { describe, expect, it } from 'vitest';
import { tileCurve, tilePlaces, tileSize } from '../../../web/src/plot/tile-curve.js';

const draw = (f: (x: number) => number): { heights: number[]; zero: number } => {
  const x = tilePlaces([]);
  const { path, zero } = tileCurve(x, x.map(f), []);
  const numbers = (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  return { heights: numbers.filter((_, i) => i % 2 === 1), zero: zero.y };
};

describe('tileCurve', () => {
  it('draws functions of ordinary size to one scale', () => {
    const one = draw((x) => 1 / (1 + Math.exp(-x)));
    const two = draw((x) => 2 / (1 + Math.exp(-x)));
    expect(one.zero).toBe(two.zero);
    expect(two.zero - Math.min(...two.heights)).toBeCloseTo(2 * (one.zero - Math.min(...one.heights)), 1);
  });

  it('keeps a large function in sight', () => {
    const { heights } = draw((x) => 40 * Math.sin(x));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...heights)).toBeLessThanOrEqual(tileSize.height);
  });
});
