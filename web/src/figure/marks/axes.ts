/** Grid lines with their labels and names, and the lines through zero. */
import type { Range } from '../../maths/range.js';
import type { Axis } from '../axis.js';
import { textSize, type LineShape, type Shape, type TextShape } from '../shapes.js';

const gridLine = (x1: number, y1: number, x2: number, y2: number): LineShape => ({
  kind: 'line',
  role: 'grid-line',
  x1,
  y1,
  x2,
  y2,
  stroke: 'grid',
});

export const label = (text: string, x: number, y: number, anchor: TextShape['anchor'] = 'start'): TextShape => ({
  kind: 'text',
  text,
  x,
  y,
  anchor,
  fill: 'soft',
});

/** Of a letter of this type, in pixels, on average. */
const letterWidth = 6;

/** Of a text, about, in pixels; what is neither ASCII nor a Latin letter may be wide. `letter` is the width of a letter. */
export const widthOf = (text: string, letter = 5.5): number =>
  Array.from(text).reduce((sum, c) => sum + (/[ -~\p{Script=Latin}]/u.test(c) ? letter : 1.64 * letter), 0);

/** The room that a vertical axis takes for its ticks' labels, in pixels. */
export const roomOfTicks = ({ ticks }: Axis): number =>
  ticks.reduce((most, { label: text }) => Math.max(most, Math.ceil(widthOf(text)) + 12), leastRoom);

const leastRoom = 46;

/** Smaller where it would not end at `right`. */
function fitting(text: string, right: number): { readonly size?: number } {
  const width = letterWidth * text.length;
  return width > right ? { size: (textSize * right) / width } : {};
}

/** Horizontal grid lines with their labels, and the axis's name above it. */
export function verticalAxis(y: Axis, x: Axis, name: string): readonly Shape[] {
  const [left, right] = x.pixels;
  return [
    ...y.ticks.map(({ at }) => gridLine(left, at, right, at)),
    ...y.ticks.map((tick) => label(tick.label, left - 8, tick.at + 4, 'end')),
    { ...label(name, 0, y.pixels[1] - 10), ...fitting(name, right) },
  ];
}

/** Vertical grid lines between two heights; labels and name below unless `name` is left out. */
export function horizontalAxis(x: Axis, top: number, bottom: number, name?: string): readonly Shape[] {
  const lines = x.ticks.map(({ at }) => gridLine(at, top, at, bottom));
  if (name === undefined) return lines;
  return [
    ...lines,
    ...x.ticks.map((tick) => label(tick.label, tick.at, bottom + 18, 'middle')),
    label(name, (x.pixels[0] + x.pixels[1]) / 2, bottom + 36, 'middle'),
  ];
}

/** The lines through zero, where zero is in view. */
export function zeroLines(x: Axis, y: Axis): readonly Shape[] {
  const isInside = ({ domain: [from, to] }: Axis): boolean => from <= 0 && to >= 0;
  return [
    ...(isInside(x) ? [uprightLine(x.at(0), y.pixels, 'border')] : []),
    ...(isInside(y) ? [levelLine(y.at(0), x)] : []),
  ];
}

/** From the lower end of an axis to its upper one, in pixels. */
export const uprightLine = (at: number, [bottom, top]: Range, stroke: 'border' | 'ink' | 'soft'): LineShape => ({
  kind: 'line',
  role: 'axis-line',
  x1: at,
  x2: at,
  y1: top,
  y2: bottom,
  stroke,
});

export const levelLine = (at: number, x: Axis): LineShape => ({
  kind: 'line',
  role: 'axis-line',
  x1: x.pixels[0],
  x2: x.pixels[1],
  y1: at,
  y2: at,
  stroke: 'border',
});
