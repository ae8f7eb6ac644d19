/** A heat map of a square grid of values over x and y: its layout, its pixels, the cell under a point, its summary. */
import { linearAxis, type Axis } from './axis.js';
import type { Range } from '../maths/range.js';
import { magmaRgb } from './colour.js';

/** Row = y, column = x, both from 0 at the least value. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

export interface HeatMapLayout {
  readonly width: number;
  readonly height: number;
  /** Of the square that the cells fill, in pixels. */
  readonly side: number;
  readonly left: number;
  readonly top: number;
  readonly x: Axis;
  readonly y: Axis;
  readonly key: { readonly top: number; readonly height: number; readonly axis: Axis };
}

export interface Summary {
  readonly smallest: number;
  readonly largest: number;
  /** Share of the values below 5 % of the largest. */
  readonly weakShare: number;
}

const margin = { left: 34, right: 12, top: 28, axis: 44, key: 62 } as const;
const largestSide = 440;

/** The key runs from 0, so that dark always means a small value, whatever the smallest one is. */
export function layoutHeatMap(width: number, range: Range, largest: number): HeatMapLayout {
  const side = Math.max(40, Math.min(largestSide, width - margin.left - margin.right));
  const [left, top] = [margin.left, margin.top];
  const bottom = top + side;
  return {
    width,
    height: bottom + margin.axis + margin.key,
    side,
    left,
    top,
    x: linearAxis(range, [left, left + side], { spacing: 26 }),
    y: linearAxis(range, [bottom, top], { spacing: 26 }),
    key: {
      top: bottom + margin.axis + 22,
      height: 10,
      axis: linearAxis([0, largest > 0 ? largest : 1], [left, left + side], { spacing: 60, enough: 4 }),
    },
  };
}

/** RGBA bytes of the image, one pixel per cell, the greatest y on top; a value that is not finite is transparent. */
export function heatMapPixels(
  values: ArrayLike<number>,
  points: number,
  largest: number,
): Uint8ClampedArray<ArrayBuffer> {
  const bytes = new Uint8ClampedArray(new ArrayBuffer(4 * points * points));
  for (let row = 0; row < points; row += 1) {
    for (let column = 0; column < points; column += 1) {
      const value = values[row * points + column] ?? NaN;
      const colour = Number.isFinite(value) ? magmaRgb(largest > 0 ? value / largest : 0) : undefined;
      if (colour) bytes.set([...colour, 255], 4 * ((points - 1 - row) * points + column));
    }
  }
  return bytes;
}

/** The cell under a pixel; outside of the square the nearest one. */
export function cellAt({ left, top, side }: HeatMapLayout, points: number, px: number, py: number): Cell {
  const index = (fraction: number): number => Math.min(points - 1, Math.max(0, Math.floor(fraction * points)));
  return { row: index((top + side - py) / side), column: index((px - left) / side) };
}

/** The pixel in the middle of a cell. */
export const cellCentre = ({ left, top, side }: HeatMapLayout, points: number, { row, column }: Cell) => ({
  x: left + ((column + 0.5) / points) * side,
  y: top + side - ((row + 0.5) / points) * side,
});

export function movedCell({ row, column }: Cell, points: number, up: number, right: number): Cell {
  const inside = (index: number): number => Math.min(points - 1, Math.max(0, index));
  return { row: inside(row + up), column: inside(column + right) };
}

/** Over the finite values; without any, all is 0. */
export function summarise(values: ArrayLike<number>): Summary {
  const finite = Array.from(values).filter(Number.isFinite);
  if (finite.length === 0) return { smallest: 0, largest: 0, weakShare: 0 };
  const smallest = finite.reduce((a, b) => Math.min(a, b));
  const largest = finite.reduce((a, b) => Math.max(a, b));
  const weak = finite.filter((value) => value < 0.05 * largest).length;
  return { smallest, largest, weakShare: weak / finite.length };
}
