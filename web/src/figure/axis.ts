/** Linear axes: from a data range and a pixel range to a scale with labelled ticks. */
import { scaleLinear } from 'd3-scale';
import type { Range } from '../maths/range.js';

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
  const scale = scaleLinear(domain, pixels);
  if (options.nice) scale.nice(count);
  const [from = domain[0], to = domain[1]] = scale.domain();
  const label = options.label ?? scale.tickFormat(count);
  const ticks = scale.ticks(count).map((value) => ({ value, at: scale(value), label: label(value) }));
  return { domain: [from, to], pixels, ticks, at: (value) => scale(value) };
}
