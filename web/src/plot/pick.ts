/** From a pixel back to a value of an axis. */
import type { Axis } from './axis.js';
import { rounded } from './zoom.js';

export const perPixel = ({ domain, pixels }: Axis): number => (domain[1] - domain[0]) / (pixels[1] - pixels[0]);

export const valueAt = (axis: Axis, pixel: number): number =>
  axis.domain[0] + (pixel - axis.pixels[0]) * perPixel(axis);

/** A pointer this near to the axis's end means the end. */
const rim = 6;

/** The value at a pixel with the digits that a pixel can tell apart; beside the axis none, or the nearest end. */
export function picked(axis: Axis, pixel: number, beside: 'none' | 'nearest'): number | undefined {
  const [from, to] = axis.domain;
  const [left, right] = axis.pixels;
  if (beside === 'none' && (pixel < left - rim || pixel > right + rim)) return undefined;
  return Math.min(to, Math.max(from, rounded(valueAt(axis, pixel), perPixel(axis))));
}
