/**
 * A drawn curve as a cubic B-spline.
 *
 * s(x) = Σᵢ cᵢ B((x − low)/h − i + 1), i = 0 … n − 1, h = (high − low)/(n − 3), with the cardinal cubic B-spline B on
 * [−2, 2]. The coefficients make Σₖ (s(xₖ) − yₖ)² + λ Σᵢ (cᵢ₋₁ − 2cᵢ + cᵢ₊₁)² smallest (P-splines, Eilers and Marx 1996):
 * the second sum makes the curve go on straight where nothing was drawn, and takes the tremor out of a hand.
 */
import type { Range } from './range.js';

/** The cardinal cubic B-spline: 2/3 at 0, 0 outside of (−2, 2). */
export function cubicBSpline(u: number): number {
  const a = Math.abs(u);
  if (a >= 2) return 0;
  return a >= 1 ? (2 - a) ** 3 / 6 : 2 / 3 - a * a + (a * a * a) / 2;
}

export function splineValue([low, high]: Range, coefficients: readonly number[], x: number): number {
  const step = (high - low) / (coefficients.length - 3);
  return coefficients.reduce((sum, c, i) => sum + c * cubicBSpline((x - low) / step - i + 1), 0);
}

/** The `count` coefficients, at least 4, for points (x, y) of the range; needs two points of different x. */
export function fitSpline(
  range: Range,
  count: number,
  points: readonly (readonly [x: number, y: number])[],
  smoothing: number,
): readonly number[] {
  const [low, high] = range;
  const step = (high - low) / (count - 3);
  const matrix = Array.from({ length: count }, () => new Float64Array(count));
  const right = new Float64Array(count);
  const addProduct = (weights: readonly (readonly [number, number])[], factor: number, target: number): void => {
    for (const [i, a] of weights) {
      right[i] = (right[i] ?? 0) + factor * a * target;
      const row = matrix[i];
      if (row) for (const [j, b] of weights) row[j] = (row[j] ?? 0) + factor * a * b;
    }
  };
  for (const [x, y] of points) {
    const all = Array.from({ length: count }, (_, i) => [i, cubicBSpline((x - low) / step - i + 1)] as const);
    addProduct(
      all.filter(([, weight]) => weight !== 0),
      1 / points.length,
      y,
    );
  }
  for (let i = 1; i + 1 < count; i += 1) {
    addProduct(
      [
        [i - 1, 1],
        [i, -2],
        [i + 1, 1],
      ],
      smoothing,
      0,
    );
  }
  return solve(matrix, right);
}

/** Solves a symmetric positive definite system by Gaussian elimination; overwrites its arguments. */
function solve(matrix: readonly Float64Array[], right: Float64Array): readonly number[] {
  const n = right.length;
  const at = (i: number, j: number): number => matrix[i]?.[j] ?? 0;
  for (let k = 0; k < n; k += 1) {
    for (let i = k + 1; i < n; i += 1) {
      const factor = at(i, k) / at(k, k);
      const row = matrix[i];
      if (!row || factor === 0) continue;
      for (let j = k; j < n; j += 1) row[j] = at(i, j) - factor * at(k, j);
      right[i] = (right[i] ?? 0) - factor * (right[k] ?? 0);
    }
  }
  const solution = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i -= 1) {
    let sum = right[i] ?? 0;
    for (let j = i + 1; j < n; j += 1) sum -= at(i, j) * (solution[j] ?? 0);
    solution[i] = sum / at(i, i);
  }
  return solution;
}
