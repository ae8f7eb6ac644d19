/** A curve drawn by hand over an axis: one height per column; a later stroke replaces what it passes over. */
import type { Range } from './range.js';

/** Heights at evenly spaced places of the axis, its two ends included. */
export type Heights = readonly number[];

export type Point = readonly [x: number, y: number];

export const placeOf = ([low, high]: Range, count: number, i: number): number => low + ((high - low) * i) / (count - 1);

const columnOf = ([low, high]: Range, count: number, x: number): number => ((x - low) / (high - low)) * (count - 1);

export const pointsOf = (range: Range, heights: Heights): readonly Point[] =>
  heights.map((y, i) => [placeOf(range, heights.length, i), y]);

/** The heights after the pointer went straight from one point to the next; columns between them lie on the line. */
export function strokedTo(range: Range, heights: Heights, [fromX, fromY]: Point, [toX, toY]: Point): Heights {
  const from = columnOf(range, heights.length, fromX);
  const to = columnOf(range, heights.length, toX);
  const first = Math.ceil(Math.min(from, to) - 0.5);
  const last = Math.floor(Math.max(from, to) + 0.5);
  return heights.map((height, i) => {
    if (i < first || i > last) return height;
    const share = from === to ? 1 : Math.min(1, Math.max(0, (i - from) / (to - from)));
    return fromY + (toY - fromY) * share;
  });
}

/** The heights with the place x lifted by so much, and places nearer than `reach` by less the farther they are. */
export const liftedAt = (range: Range, heights: Heights, x: number, by: number, reach: number): Heights =>
  heights.map((height, i) => {
    const away = Math.abs(placeOf(range, heights.length, i) - x);
    return away < reach ? height + by * (1 - away / reach) : height;
  });
