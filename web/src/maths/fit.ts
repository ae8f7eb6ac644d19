/** The y-range that a strip shows: all finite values in view, unless a few of them would flatten all others. */
import { extent, padded, type Range } from './range.js';

export interface Fit {
  readonly range: Range;
  /** Some finite values lie outside. */
  readonly capped: boolean;
}

/** The share of values at either end that may be left out. */
const tail = 0.05;
/** Left out only when further away than so many times the height of the others. */
const farOut = 8;
/** Of a curve with holes, beside which values run off, more is left out, and once the height of the others is shown. */
const tailBesideHoles = 0.1;
const largest = 1e30;
/** As a share of the largest value in view. */
const leastHeight = 1e-3;

/**
 * `curves` holds the values in view of each curve, at even places. The outermost twentieth is cut off where it lies far from
 * the rest; values up to `calm` in size never are. Of a curve with holes, values that are not finite, the outermost tenth is
 * cut off beyond once the height of the rest: what one sample has beside a pole says nothing of the curve.
 */
export function fitted(curves: readonly ArrayLike<number>[], include: readonly number[], calm: number): Fit {
  const ranges = curves.map((values) => shownRange(values, calm));
  const bounds = ranges.flatMap(({ range }) => (range ? [...range] : []));
  return {
    range: padded(opened(extent(bounds, include)), 0.05),
    capped: ranges.some(({ capped }) => capped),
  };
}

/** At least so high that float32's own steps, 6e-8 of a value, are not seen. */
function opened([from, to]: Range): Range {
  const half = (leastHeight * Math.max(Math.abs(from), Math.abs(to))) / 2;
  const middle = (from + to) / 2;
  return [Math.min(from, middle - half), Math.max(to, middle + half)];
}

/** The same for one set of values, without room; `broken` ones may run off though all are finite. */
export function shownRange(
  values: ArrayLike<number>,
  calm: number,
  broken = false,
): { readonly range: Range | undefined; readonly capped: boolean } {
  const finite = Float64Array.from(values).filter((value) => Number.isFinite(value));
  if (finite.length === 0) return { range: undefined, capped: false };
  const low = finite.reduce((least, value) => Math.min(least, value), Infinity);
  const high = finite.reduce((most, value) => Math.max(most, value), -Infinity);
  const hasHoles = broken || finite.length < values.length;
  if (!hasHoles && low >= -calm && high <= calm) return { range: [low, high], capped: false };
  const sorted = finite.sort();
  const cut = Math.floor(sorted.length * (hasHoles ? tailBesideHoles : tail));
  const innerLow = sorted[cut] ?? low;
  const innerHigh = sorted[sorted.length - 1 - cut] ?? high;
  const inner = innerHigh - innerLow;
  let [from, to] = [low, high];
  if (hasHoles) {
    const room = Math.max(inner, calm / 20);
    [from, to] = [Math.max(low, innerLow - room), Math.min(high, innerHigh + room)];
  } else {
    const room = farOut * inner;
    if (innerLow - low > room) from = Math.min(innerLow, Math.max(low, -calm));
    if (high - innerHigh > room) to = Math.max(innerHigh, Math.min(high, calm));
  }
  [from, to] = [Math.max(-largest, from), Math.min(largest, to)];
  return { range: [from, to], capped: from > low || to < high };
}

/** The values of [from, to) without what stands closer together than half the usual distance, as beside breaks; holes are kept. */
export function evenly(x: ArrayLike<number>, values: ArrayLike<number>, from: number, to: number): Float64Array {
  const least = (0.5 * ((x[to - 1] ?? 0) - (x[from] ?? 0))) / (to - from);
  const kept: number[] = [];
  let last = -Infinity;
  for (let i = from; i < to; i += 1) {
    const value = values[i] ?? NaN;
    const place = x[i] ?? NaN;
    if (Number.isFinite(value) && place - last < least) continue;
    kept.push(value);
    if (Number.isFinite(value)) last = place;
  }
  return Float64Array.from(kept);
}
