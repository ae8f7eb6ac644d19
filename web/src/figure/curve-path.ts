/** The pieces of a curve as a line of an SVG. */
import type { Point } from '../maths/smooth.js';
import type { Axis } from './axis.js';

/** SVG path data; each piece starts with its own move, one of a single point is closed so that a round cap shows it. */
export function curvePath(pieces: readonly (readonly Point[])[], x: Axis, y: Axis): string {
  const atX = pixelOf(x);
  const atY = pixelOf(y);
  return pieces
    .map((piece) => {
      const points = piece.map((point) => `${String(atX(point[0]))},${String(atY(point[1]))}`);
      return points.length === 0 ? '' : `M${points.join('L')}${points.length === 1 ? 'Z' : ''}`;
    })
    .join('');
}

/** To hundredths of a pixel. A panned figure draws thousands of points per frame, so this takes no way through d3. */
function pixelOf({ domain: [from, to], pixels: [start, end] }: Axis): (value: number) => number {
  const scale = (end - start) / (to - from);
  return (value) => Math.round((start + (value - from) * scale) * 100) / 100;
}
