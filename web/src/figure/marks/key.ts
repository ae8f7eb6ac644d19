/** A strip of colours, and hatching for what has none. */
import type { Box, PathShape, RectShape, Shape } from '../shapes.js';

const steps = 64;

/** `colour` of a fraction, 0 at the left. */
export const colourStrip = (
  { x, y, width, height }: Box,
  colour: (fraction: number) => `#${string}` | 'none',
): readonly Shape[] =>
  Array.from({ length: steps }, (_, i): Shape => {
    const fill = colour(i / (steps - 1));
    const left = x + (i * width) / steps;
    // Strips that only touch show the ground between them.
    const overlap = i < steps - 1 ? 0.5 : 0;
    return {
      kind: 'rect',
      role: 'strip',
      x: left,
      y,
      width: width / steps + overlap,
      height,
      ...(fill !== 'none' && { fill }),
    };
  });

const hatchStep = 8.5;

/** Slanted lines all over a box. */
export function hatching({ x, y, width, height }: Box): Shape {
  const lines: string[] = [];
  for (let at = 0; at < width + height; at += hatchStep) {
    lines.push(`M${String(x + at)} ${String(y)}L${String(x + at - height)} ${String(y + height)}`);
  }
  const path: PathShape = { kind: 'path', role: 'hatch', d: lines.join(''), stroke: 'border', strokeWidth: 1.5 };
  return { kind: 'clip', x, y, width, height, shapes: [path] };
}

export const frame = (box: Box): RectShape => ({ kind: 'rect', role: 'frame', ...box, stroke: 'border' });
