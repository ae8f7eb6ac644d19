/** Linear axes: from a data range and a pixel range to a scale with labelled ticks. */
import { tickIncrement, ticks } from 'd3-array';
import type { Range } from '../maths/range.js';
import { numberFormat } from '../text/words.js';

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

/** Of a domain around zero no width may satisfy; then it stays as it is. */
const mostRounds = 10;

export function linearAxis(wanted: Range, pixels: Range, options: AxisOptions): Axis {
  const [start, end] = pixels;
  const room = Math.floor(Math.abs(end - start) / options.spacing);
  const count = Math.max(1, Math.min(options.enough ?? 10, room));
  const domain: Range = options.nice ? widened(wanted, count) : wanted;
  const [from, to] = domain;
  const at = (value: number): number => start + ((end - start) * (value - from)) / (to - from);
  const label = options.label ?? tickLabel(domain, count);
  return {
    domain,
    pixels,
    ticks: ticks(from, to, count).map((value) => ({ value, at: at(value), label: label(value) })),
    at,
  };
}

/** To the next ticks; a wider domain may have other ticks, so until these stay. */
function widened(wanted: Range, count: number): Range {
  let [from, to] = wanted;
  let before: number | undefined;
  for (let round = 0; round < mostRounds; round += 1) {
    const increment = tickIncrement(from, to, count);
    if (increment === before) return [from, to];
    const floor = (value: number): number =>
      increment > 0 ? Math.floor(value / increment) * increment : Math.ceil(value * increment) / increment;
    [from, to] = [floor(from), -floor(-to)];
    before = increment;
  }
  return wanted;
}

/** With as many decimals as the step between two ticks has. */
function tickLabel([from, to]: Range, count: number): (value: number) => string {
  const increment = tickIncrement(from, to, count);
  // Steps below 1 come as minus the number of them in 1.
  const step = increment < 0 ? -1 / increment : increment;
  const decimals = Math.min(20, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  const format = numberFormat({ minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return (value) => format.format(value).replace('-', '−');
}
