/**
 * A function's curve at the size of a tile. All tiles share one scale, so that functions can be compared; only a curve
 * that would be out of sight for the most part has its own.
 */
import { extent, linearAxis, padded, type Range } from './axis.js';
import { curvePath, cutCurve, samplePlaces } from './curve.js';

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

export const tilePlaces = (breaks: readonly number[]): Float32Array => samplePlaces(x[0], x[1], 61, breaks);

export function tileCurve(xs: ArrayLike<number>, ys: Float32Array, breaks: readonly number[]): TileCurve {
  const outside = ys.filter((value) => value < y[0] || value > y[1]).length;
  const range = outside > mostOutside * ys.length ? padded(extent(ys, [0]), 0.06) : y;
  const yAxis = linearAxis(range, pixelsOfY, { spacing: 20 });
  return { path: curvePath(cutCurve(xs, ys, breaks).pieces, xAxis, yAxis), zero: { x: xAxis.at(0), y: yAxis.at(0) } };
}
