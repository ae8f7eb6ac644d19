/** The layout of functions over their derivatives: two strips, one x-axis, jumps drawn as jumps, names at the lines' ends. */
import { linearAxis, type Axis } from './axis.js';
import type { Range } from '../maths/range.js';
import { curvePath } from './curve-path.js';
import { cutCurve } from '../maths/curve.js';
import { evenly, fitted } from '../maths/fit.js';
import { formatValue } from '../text/format.js';
import { indexFrom, interpolated } from '../maths/interpolate.js';
import { spread } from '../maths/spread.js';
import { shortened } from '../text/short-name.js';

export interface FunctionSamples {
  readonly name: string;
  /** 1 … 6. */
  readonly slot: number;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly dy: ArrayLike<number>;
  /** Where f or f′ may jump. */
  readonly breaks: readonly number[];
}

interface Place {
  readonly x: number;
  readonly y: number;
}

export interface PlacedCurve {
  readonly slot: number;
  readonly path: string;
  readonly dots: readonly (Place & { readonly filled: boolean })[];
  /** Where the slot's marker stands on the line. */
  readonly markers: readonly Place[];
  /** The end of the line, with its name beside it. */
  readonly label: (Place & { readonly name: string }) | undefined;
}

export interface Strip {
  readonly axis: Axis;
  readonly curves: readonly PlacedCurve[];
  /** Some values in view lie beyond the axis. */
  readonly capped: boolean;
}

export interface FunctionLayout {
  readonly width: number;
  readonly height: number;
  readonly x: Axis;
  readonly value: Strip;
  readonly slope: Strip;
}

const margin = { right: 14, top: 26, between: 44, bottom: 44 } as const;
const leastLeft = 46;
const labelHeight = 15;
/** Of a character of the axes' type, on average; labels are given the room of their estimate. */
const characterWidth = 6.8;
const markersPerCurve = 4;

/** Below this width the names stand in a legend instead of at the lines' ends. */
export const leastLabelledWidth = 480;

const besideStrips = margin.top + margin.between + margin.bottom;
/** Of the upper strip's height. */
const slopeShare = 0.55;
/** Of the upper strip, in which ticks and curves are still told apart. */
const leastValue = 104;
/** Of the width: a figure that is taller looks like a column. */
const tallestShare = 1;

function heights(width: number, room: number | undefined): { readonly value: number; readonly slope: number } {
  const usual = Math.min(420, Math.max(190, width * 0.44));
  const tallest = Math.max(usual, (tallestShare * width - besideStrips) / (1 + slopeShare));
  const wanted = room === undefined ? usual : (room - besideStrips) / (1 + slopeShare);
  const value = Math.floor(Math.min(tallest, Math.max(leastValue, wanted)));
  return { value, slope: Math.floor(value * slopeShare) };
}

/**
 * So that the place of a figure is kept before there is anything to draw. `room` is the height that there is for it, in the
 * figure's pixels, which it fills as far as that looks well; without it the width alone decides.
 */
export function figureHeight(width: number, room?: number): number {
  const { value, slope } = heights(width, room);
  return besideStrips + value + slope;
}

/** Short names, as long as they stay different. */
export function shortNames(names: readonly string[]): readonly string[] {
  const short = names.map(shortened);
  return names.map((name, i) => (short.filter((other) => other === short[i]).length > 1 ? name : (short[i] ?? name)));
}

/** Labels of ticks without a long row of digits: `0.5`, `−2,000`, `4e+6`. */
const tickLabel = (domain: Range): { readonly label?: (value: number) => string } =>
  Math.max(Math.abs(domain[0]), Math.abs(domain[1])) >= 1e5 ? { label: (value) => formatValue(value, 3) } : {};

const longest = (labels: readonly string[]): number => labels.reduce((most, { length }) => Math.max(most, length), 0);

export function layoutFunctions(
  functions: readonly FunctionSamples[],
  width: number,
  range: Range,
  room?: number,
): FunctionLayout {
  const size = heights(width, room);
  const valueTop = margin.top;
  const slopeTop = valueTop + size.value + margin.between;
  const names = shortNames(functions.map(({ name }) => name));
  const labelled = width >= leastLabelledWidth;
  const valueFit = fitStrip(functions, 'y', range, []);
  const slopeFit = fitStrip(functions, 'dy', range, [0, 1]);
  const valueAxis = stripAxis(valueFit.range, [valueTop + size.value, valueTop]);
  const slopeAxis = stripAxis(slopeFit.range, [slopeTop + size.slope, slopeTop]);
  const tickLength = longest([...valueAxis.ticks, ...slopeAxis.ticks].map(({ label }) => label));
  const left = Math.max(leastLeft, Math.ceil(tickLength * characterWidth) + 14);
  const labelWidth = labelled ? Math.min(width * 0.3, longest(names) * characterWidth + 26) : margin.right;
  const x = xAxis(range, [left, width - labelWidth]);
  const strip = (axis: Axis, values: 'y' | 'dy', capped: boolean): Strip => ({
    axis,
    capped,
    curves: placeCurves(functions, values, labelled ? names : undefined, x, axis),
  });
  return {
    width,
    height: figureHeight(width, room),
    x,
    value: strip(valueAxis, 'y', valueFit.capped),
    slope: strip(slopeAxis, 'dy', slopeFit.capped),
  };
}

