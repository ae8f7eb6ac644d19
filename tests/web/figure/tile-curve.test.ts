/** Curves on tiles. */
import { describe, expect, it } from 'vitest';
import { tileCurve, tileSize } from '../../../web/src/figure/tile-curve.js';

type F = (x: number) => readonly [y: number, dy: number, d2y: number];

const draw = async (f: F): Promise<{ heights: number[]; zero: number; path: string }> => {
  const { path, zero } = await tileCurve([], (x) =>
    Promise.resolve({ y: x.map((at) => f(at)[0]), dy: x.map((at) => f(at)[1]), d2y: x.map((at) => f(at)[2]) }),
  );
  const numbers = (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  return { heights: numbers.filter((_, i) => i % 2 === 1), zero: zero.y, path };
};

const sigmoid =
  (size: number): F =>
  (x) => {
    const s = 1 / (1 + Math.exp(-x));
    return [size * s, size * s * (1 - s), size * s * (1 - s) * (1 - 2 * s)];
  };

describe('tileCurve', () => {
  it('draws functions of ordinary size to one scale', async () => {
    const [one, two] = [await draw(sigmoid(1)), await draw(sigmoid(2))];
    expect(one.zero).toBe(two.zero);
    expect(two.zero - Math.min(...two.heights)).toBeCloseTo(2 * (one.zero - Math.min(...one.heights)), 1);
  });

  it('keeps a large function in sight', async () => {
    const { heights } = await draw((x) => [40 * Math.sin(x), 40 * Math.cos(x), -40 * Math.sin(x)]);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...heights)).toBeLessThanOrEqual(tileSize.height);
  });

  it.each<readonly [string, F, number]>([
    ['1/x', (x) => [1 / x, -1 / x ** 2, 2 / x ** 3], 2],
    ['1/(x − 0.3)', (x) => [1 / (x - 0.3), -1 / (x - 0.3) ** 2, 2 / (x - 0.3) ** 3], 2],
    ['where(x > 0.7, 1, 0)', (x) => [x > 0.7 ? 1 : 0, 0, 0], 2],
    ['log(x)', (x) => [Math.log(x), 1 / x, -1 / x ** 2], 1],
  ])('draws %s without a line where there is none', async (_, f, pieces) => {
    expect((await draw(f)).path.match(/M/g)).toHaveLength(pieces);
  });
});
