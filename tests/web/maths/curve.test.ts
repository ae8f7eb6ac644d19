/** Curves: where a line may not be drawn, and what is drawn at a jump. */
import { describe, expect, it } from 'vitest';
import { linearAxis } from '../../../web/src/figure/axis.js';
import { curvePath } from '../../../web/src/figure/curve-path.js';
import { cutCurve, samplePlaces } from '../../../web/src/maths/curve.js';

const sample = (f: (x: number) => number, breaks: readonly number[] = []): { x: Float32Array; y: number[] } => {
  const x = samplePlaces(-5, 5, 201, breaks);
  return { x, y: Array.from(x, f) };
};

describe('cutCurve', () => {
  it('keeps a smooth curve in one piece without dots', () => {
    const { x, y } = sample(Math.tanh);
    const curve = cutCurve(x, y);
    expect(curve.pieces).toHaveLength(1);
    expect(curve.pieces[0]).toHaveLength(x.length);
    expect(curve.dots).toEqual([]);
  });

  it('cuts at a known jump, with a filled dot on the value taken and an open one on the limit that is not', () => {
    const { x, y } = sample((v) => (v > 0 ? 1 : 0), [0]);
    const { pieces, dots } = cutCurve(x, y, [0]);
    expect(pieces).toHaveLength(2);
    expect(pieces[0]?.at(-1)).toEqual([0, 0]);
    expect(pieces[1]?.every(([px, py]) => px > 0 && py === 1)).toBe(true);
    expect(dots).toEqual([
      { x: 0, y: 0, filled: true },
      { x: 0, y: 1, filled: false },
    ]);
  });

  it('draws two open dots where the value taken is neither limit', () => {
    const { x, y } = sample(Math.sign, [0]);
    const { pieces, dots } = cutCurve(x, y, [0]);
    expect(pieces).toHaveLength(2);
    expect(dots.filter((dot) => dot.filled)).toEqual([{ x: 0, y: 0, filled: true }]);
    expect(dots.filter((dot) => !dot.filled).map((dot) => dot.y)).toEqual([-1, 1]);
  });

  it('does not cut at a break where the function only bends', () => {
    const { x, y } = sample((v) => Math.max(0, v), [0]);
    const { pieces, dots } = cutCurve(x, y, [0]);
    expect(pieces).toHaveLength(1);
    expect(dots).toEqual([]);
  });

  it('cuts at a known jump that is small beside the height of the figure', () => {
    const { x, y } = sample((v) => (v > 0 ? 1 : 0), [0]);
    expect(cutCurve(x, y, [0], 40).pieces).toHaveLength(2);
    expect(cutCurve(x, y, [0], 40).dots).toHaveLength(2);
  });

  it('ends a piece at NaN and at infinity', () => {
    const x = [0, 1, 2, 3, 4, 5, 6];
    const y = [1, 1, NaN, 2, 2, Infinity, 3];
    expect(cutCurve(x, y).pieces).toEqual([
      [
        [0, 1],
        [1, 1],
      ],
      [
        [3, 2],
        [4, 2],
      ],
      [[6, 3]],
    ]);
  });

  it('makes nothing of no values', () => {
    expect(cutCurve([], [])).toEqual({ pieces: [], dots: [] });
    expect(cutCurve([1, 2], [NaN, NaN])).toEqual({ pieces: [], dots: [] });
  });
});

describe('samplePlaces', () => {
  it('rises strictly and holds each break between two close neighbours', () => {
    const x = samplePlaces(-5, 5, 11, [0, 3]);
    for (let i = 1; i < x.length; i += 1) expect(x[i]).toBeGreaterThan(x[i - 1] ?? NaN);
    const at = x.indexOf(3);
    expect(x[at - 1]).toBeGreaterThan(2.99999);
    expect(x[at + 1]).toBeLessThan(3.00001);
  });

  it('leaves out breaks outside the range', () => {
    expect(samplePlaces(-1, 1, 3, [7])).toEqual(Float32Array.of(-1, 0, 1));
  });
});

describe('curvePath', () => {
  it('starts every piece with a move, so that nothing is drawn across a jump', () => {
    const axis = linearAxis([0, 1], [0, 100], { spacing: 50 });
    const path = curvePath(
      [
        [
          [0, 0],
          [0.5, 0],
        ],
        [
          [0.5, 1],
          [1, 1],
        ],
      ],
      axis,
      axis,
    );
    expect(path).toBe('M0,0L50,0M50,100L100,100');
  });
});
