/**
 * A network as small cells on little room: a block for each hidden layer from left to right, a cell for each neuron,
 * coloured by how often it fires; the dead are outlined and crossed. Under each block stand its neurons and its dead.
 *
 * Cells of one colour are one path, so that a network of thousands of neurons is drawn anew after every epoch in no time.
 */
import type { LayerNeurons, NeuronReport } from '../../engine/types.js';
import type { Draw, Figure } from '../../figure/figure.js';
import { label, widthOf } from '../../figure/marks/axes.js';
import { slotsFit, thinnedLabels } from './strip-labels.js';
import { layoutStrip, type StripLayer } from './strip-layout.js';
import type { Paint, Shape } from '../../figure/shapes.js';
import { formatCount, formatPercent, formatSeries } from '../../text/format.js';
import { fillOf } from './neuron-cells.js';
import { deadWords, layerName } from './neuron-counts.js';
import { say } from './words.js';

interface Strip {
  readonly title: string;
  readonly note: string;
  /** Of the whole picture, in pixels. */
  readonly height?: number;
}

export interface SmallNetwork extends Strip {
  readonly report: NeuronReport;
}

export interface UncountedNetwork extends Strip {
  /** Neurons of each hidden layer, from the input on. */
  readonly widths: readonly number[];
}

const usualHeight = 250;
const lineHeight = 15;
/** From this side on a cross can be seen in a cell. */
const crossedFrom = 4;

export const drawSmallNetwork =
  ({ report, ...strip }: SmallNetwork): Draw =>
  ({ width }) => {
    const { layers, images } = report;
    return {
      ...drawStrip(
        strip,
        width,
        layers.map(({ units }) => units),
        layers,
      ),
      words: say('strip.words', {
        title: strip.title,
        layers: formatSeries(
          layers.map((layer, i) => say('strip.layer', { name: layerName(i, layer), dead: deadWords(layer) })),
          'semicolon',
        ),
      }),
      table: () => ({
        caption: say('strip.caption', { title: strip.title, images }),
        columns: [
          { name: say('strip.number'), isHeading: true },
          { name: say('strip.neurons'), format: formatCount },
          { name: say('strip.dead-neurons'), format: formatCount },
          { name: say('strip.fires'), format: (rate) => formatPercent(rate) },
        ],
        rows: layers.map((layer, i) => [
          i + 1,
          layer.units,
          { value: layer.deadCount, isDead: layer.deadCount > 0 },
          layer.firingRate.reduce((sum, rate) => sum + rate, 0) / layer.units,
        ]),
      }),
    };
  };

/** Before anything is counted: the same cells without a colour. */
export const drawUncounted =
  ({ widths, ...strip }: UncountedNetwork): Draw =>
  ({ width }) => ({
    ...drawStrip(strip, width, widths),
    words: say('strip.words', {
      title: strip.title,
      layers: formatSeries(
        widths.map((units, i) => layerName(i, { units })),
        'semicolon',
      ),
    }),
    table: () => ({
      caption: strip.title,
      columns: [
        { name: say('strip.number'), isHeading: true },
        { name: say('strip.neurons'), format: formatCount },
      ],
      rows: widths.map((units, i) => [i + 1, units]),
    }),
  });

function drawStrip(
  { title, note, height = usualHeight }: Strip,
  width: number,
  widths: readonly number[],
  counted?: readonly LayerNeurons[],
): Omit<Figure, 'words' | 'table'> {
  const names = labelsOf(widths, counted, width);
  const layout = layoutStrip(widths, names.slots, width, height - 2 * lineHeight - 4);
  return {
    title,
    note,
    width,
    height,
    shapes: [
      ...layout.layers.flatMap((layer, i) => blockOf(layer, layout.side, counted?.[i])),
      ...thinnedLabels(
        layout.layers.map(({ middle }, i) => ({ x: middle, text: names.units[i] ?? '' })),
        width,
      ).map(({ x, text }) => label(text, x, layout.bottom + lineHeight, 'middle')),
      ...thinnedLabels(
        layout.layers.map(({ middle }, i) => ({ x: middle, text: names.dead[i] ?? '' })),
        width,
      ).map(({ x, text }): Shape => ({
        ...label(text, x, layout.bottom + 2 * lineHeight, 'middle'),
        fill: 'dead',
        weight: 600,
      })),
    ],
  };
}

interface Labels {
  readonly units: readonly string[];
  /** Empty where none is. */
  readonly dead: readonly string[];
  /** Room that each layer's labels take; none where they cannot stand beside each other. */
  readonly slots: readonly number[];
}

/**
 * `17 dead`, or `17` where there is no room for the word. Room is kept for a layer that is dead as a whole, so that blocks
 * stay where they are while their neurons die.
 */
function labelsOf(widths: readonly number[], counted: readonly LayerNeurons[] | undefined, width: number): Labels {
  const units = widths.map(formatCount);
  const deadIn = (word: (count: string) => string): readonly string[] =>
    widths.map((_, i) => {
      const dead = counted?.[i]?.deadCount ?? 0;
      return dead > 0 ? word(formatCount(dead)) : '';
    });
  const brief = (dead: string): string => dead;
  const wordy = (dead: string): string => say('strip.dead', { dead });
  for (const word of [wordy, brief]) {
    const slots = units.map((text) => widthOf(word(text), 7) + 8);
    if (slotsFit(slots, width)) return { units, dead: deadIn(word), slots };
  }
  return { units, dead: deadIn(brief), slots: widths.map(() => 0) };
}

function blockOf({ places }: StripLayer, side: number, layer: LayerNeurons | undefined): readonly Shape[] {
  const corners = (units: readonly number[], inset: number): string =>
    units.map((unit) => square(places[unit] ?? { x: 0, y: 0 }, side, inset)).join('');
  const all = places.map((_, unit) => unit);
  if (!layer) return [{ kind: 'path', d: corners(all, 0.5), stroke: 'border' }];
  const byFill = new Map<Paint | undefined, number[]>();
  const dead = all.filter((unit) => layer.dead[unit] === 1);
  for (const unit of all) {
    if (layer.dead[unit] === 1) continue;
    const { fill } = fillOf(layer.firingRate[unit] ?? 0);
    const alike = byFill.get(fill);
    if (alike) alike.push(unit);
    else byFill.set(fill, [unit]);
  }
  const filled = [...byFill].map(([fill, units]): Shape => ({
    kind: 'path',
    role: 'cells',
    d: corners(units, 0),
    fill,
  }));
  if (dead.length === 0) return filled;
  const line = side < crossedFrom ? Math.max(0.6, side / 4) : 1;
  const crosses = side < crossedFrom ? '' : dead.map((unit) => cross(places[unit] ?? { x: 0, y: 0 }, side)).join('');
  return [
    ...filled,
    { kind: 'path', role: 'dead', d: corners(dead, line / 2) + crosses, stroke: 'dead', strokeWidth: line },
  ];
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function square({ x, y }: Place, side: number, inset: number): string {
  const length = side - 2 * inset;
  return `M${text(x + inset)} ${text(y + inset)}h${text(length)}v${text(length)}h${text(-length)}z`;
}

function cross({ x, y }: Place, side: number): string {
  const [from, length] = [0.3 * side, 0.4 * side];
  return `M${text(x + from)} ${text(y + from)}l${text(length)} ${text(length)}m0 ${text(-length)}l${text(-length)} ${text(length)}`;
}

const text = (value: number): string => String(Math.round(100 * value) / 100);
