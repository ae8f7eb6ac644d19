/** Marks at single places: a slot's marker, the dots of a jump, a ring. */
import { markerPath } from '../../ui/marker.js';
import { slotPaint, type CircleShape, type PathShape } from '../shapes.js';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** `area` in square pixels. */
export const marker = (slot: number, { x, y }: Place, area = 56): PathShape => ({
  kind: 'path',
  role: `marker slot-${String(slot)}`,
  d: markerPath(slot, area),
  x,
  y,
  fill: slotPaint(slot),
});

/** With a rim of the paper's colour, so that markers close to each other stay apart. */
export const rimmedMarker = (slot: number, place: Place, area?: number): readonly PathShape[] => {
  const whole = marker(slot, place, area);
  return [{ ...whole, role: 'rim', fill: 'paper', stroke: 'paper', strokeWidth: 2 }, whole];
};

/** The value at a jump is filled; a limit that is not taken is open. */
export const jumpDot = (slot: number, { x, y, filled }: Place & { readonly filled: boolean }): CircleShape => ({
  kind: 'circle',
  role: filled ? 'jump filled' : 'jump',
  x,
  y,
  r: 4,
  fill: filled ? slotPaint(slot) : 'paper',
  stroke: slotPaint(slot),
  strokeWidth: 2,
});

export const dot = (slot: number, { x, y }: Place): CircleShape => ({
  kind: 'circle',
  role: 'dot',
  x,
  y,
  r: 3,
  fill: slotPaint(slot),
});

/** Around the point that is shown elsewhere. */
export const ring = ({ x, y }: Place): CircleShape => ({
  kind: 'circle',
  role: 'ring',
  x,
  y,
  r: 7,
  stroke: 'ink',
  strokeWidth: 1.5,
});

/** What is dead. */
export const cross = ({ x, y }: Place, half: number): PathShape => {
  const [a, b] = [String(-half), String(2 * half)];
  return {
    kind: 'path',
    role: 'cross',
    d: `M${a} ${a}l${b} ${b}m0 -${b}l-${b} ${b}`,
    x,
    y,
    stroke: 'dead',
    strokeWidth: 2,
  };
};