function xAxis(range: Range, pixels: Range): Axis {
  const options = { spacing: 44, ...tickLabel(range) };
  const axis = linearAxis(range, pixels, options);
  const needed = longest(axis.ticks.map(({ label }) => label)) * characterWidth + 16;
  return needed <= options.spacing ? axis : linearAxis(range, pixels, { ...options, spacing: needed });
}

const stripAxis = (range: Range, pixels: Range): Axis =>
  linearAxis(range, pixels, { spacing: 28, enough: 6, ...tickLabel(range) });

function fitStrip(
  functions: readonly FunctionSamples[],
  values: 'y' | 'dy',
  range: Range,
  include: readonly number[],
): ReturnType<typeof fitted> {
  const inView = functions.map((samples) => evenly(samples.x, samples[values], ...viewIndices(samples.x, range)));
  // Far from zero the values' own differences are what there is to see.
  const isAround = range[0] <= 0 && range[1] >= 0;
  return fitted(inView, isAround ? [0, ...include] : [], 4 * Math.max(1, Math.abs(range[0]), Math.abs(range[1])));
}

/** From the first sample in view to behind the last. */
function viewIndices(x: ArrayLike<number>, [from, to]: Range): [number, number] {
  const first = indexFrom(x, Math.fround(from));
  let end = indexFrom(x, to);
  while (end < x.length && (x[end] ?? Infinity) <= Math.fround(to)) end += 1;
  return [first, end];
}

function placeCurves(
  functions: readonly FunctionSamples[],
  values: 'y' | 'dy',
  names: readonly string[] | undefined,
  x: Axis,
  axis: Axis,
): PlacedCurve[] {
  const height = Math.abs(axis.domain[1] - axis.domain[0]);
  const [bottom, top] = axis.pixels;
  const ends = functions.map((samples) => lineEnd(samples, values, x.domain));
  const labels = spread(
    ends.map((end) => Math.min(bottom, Math.max(top, axis.at(end)))),
    labelHeight,
    [top, bottom],
  );
  return functions.map((samples, i): PlacedCurve => {
    const [first, end] = viewIndices(samples.x, x.domain);
    const from = Math.max(0, first - 1);
    const to = Math.min(samples.x.length, end + 1);
    const xs = cut(samples.x, from, to);
    // Far outside the strip the distance does not matter, and drawing programs have limits.
    const ys = cut(samples[values], from, to).map((value) =>
      Number.isFinite(value)
        ? Math.min(axis.domain[1] + 20 * height, Math.max(axis.domain[0] - 20 * height, value))
        : value,
    );
    const { pieces, dots } = cutCurve(xs, ys, samples.breaks, height);
    const label = labels[i];
    const name = names?.[i];
    return {
      slot: samples.slot,
      path: curvePath(pieces, x, axis),
      dots: dots
        .filter((dot) => within(dot.x, x.domain))
        .map((dot) => ({ x: x.at(dot.x), y: axis.at(dot.y), filled: dot.filled })),
      markers: functions.length > 1 ? placeMarkers(xs, ys, x, axis, (i + 0.5) / functions.length) : [],
      label: name !== undefined && label !== undefined ? { x: x.pixels[1] + 12, y: label, name } : undefined,
    };
  });
}

const within = (value: number, [from, to]: Range): boolean => value >= from && value <= to;

const cut = (values: ArrayLike<number>, from: number, to: number): Float64Array =>
  Float64Array.from(values instanceof Float32Array ? values.subarray(from, to) : Array.from(values).slice(from, to));

/** The last finite value in view. */
function lineEnd(samples: FunctionSamples, values: 'y' | 'dy', range: Range): number {
  const [first, end] = viewIndices(samples.x, range);
  for (let i = end - 1; i >= first; i -= 1) {
    const value = samples[values][i] ?? NaN;
    if (Number.isFinite(value)) return value;
  }
  return NaN;
}

/** Evenly over the width, each curve's between those of the others, so that lines on top of each other all show theirs. */
function placeMarkers(xs: ArrayLike<number>, ys: ArrayLike<number>, x: Axis, y: Axis, phase: number): Place[] {
  const [left, right] = x.pixels;
  return Array.from({ length: markersPerCurve }, (_, k) => {
    const share = (k + phase) / markersPerCurve;
    const value = x.domain[0] + share * (x.domain[1] - x.domain[0]);
    return { x: left + share * (right - left), value: interpolated(xs, ys, value) };
  })
    .filter(({ value }) => within(value, y.domain))
    .map((place) => ({ x: place.x, y: y.at(place.value) }));
}
