/** A function's curve at the size of a tile; all tiles share one scale, so that functions can be compared. */
import { linearAxis, type Range } from './axis.js';
import { curvePath, cutCurve, samplePlaces } from './curve.js';

export const tileSize = { width: 60, height: 38 } as const;
const x: Range = [-4, 4];
const y: Range = [-1.4, 3.6];

const xAxis = linearAxis(x, [0, tileSize.width], { spacing: 20 });
const yAxis = linearAxis(y, [tileSize.height, 0], { spacing: 20 });

export const tileZero = { x: xAxis.at(0), y: yAxis.at(0) } as const;

export const tilePlaces = (breaks: readonly number[]): Float32Array => samplePlaces(x[0], x[1], 61, breaks);

export const tilePath = (xs: ArrayLike<number>, ys: ArrayLike<number>, breaks: readonly number[]): string =>
  curvePath(cutCurve(xs, ys, breaks).pieces, xAxis, yAxis);
