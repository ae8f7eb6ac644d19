/** From a pixel back to a value of an axis. */
import type { Axis } from './axis.js';
import type { Range } from '../maths/range.js';
import { rounded } from './zoom.js';

export type Pixels = Pick<Axis, 'domain' | 'pixels'>;

export const perPixel = ({ domain, pixels }: Pixels): number => (domain[1] - domain[0]) / (pixels[1] - pixels[0]);

export const valueAt = (axis: Pixels, pixel: number): number =>
  axis.domain[0] + (pixel - axis.pixels[0]) * perPixel(axis);

/** An axis whose range has changed since it was laid out, without its ticks. */
export const withDomain = ({ pixels }: Pick<Axis, 'pixels'>, domain: Range): Pixels => ({ domain, pixels });

/** A pointer this near to the axis's end means the end. */
const rim = 6;

/** The value at a pixel with the digits that a pixel can tell apart; beside the axis none, or the nearest end. */
export function picked(axis: Pixels, pixel: number, beside: 'none' | 'nearest'): number | undefined {
  const [from, to] = axis.domain;
  const [left, right] = axis.pixels;
  if (beside === 'none' && (pixel < left - rim || pixel > right + rim)) return undefined;
  return Math.min(to, Math.max(from, rounded(valueAt(axis, pixel), perPixel(axis))));
}
