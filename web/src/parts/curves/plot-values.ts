/** The values of a plot's functions as a small table in the picture, beside the cross-hair. */
import { widthOf } from '../../figure/marks/axes.js';
import type { FunctionLayout } from '../../figure/function-plot.js';
import { marker } from '../../figure/marks/points.js';
import type { Shape, TextShape } from '../../figure/shapes.js';
import { formatValue } from '../../text/format.js';
import type { PointOnCurve } from './plot-cross-hair.js';
import { say } from './words.js';

const rowHeight = 15;
const edge = 8;
/** From the cross-hair, whose points are not to be covered. */
const apart = 14;
const markerRoom = 18;
const columnGap = 12;
const digitWidth = 7;

const roomOf = (texts: readonly string[]): number => Math.max(...texts.map((text) => widthOf(text, digitWidth)));

/** `height`: where the pointer is, in the figure's pixels; at the top where nothing points. */
export function valueTable(
  { width, height: most, x, value }: FunctionLayout,
  cross: number,
  points: readonly PointOnCurve[],
  pointed: number | undefined,
): readonly Shape[] {
  const at = x.at(cross);
  const place = say('values.x', { x: formatValue(cross, 7) });
  const values = points.map(({ y }) => formatValue(y));
  const slopes = points.map(({ dy }) => formatValue(dy));
  const heads = [say('values.f'), say('values.slope')] as const;
  const valueEnd = Math.max(
    edge + markerRoom + roomOf(values),
    edge + widthOf(place, digitWidth) + columnGap + widthOf(heads[0], digitWidth),
  );
  const slopeEnd = valueEnd + columnGap + roomOf([heads[1], ...slopes]);
  const size = {
    width: slopeEnd + edge,
    height: (points.length + 1) * rowHeight + edge,
  };
  const left = leftOf(at, size.width, x.pixels, width);
  const wanted = pointed === undefined ? value.axis.pixels[1] + 4 : pointed - size.height / 2;
  const top = Math.max(2, Math.min(most - size.height - 2, wanted));
  const text = (words: string, right: number, row: number, look: Partial<TextShape> = {}): TextShape => ({
    kind: 'text',
    role: 'value',
    text: words,
    x: left + right,
    y: top + edge / 2 + (row + 0.75) * rowHeight,
    anchor: 'end',
    fill: 'ink',
    ...look,
  });
  return [
    { kind: 'rect', role: 'values', x: left, y: top, ...size, fill: 'card', stroke: 'border', strokeWidth: 1 },
    text(place, edge, 0, { anchor: 'start', weight: 600 }),
    text(heads[0], valueEnd, 0, { fill: 'soft' }),
    text(heads[1], slopeEnd, 0, { fill: 'soft' }),
    ...points.flatMap(({ slot }, i) => [
      marker(slot, { x: left + edge + 5, y: top + edge / 2 + (i + 1.5) * rowHeight }),
      text(values[i] ?? '', valueEnd, i + 1),
      text(slopes[i] ?? '', slopeEnd, i + 1),
    ]),
  ];
}

/** At the right of the cross-hair, at its left where there is no room, and where there is none at all within the figure. */
function leftOf(at: number, size: number, [from, to]: readonly [number, number], width: number): number {
  if (at + apart + size <= to) return at + apart;
  if (at - apart - size >= from) return at - apart - size;
  return at + apart + size <= width ? at + apart : Math.max(0, at - apart - size);
}
