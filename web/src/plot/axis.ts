/** Linear axes: from a data range and a pixel range to a scale with labelled ticks. */
import { tickIncrement, ticks, tickStep } from 'd3-array';

export type Range = readonly [from: number, to: number];

export interface Tick {
  readonly value: number;
  /** Pixel. */
  readonly at: number;
  readonly label: string;
}

export interface Axis {
  readonly domain: Range;
  readonly pixels: Range;
  readonly ticks: readonly Tick[];
  /** Pixel of a value. */
  at(value: number): number;
}

export interface AxisOptions {
  /** Least distance of two ticks in pixels. */
  readonly spacing: number;
  /** About how many ticks are enough, however much room there is. */
  readonly enough?: number;
  /** Widens the domain to the next ticks. */
  readonly nice?: boolean;
  readonly label?: (value: number) => string;
}

export function linearAxis(domain: Range, pixels: Range, options: AxisOptions): Axis {
  const room = Math.floor(Math.abs(pixels[1] - pixels[0]) / options.spacing);
  const count = Math.max(1, Math.min(options.enough ?? 10, room));
  const [from, to] = options.nice ? widened(domain, count) : domain;
  const label = options.label ?? plainLabels(tickStep(from, to, count));
  const at = (value: number): number => {
    const share = from === to ? 0.5 : (value - from) / (to - from);
    return pixels[0] * (1 - share) + pixels[1] * share;
  };
  const marks = ticks(from, to, count).map((value) => ({ value, at: at(value), label: label(value) }));
  return { domain: [from, to], pixels, ticks: marks, at };
}

/**
 * To the ticks that lie at its ends or just outside. A wider range may have wider ticks, so this goes on until it stands;
 * a range that would grow for ever is left as it is.
 */
function widened(domain: Range, count: number): Range {
  let [from, to] = domain;
  let before = NaN;
  for (let i = 0; i < 10; i += 1) {
    // A negative increment is that of tenths, hundredths … : one divided by it.
    const increment = tickIncrement(from, to, count);
    if (increment === before) return [from, to];
    const outer = (value: number, round: (x: number) => number): number =>
      increment > 0 ? round(value / increment) * increment : round(value * -increment) / -increment;
    [from, to] = [outer(from, Math.floor), outer(to, Math.ceil)];
    before = increment;
  }
  return domain;
}

/** As many decimals as the step needs, and a true minus sign. */
function plainLabels(step: number): (value: number) => string {
  const decimals = Math.min(20, Math.max(0, -Math.floor(Math.log10(Math.abs(step)) + 1e-9)));
  const format = new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  // −0 would keep its sign.
  return (value) => format.format(value + 0).replace('-', '−');
}

/** The range of the finite values, with `include` in it; a flat range is opened, an empty one is [0, 1]. */
export function extent(values: Iterable<number>, include: readonly number[] = []): Range {
  let from = Infinity;
  let to = -Infinity;
  for (const source of [values, include]) {
    for (const value of source) {
      if (!Number.isFinite(value)) continue;
      from = Math.min(from, value);
      to = Math.max(to, value);
    }
  }
  if (from > to) return [0, 1];
  if (from < to) return [from, to];
  const half = from === 0 ? 1 : Math.abs(from) / 2;
  return [from - half, to + half];
}

/** Opens a range by a share of its length on both sides. */
export function padded([from, to]: Range, share: number): Range {
  const margin = (to - from) * share;
  return [from - margin, to + margin];
}
