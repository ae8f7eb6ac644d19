/**
 * A surface z(x, y) on a square grid as triangles and grid lines in a box: x and y in [−1, 1], z in [−boxHeight, boxHeight].
 *
 * A triangle or a line is left out where a corner is not finite, and where the function breaks between its corners. What lies
 * far above or below the box comes no further than a few boxes away.
 */
import { linearAxis, type Axis } from './axis.js';
import type { Range } from '../maths/range.js';
import { viridisRgb } from './colour.js';

export const boxHeight = 0.75;

export interface SurfaceMesh {
  readonly x: Axis;
  readonly z: Axis;
  /** [points² × 3], row-major as the values. */
  readonly positions: Float32Array;
  /** sRGB in [0, 1], [points² × 3]: viridis by height. */
  readonly colours: Float32Array;
  /** Three corners each, seen from above against the clock. */
  readonly triangles: Uint32Array;
  /** Two corners each. */
  readonly lines: Uint32Array;
}

/** About so many grid lines each way. */
const gridLines = 33;
/** Graphics cards lose the place of what is too far away. */
const farthest = 10 * boxHeight;

/** `broken`: each i where the function breaks between the axis's places i and i + 1. */
export function surfaceMesh(
  axis: ArrayLike<number>,
  z: ArrayLike<number>,
  zRange: Range,
  broken: ReadonlySet<number> = new Set(),
): SurfaceMesh {
  const points = axis.length;
  const along = linearAxis([axis[0] ?? 0, axis[points - 1] ?? 1], [-1, 1], { spacing: 0.35, enough: 5 });
  const up = linearAxis(zRange, [-boxHeight, boxHeight], { spacing: 0.3, enough: 4, nice: true });
  const positions = new Float32Array(3 * points * points);
  const colours = new Float32Array(3 * points * points);
  for (let at = 0; at < points * points; at += 1) {
    const value = z[at] ?? NaN;
    const column = at % points;
    const row = Math.floor(at / points);
    positions.set(
      [
        along.at(axis[column] ?? 0),
        along.at(axis[row] ?? 0),
        Number.isFinite(value) ? Math.min(farthest, Math.max(-farthest, up.at(value))) : 0,
      ],
      3 * at,
    );
    const fraction = (value - zRange[0]) / (zRange[1] - zRange[0]);
    const colour = viridisRgb(fraction);
    if (colour) colours.set([colour[0] / 255, colour[1] / 255, colour[2] / 255], 3 * at);
  }
  const drawn = (...corners: readonly number[]): boolean => corners.every((at) => Number.isFinite(z[at]));
  const triangles: number[] = [];
  for (let row = 0; row + 1 < points; row += 1) {
    for (let column = 0; column + 1 < points; column += 1) {
      if (broken.has(row) || broken.has(column)) continue;
      const a = row * points + column;
      const [b, c, d] = [a + 1, a + points, a + points + 1];
      if (drawn(a, b, d)) triangles.push(a, b, d);
      if (drawn(a, d, c)) triangles.push(a, d, c);
    }
  }
  const lines: number[] = [];
  const stride = Math.max(1, Math.round((points - 1) / gridLines));
  for (let fixed = 0; fixed < points; fixed += stride) {
    for (let i = 0; i + 1 < points; i += 1) {
      if (broken.has(i)) continue;
      const row = fixed * points + i;
      const column = i * points + fixed;
      if (drawn(row, row + 1)) lines.push(row, row + 1);
      if (drawn(column, column + points)) lines.push(column, column + points);
    }
  }
  return {
    x: along,
    z: up,
    positions,
    colours,
    triangles: Uint32Array.from(triangles),
    lines: Uint32Array.from(lines),
  };
}
