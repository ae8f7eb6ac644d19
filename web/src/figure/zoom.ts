/** Zoom and pan of an x-axis: which ranges it may show, and steps of a size that reads well. */
import type { Range } from '../maths/range.js';

export const defaultRange: Range = [-5, 5];
export const xLimits: Range = [-1000, 1000];
/** Closer, float32 has too few numbers far from zero. */
export const leastWidth = 0.001;

const clamped = (value: number, [from, to]: Range): number => Math.min(to, Math.max(from, value));

/** Without the tail that binary fractions leave: 0.30000000000000004 → 0.3. */
const clean = (value: number): number => Number(value.toPrecision(12)) + 0;

/** The nearest range that may be shown, in numbers short enough for a link; what is no range becomes the default one. */
export function allowedRange([from, to]: Range): Range {
  if (!Number.isFinite(from) || !Number.isFinite(to)) return defaultRange;
  const width = clamped(Math.abs(to - from), [leastWidth, xLimits[1] - xLimits[0]]);
  const left = clamped((from + to) / 2 - width / 2, [xLimits[0], xLimits[1] - width]);
  // A tenth of a pixel of the widest figure.
  const digits = Math.max(0, 4 - Math.floor(Math.log10(width)));
  return [Number(left.toFixed(digits)) + 0, Number((left + width).toFixed(digits)) + 0];
}

/** Wider by `factor`, or closer below 1; the value `about` stays where it is unless a limit is reached. */
export function zoomed([from, to]: Range, about: number, factor: number): Range {
  const width = clamped((to - from) * factor, [leastWidth, xLimits[1] - xLimits[0]]);
  const left = about - ((about - from) / (to - from)) * width;
  return allowedRange([left, left + width]);
}

/** The same about the cross-hair where that is in view, else about the middle. */
export function zoomedAbout(range: Range, cross: number | undefined, factor: number): Range {
  const [from, to] = range;
  const about = cross !== undefined && cross >= from && cross <= to ? cross : (from + to) / 2;
  return zoomed(range, about, factor);
}

export const panned = ([from, to]: Range, by: number): Range => allowedRange([from + by, to + by]);

/** The same width, moved no further than needed to have `x` in view. */
export function rangeWith(x: number, range: Range): Range {
  const [from, to] = range;
  if (x >= from && x <= to) return range;
  const margin = (to - from) / 10;
  return panned(range, x < from ? x - margin - from : x + margin - to);
}

/** 1, 2 or 5 times a power of ten, about `size`. */
export function niceStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  const ratio = size / power;
  return clean(power * (ratio < 1.5 ? 1 : ratio < 3.5 ? 2 : ratio < 7.5 ? 5 : 10));
}

/** `count` multiples of `step` further (back where negative); from between two multiples the first step is shorter. */
export function stepped(x: number, step: number, count: number): number {
  const place = x / step;
  const start = count > 0 ? Math.floor(place + 1e-6) : Math.ceil(place - 1e-6);
  return clean((start + count) * step);
}

/** Rounded to a power of ten that a pixel of this size can still show. */
export function rounded(x: number, perPixel: number): number {
  const power = 10 ** Math.floor(Math.log10(perPixel));
  return clean(Math.round(x / power) * power);
}
