/**
 * A chart: lines over one x-axis, in their functions' colours; those with markers are named at their end and are what a
 * cross-hair and the table read.
 */
import { extent, type Range } from '../maths/range.js';
import { thinned } from '../maths/thin.js';
import { formatFixed, formatSeries, formatValue } from '../text/format.js';
import type { Column, Table } from '../text/table.js';
import { say } from './chart-words.js';
import type { Cross, Draw, Figure } from './figure.js';
import { layoutChart, type ChartLayout, type PlacedSeries, type Series } from './line-chart.js';
import { horizontalAxis, label, levelLine, verticalAxis } from './marks/axes.js';
import { seriesMark } from './marks/curve.js';
import { endName } from './marks/names.js';
import { marker } from './marks/points.js';
import type { Shape } from './shapes.js';

export interface ChartSeries extends Series {
  /** Whose colour and marker it has. */
  readonly slot: number;
  readonly dashed?: boolean;
  /** Markers only: its line is drawn by another series. */
  readonly lineless?: boolean;
}

export interface Chart {
  readonly title: string;
  readonly note: string;
  /** The y-axis's name. */
  readonly unit: string;
  /** What x is. */
  readonly over: 'epoch' | 'seed' | 'x';
  /** Whether x counts something. */
  readonly wholeX?: boolean;
  readonly domain: Range;
  readonly series: readonly ChartSeries[];
  /** Of y; from the data where there is none. */
  readonly range?: Range;
  /** Of ticks. */
  readonly formatX?: (value: number) => string;
  readonly formatY?: (value: number) => string;
  /** Of words and table. */
  readonly formatExact?: (value: number) => string;
  /** A level to compare with. */
  readonly reference?: { readonly value: number; readonly name: string };
}

/** More would hide the line that they stand on. */
const mostMarkers = 40;

export const drawChart =
  (chart: Chart): Draw =>
  ({ width }) =>
    chartFigure(chart, width);

function chartFigure(chart: Chart, width: number): Figure {
  const { title, note, unit, over, domain, series, reference, formatY = formatValue } = chart;
  const height = Math.round(Math.min(300, Math.max(210, width * 0.5)));
  const marked = series.filter(({ markers }) => markers);
  const longest = marked.reduce((most, { name }) => Math.max(most, name.length), 4);
  const layout = layoutChart({
    width,
    height,
    x: domain,
    wholeX: chart.wholeX ?? false,
    y: chart.range ?? extent(series.flatMap(({ points }) => points.map(([, y]) => y))),
    series,
    formatY,
    labelWidth: 14 + 7 * longest,
  });
  const { x, y } = layout;
  const places = placesOf(marked);
  return {
    title,
    note,
    words: describe(chart, marked),
    width,
    height,
    shapes: [
      ...horizontalAxis(x, y.pixels[1], y.pixels[0], say(`axis.${over}`)),
      ...verticalAxis(y, x, unit),
      ...(reference ? referenceMarks(layout, reference) : []),
      lines(layout, series),
      ...layout.series.flatMap((placed, i) => markersOf(placed, series[i]?.slot ?? 1)),
      ...layout.series.flatMap(({ name, label: end }, i) =>
        end ? [endName({ name, slot: series[i]?.slot ?? 1, ...end })] : [],
      ),
    ],
    cross: crossOf(chart, layout, marked, places),
    table: () => tableOf(chart, marked, places),
  };
}

/** Lines that leave the y-range are cut off at its edge. */
function lines({ x, y, series: placed }: ChartLayout, series: readonly ChartSeries[]): Shape {
  const [left, right] = x.pixels;
  const [bottom, top] = y.pixels;
  return {
    kind: 'clip',
    x: left,
    y: top - 2,
    width: right - left,
    height: bottom - top + 4,
    shapes: placed.flatMap(({ path }, i) => {
      const { slot = 1, dashed = false, lineless } = series[i] ?? {};
      return lineless ? [] : [seriesMark(slot, path, dashed)];
    }),
  };
}

const markersOf = ({ markers }: PlacedSeries, slot: number): readonly Shape[] =>
  thinned(markers, mostMarkers).map((place): Shape => ({ ...marker(slot, place), stroke: 'paper', strokeWidth: 1 }));

function referenceMarks({ x, y }: ChartLayout, { value, name }: NonNullable<Chart['reference']>): readonly Shape[] {
  if (value < y.domain[0] || value > y.domain[1]) return [];
  const at = y.at(value);
  return [{ ...levelLine(at, x), role: 'reference' }, label(name, x.pixels[1], at - 5, 'end')];
}

function describe({ title, over, formatX = formatValue, formatExact = exact }: Chart, marked: readonly ChartSeries[]) {
  const ends = marked.flatMap(({ name, points }) => {
    const last = points.at(-1);
    return last ? [say(`end.${over}`, { name, value: formatExact(last[1]), place: formatX(last[0]) })] : [];
  });
  return ends.length > 0 ? say('chart.values', { title, values: formatSeries(ends) }) : say('chart.empty', { title });
}

const exact = (value: number): string => formatFixed(value, 3);

/** Where the marked series have values, in order. */
const placesOf = (marked: readonly ChartSeries[]): readonly number[] =>
  [...new Set(marked.flatMap(({ points }) => points.map(([x]) => x)))].sort((a, b) => a - b);

function crossOf(
  { over, formatX = formatValue, formatExact = exact }: Chart,
  { x, y }: ChartLayout,
  marked: readonly ChartSeries[],
  places: readonly number[],
): Cross {
  return {
    top: y.pixels[1],
    bottom: y.pixels[0],
    places: places.map((place) => x.at(place)),
    words: (index) => {
      const place = places[index] ?? NaN;
      const values = marked.map(({ name, points }) => {
        const found = points.find(([at]) => at === place);
        return say('chart.value', { name, value: found ? formatExact(found[1]) : '–' });
      });
      return say(`at.${over}`, { place: formatX(place), values: formatSeries(values) });
    },
  };
}

function tableOf(
  { title, over, formatX = formatValue, formatExact = exact }: Chart,
  marked: readonly ChartSeries[],
  places: readonly number[],
): Table {
  const found = marked.map(({ points }) => new Map(points));
  return {
    caption: title,
    columns: [
      { name: say(`axis.${over}`), format: formatX, isHeading: true },
      ...marked.map(({ name }): Column => ({ name, format: formatExact })),
    ],
    rows: places.map((place) => [place, ...found.map((values) => values.get(place))]),
  };
}
