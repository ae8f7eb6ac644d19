/**
 * A function's curve at the size of a tile. All tiles share one scale, so that functions can be compared; only a curve
 * that would be out of sight for the most part has its own.
 */
import { linearAxis } from './axis.js';
import type { Range } from '../maths/range.js';
import { resolveBreaks, withoutPoles } from '../maths/breaks.js';
import type { Derivatives } from '../maths/curve-samples.js';
import { curvePath } from './curve-path.js';
import { cutCurve, samplePlaces } from '../maths/curve.js';
import { fitted } from '../maths/fit.js';

export const tileSize = { width: 60, height: 38 } as const;
const x: Range = [-4, 4];
const y: Range = [-1.4, 3.6];
/** The share of values outside the common scale from which a tile has its own. */
const mostOutside = 0.45;

const xAxis = linearAxis(x, [0, tileSize.width], { spacing: 20 });
const pixelsOfY: Range = [tileSize.height, 0];

export interface TileCurve {
  readonly path: string;
  /** Pixels of the axes; `y` lies outside the tile where 0 is out of view. */
  readonly zero: { readonly x: number; readonly y: number };
}

/** Values of this size are shown, however few there are. */
const largestCalm = 16;

/** Of the height of a tile, which has some 40 pixels. */
const tolerance = 0.05;

/** Of a function whose f and f′ jump at `known` places, and perhaps elsewhere. */
export async function tileCurve(
  known: readonly number[],
  evaluate: (x: Float32Array) => Promise<Derivatives>,
): Promise<TileCurve> {
  const places = samplePlaces(x[0], x[1], 61, known);
  const resolved = await resolveBreaks(places, known, evaluate, tolerance);
  const { y: values } = withoutPoles(resolved.x, resolved.values, resolved.poles);
  return placedCurve(resolved.x, values, [...known, ...resolved.jumps.y]);
}

function placedCurve(xs: ArrayLike<number>, ys: Float32Array, breaks: readonly number[]): TileCurve {
  const finite = ys.filter(Number.isFinite);
  const outside = finite.filter((value) => value < y[0] || value > y[1]).length;
  const range = outside > mostOutside * finite.length ? fitted([ys], [0], largestCalm).range : y;
  const yAxis = linearAxis(range, pixelsOfY, { spacing: 20 });
  return { path: curvePath(cutCurve(xs, ys, breaks).pieces, xAxis, yAxis), zero: { x: xAxis.at(0), y: yAxis.at(0) } };
}
