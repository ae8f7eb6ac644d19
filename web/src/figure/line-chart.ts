/** The layout of a line chart: axes, one path per series, its markers, and its label at the line's end. */
import { linearAxis, type Axis } from './axis.js';
import type { Range } from '../maths/range.js';
import { spread } from '../maths/spread.js';
import { curvePath } from './curve-path.js';
import { roomOfTicks } from './marks/axes.js';
import { finiteRuns } from '../maths/curve.js';
import type { Point } from '../maths/smooth.js';

export interface Series {
  readonly name: string;
  readonly points: readonly Point[];
  /** Few values, each of them exact: drawn with markers, named at the line's end. */
  readonly markers?: boolean;
}

export interface ChartSpec {
  readonly width: number;
  readonly height: number;
  readonly x: Range;
  /** Whether x counts something: only whole numbers are labelled. */
  readonly wholeX?: boolean;
  readonly y: Range;
  readonly series: readonly Series[];
  readonly formatY: (value: number) => string;
  /** Room for the labels at the lines' ends. */
  readonly labelWidth: number;
}

export interface PlacedSeries {
  readonly name: string;
  readonly path: string;
  readonly markers: readonly { readonly x: number; readonly y: number }[];
  readonly label: { readonly x: number; readonly y: number } | undefined;
}

export interface ChartLayout {
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly PlacedSeries[];
}

const chartMargin = { right: 10, top: 26, bottom: 40 } as const;

const labelHeight = 15;

const wholeOnly = (value: number): string => (Number.isInteger(value) ? String(value) : '');

export function layoutChart(spec: ChartSpec): ChartLayout {
  const { right, top, bottom } = chartMargin;
  const y = linearAxis(spec.y, [spec.height - bottom, top], { spacing: 40, label: spec.formatY });
  const room = Math.max(40, spec.width - right - spec.labelWidth);
  const x = linearAxis(spec.x, [roomOfTicks(y), room], { spacing: 48, ...(spec.wholeX && { label: wholeOnly }) });
  const ends = spec.series.map(({ points, markers }) =>
    markers ? points.filter(([, value]) => Number.isFinite(value)).at(-1) : undefined,
  );
  const heights = spread(
    ends.map((end) => (end ? y.at(end[1]) : NaN)),
    labelHeight,
    [top, spec.height - bottom],
  );
  const series = spec.series.map(({ name, points, markers = false }, i): PlacedSeries => {
    const xs = points.map((point) => point[0]);
    const ys = points.map((point) => point[1]);
    const end = ends[i];
    const height = heights[i];
    return {
      name,
      // Measured values do not jump, they are noisy: only gaps cut their line.
      path: curvePath(finiteRuns(xs, ys), x, y),
      markers: markers ? points.filter(isInside(y)).map(([px, py]) => ({ x: x.at(px), y: y.at(py) })) : [],
      label: end && height !== undefined ? { x: x.at(end[0]) + 10, y: height } : undefined,
    };
  });
  return { x, y, series };
}

const isInside =
  ({ domain: [from, to] }: Axis) =>
  ([, y]: Point): boolean =>
    y >= from && y <= to;
