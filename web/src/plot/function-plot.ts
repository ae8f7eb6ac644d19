/** The layout of a function over its derivative: two strips, one x-axis, jumps drawn as jumps. */
import { extent, linearAxis, padded, type Axis, type Range } from './axis.js';
import { curvePath, cutCurve, type Dot } from './curve.js';

export interface FunctionSamples {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly dy: ArrayLike<number>;
  /** Where f or f′ may jump. */
  readonly breaks: readonly number[];
}

export interface Strip {
  readonly axis: Axis;
  readonly path: string;
  readonly dots: readonly { readonly x: number; readonly y: number; readonly filled: boolean }[];
}

export interface FunctionLayout {
  readonly width: number;
  readonly height: number;
  readonly x: Axis;
  readonly value: Strip;
  readonly slope: Strip;
}

const margin = { left: 46, right: 14, top: 26, between: 44, bottom: 44 } as const;

export function layoutFunction(samples: FunctionSamples, width: number, xRange: Range): FunctionLayout {
  const valueHeight = Math.round(Math.min(320, Math.max(180, width * 0.42)));
  const slopeHeight = Math.round(valueHeight * 0.5);
  const x = linearAxis(xRange, [margin.left, width - margin.right], { spacing: 44 });
  const valueTop = margin.top;
  const slopeTop = valueTop + valueHeight + margin.between;
  return {
    width,
    height: slopeTop + slopeHeight + margin.bottom,
    x,
    value: strip(samples, samples.y, x, [valueTop + valueHeight, valueTop], []),
    slope: strip(samples, samples.dy, x, [slopeTop + slopeHeight, slopeTop], [0, 1]),
  };
}

function strip(
  samples: FunctionSamples,
  values: ArrayLike<number>,
  x: Axis,
  pixels: Range,
  include: readonly number[],
): Strip {
  const range = padded(extent(Array.from(values), [0, ...include]), 0.05);
  const axis = linearAxis(range, pixels, { spacing: 28, enough: 6 });
  const { pieces, dots } = cutCurve(samples.x, values, samples.breaks);
  return {
    axis,
    path: curvePath(pieces, x, axis),
    dots: dots.map((dot: Dot) => ({ x: x.at(dot.x), y: axis.at(dot.y), filled: dot.filled })),
  };
}
