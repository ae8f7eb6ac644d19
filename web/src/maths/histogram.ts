/** Counts of values in bins of equal width, with round edges; zero is an edge where it lies inside. */
import { bin } from 'd3-array';

export interface HistogramBin {
  /** Counts values ≥ `from` and < `to`; the last bin also those equal to `to`. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** About `wanted` bins over all finite values; one bin where these are all alike, none where there are none. */
export function histogram(values: ArrayLike<number>, wanted = 40): readonly HistogramBin[] {
  const finite = Array.from(values).filter((value) => Number.isFinite(value));
  const [first] = finite;
  if (first === undefined) return [];
  if (finite.every((value) => value === first)) {
    const half = Math.abs(first) / 2 || 0.5;
    return [{ from: first - half, to: first + half, count: finite.length }];
  }
  return bin()
    .thresholds(wanted)(finite)
    .map((found) => ({ from: found.x0 ?? NaN, to: found.x1 ?? NaN, count: found.length }));
}
