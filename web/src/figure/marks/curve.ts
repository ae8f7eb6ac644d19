/** A line in its slot's colour. */
import { slotPaint, type PathShape } from '../shapes.js';

/** `d`: SVG path data. */
export const curveMark = (slot: number, d: string): PathShape => ({
  kind: 'path',
  role: `curve slot-${String(slot)}`,
  d,
  stroke: slotPaint(slot),
  strokeWidth: 2.25,
});

/** Of measured values: `isDashed` for those that are told apart from others of the same slot. */
export const seriesMark = (slot: number, d: string, isDashed: boolean): PathShape => ({
  kind: 'path',
  role: `line slot-${String(slot)}`,
  d,
  stroke: slotPaint(slot),
  ...(isDashed ? { strokeWidth: 1.5, dash: [5, 3], opacity: 0.75 } : { strokeWidth: 2 }),
});
