/** What moves over the curves of a plot: the cross-hair and a neuron's pre-activation, in both strips. */
import type { Axis } from '../../figure/axis.js';
import { formatValue } from '../../text/format.js';
import type { FunctionLayout, Strip } from '../../figure/function-plot.js';
import { uprightLine, widthOf } from '../../figure/marks/axes.js';
import { rimmedMarker } from '../../figure/marks/points.js';
import { slotPaint, type Shape, type TextShape } from '../../figure/shapes.js';
import { say } from './words.js';

/** The values of a function at one place. */
export interface PointOnCurve {
  readonly slot: number;
  readonly y: number;
  readonly dy: number;
}

export interface NeuronDot extends PointOnCurve {
  readonly x: number;
}

const within = (value: number, { domain: [from, to] }: Axis): boolean => value >= from && value <= to;

const halo = (text: string, x: number, y: number, anchor: TextShape['anchor']): TextShape => ({
  kind: 'text',
  role: 'halo-text',
  text,
  x,
  y,
  anchor: anchor ?? 'start',
  fill: 'ink',
  hasHalo: true,
});

/** At a place in view. */
export function crossHair(
  { x, value, slope }: FunctionLayout,
  cross: number,
  points: readonly PointOnCurve[],
): readonly Shape[] {
  const at = x.at(cross);
  const line = ({ axis }: Strip): Shape => ({
    ...uprightLine(at, axis.pixels, 'ink'),
    role: 'cross-line',
    strokeWidth: 1.25,
    opacity: 0.8,
  });
  return [
    line(value),
    line(slope),
    ...points.flatMap(({ slot, y, dy }) => [
      ...(within(y, value.axis) ? rimmedMarker(slot, { x: at, y: value.axis.at(y) }, 90) : []),
      ...(within(dy, slope.axis) ? rimmedMarker(slot, { x: at, y: slope.axis.at(dy) }, 90) : []),
    ]),
  ];
}

/**
 * Dots in view; those out of view are named at the edge where they left. `isTold`: with what they pass on and learn with,
 * where nothing else tells it and lies in the way.
 */
export function neuronDotShapes(layout: FunctionLayout, dots: readonly NeuronDot[], isTold: boolean): readonly Shape[] {
  const { x, value, slope } = layout;
  const places = [...new Set(dots.map((dot) => dot.x))].filter((place) => Number.isFinite(place));
  const seen = dots.filter((dot) => within(dot.x, x));
  return [
    ...places.flatMap((place) => placeOfDot(layout, place)),
    ...seen.flatMap(({ slot, x: place, y, dy }) => [
      ...(within(y, value.axis) ? [neuronDot(slot, x.at(place), value.axis.at(y))] : []),
      ...(within(dy, slope.axis) ? [neuronDot(slot, x.at(place), slope.axis.at(dy))] : []),
    ]),
    ...(isTold ? seen : []).flatMap(({ x: place, y, dy }) => [
      besideDot(say('dot.passes', { value: formatValue(y) }), x.at(place), y, value, dy > risesFrom, x),
      besideDot(say('dot.learns', { slope: formatValue(dy) }), x.at(place), dy, slope, false, x),
    ]),
  ];
}

/** From this slope on, a curve runs through what is written above and right of a dot on it. */
const risesFrom = 0.2;
const dotRadius = 9;

/** Words at a dot, on the side where there is room: above it, or below, and at its right, or left. */
function besideDot(text: string, at: number, y: number, { axis }: Strip, rises: boolean, x: Axis): TextShape {
  const [bottom, top] = axis.pixels;
  const height = within(y, axis) ? axis.at(y) : y > axis.domain[1] ? top : bottom;
  const hasRoomAbove = height - top >= 2 * dotRadius + 6;
  const isBelow = bottom - height >= 2 * dotRadius + 10 && (rises || !hasRoomAbove);
  const isLeft = at + dotRadius + widthOf(text, 7) > x.pixels[1] || (rises && !isBelow);
  return {
    ...halo(
      text,
      at + (isLeft ? -dotRadius - 3 : dotRadius + 3),
      height + (isBelow ? 22 : -12),
      isLeft ? 'end' : 'start',
    ),
    role: 'halo-text dot-words',
    weight: 600,
  };
}

function placeOfDot({ x, value, slope }: FunctionLayout, place: number): readonly Shape[] {
  const [left, right] = x.pixels;
  // Between the strips, where no tick labels are in the way.
  const y = value.axis.pixels[0] + 16;
  const strong = { role: 'halo-text z', weight: 600 } as const;
  if (place < x.domain[0]) return [{ ...halo(`← z = ${formatValue(place)}`, left, y, 'start'), ...strong }];
  if (place > x.domain[1]) return [{ ...halo(`z = ${formatValue(place)} →`, right, y, 'end'), ...strong }];
  const at = x.at(place);
  const line = ({ axis }: Strip): Shape => ({
    ...uprightLine(at, axis.pixels, 'soft'),
    role: 'neuron-line',
    opacity: 0.5,
  });
  return [line(value), line(slope), { ...halo(`z = ${formatValue(place)}`, at, y, 'middle'), ...strong }];
}

const neuronDot = (slot: number, x: number, y: number): Shape => ({
  kind: 'circle',
  role: `neuron-dot slot-${String(slot)}`,
  x,
  y,
  r: dotRadius,
  fill: slotPaint(slot),
  stroke: 'ink',
  strokeWidth: 2,
});
