/** The size of a surface's gradient as a figure: its image with axes, colour key and cross-hair. */
import { magma } from '../../figure/colour.js';
import type { Draw } from '../../figure/figure.js';
import { cellCentre, heatMapPixels, layoutHeatMap, type Cell, type HeatMapLayout } from '../../figure/heat-map.js';
import { label } from '../../figure/marks/axes.js';
import { colourStrip, frame, hatching } from '../../figure/marks/key.js';
import type { Box, LineShape, Pixels, Shape } from '../../figure/shapes.js';
import type { BrokenSurface } from '../../maths/broken-surface.js';
import { formatValue } from '../../text/format.js';
import type { Table } from '../../text/table.js';
import { describeGradient, factsOf, weakWords, type SurfaceFacts } from './surface-words.js';
import { say } from './words.js';

export interface HeatMap {
  readonly surface: BrokenSurface;
  /** Of the function. */
  readonly name: string;
  readonly cell: Cell | undefined;
  readonly table: Table;
}

/** On average, in pixels. */
const letterWidth = 6.25;

export const heatMapLayout = (surface: BrokenSurface, width: number): HeatMapLayout =>
  layoutHeatMap(width, rangeOf(surface), factsOf(surface).gradient.largest);

export const drawHeatMap =
  ({ surface, name, cell, table }: HeatMap): Draw =>
  ({ width }) => {
    const facts = factsOf(surface);
    const layout = heatMapLayout(surface, width);
    const square = squareOf(layout);
    return {
      title: say('heat-map.title', { name }),
      note: `${say('heat-map.note')} ${weakWords(facts.gradient)}`,
      words: describeGradient(name, facts),
      width: layout.width,
      height: layout.height,
      shapes: [
        ...(facts.hasHoles ? [hatching(square)] : []),
        { kind: 'image', ...square, pixels: pixelsOf(surface, facts) },
        ...axes(layout),
        ...key(layout, facts),
        ...(cell ? cross(layout, surface.axis.length, cell) : []),
      ],
      table: () => table,
    };
  };

const rangeOf = ({ axis }: BrokenSurface): readonly [number, number] => [axis[0] ?? 0, axis[axis.length - 1] ?? 1];

const squareOf = ({ left, top, side }: HeatMapLayout): Box => ({ x: left, y: top, width: side, height: side });

const painted = new WeakMap<BrokenSurface, Pixels>();

/** Once for each surface: the cross-hair moves over the same image. */
function pixelsOf(surface: BrokenSurface, { gradient }: SurfaceFacts): Pixels {
  const points = surface.axis.length;
  const pixels = painted.get(surface) ?? {
    width: points,
    height: points,
    data: heatMapPixels(surface.gradient, points, gradient.largest),
  };
  painted.set(surface, pixels);
  return pixels;
}

const line = (x1: number, y1: number, x2: number, y2: number, look: Partial<LineShape> = {}): LineShape => ({
  kind: 'line',
  x1,
  y1,
  x2,
  y2,
  stroke: 'border',
  ...look,
});

function axes(layout: HeatMapLayout): readonly Shape[] {
  const { left, top, side, x, y } = layout;
  const bottom = top + side;
  return [
    frame(squareOf(layout)),
    ...x.ticks.flatMap((tick) => [
      line(tick.at, bottom, tick.at, bottom + 4),
      label(tick.label, tick.at, bottom + 18, 'middle'),
    ]),
    ...y.ticks.flatMap((tick) => [
      line(left - 4, tick.at, left, tick.at),
      label(tick.label, left - 8, tick.at + 4, 'end'),
    ]),
    label(say('axis.x'), left + side / 2, bottom + 36, 'middle'),
    label(say('axis.y'), 0, top - 12),
  ];
}

/** White on a dark rim: it is seen on every colour. */
function cross(layout: HeatMapLayout, points: number, cell: Cell): readonly Shape[] {
  const { x, y } = cellCentre(layout, points, cell);
  const { left, top, side } = layout;
  const [right, bottom] = [left + side, top + side];
  return [
    { role: 'rim', stroke: '#000000', opacity: 0.55, strokeWidth: 3 } as const,
    { role: 'cross', stroke: '#ffffff', strokeWidth: 1 } as const,
  ].flatMap((look): readonly Shape[] => [
    line(x, top, x, bottom, look),
    line(left, y, right, y, look),
    { kind: 'circle', x, y, r: 5, ...look },
  ]);
}

function key({ left, side, key: place }: HeatMapLayout, { gradient, hasHoles }: SurfaceFacts): readonly Shape[] {
  const box = { x: left, y: place.top, width: side, height: place.height };
  const bottom = place.top + place.height;
  const smallest = place.axis.at(gradient.smallest);
  const isMarked = gradient.smallest > 0 && gradient.smallest < gradient.largest;
  const words = say('size.smallest', { value: formatValue(gradient.smallest) });
  const most = gradient.largest > 0 ? largestWords(gradient) : '';
  const half = (letterWidth * words.length) / 2;
  const hasRoom = smallest - half > left + 12 && smallest + half < left + side - letterWidth * most.length - 8;
  return [
    label(say('size'), left, place.top - 8),
    ...(hasHoles ? hatchKey(left + side, place.top - 8) : []),
    ...colourStrip(box, magma),
    frame(box),
    ...(isMarked ? [line(smallest, bottom, smallest, bottom + 5)] : []),
    label('0', left, bottom + 18),
    ...(isMarked && hasRoom ? [label(words, smallest, bottom + 18, 'middle')] : []),
    ...(most === '' ? [] : [label(most, left + side, bottom + 18, 'end')]),
  ];
}

function largestWords({ smallest, largest, capped }: SurfaceFacts['gradient']): string {
  const value = formatValue(largest);
  if (capped) return say('size.more', { value });
  return say(smallest === largest ? 'size.everywhere' : 'size.largest', { value });
}

/** A patch of the hatching with its word, ending at `right` on the line `y`. */
function hatchKey(right: number, y: number): readonly Shape[] {
  const word = say('no-value');
  const box = { x: right - 26 - letterWidth * word.length, y: y - 10, width: 16, height: 12 };
  return [hatching(box), frame(box), label(word, right, y, 'end')];
}
