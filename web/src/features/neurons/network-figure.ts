/**
 * All neurons of a network at one moment as one figure: a grid of cells for each hidden layer, with their key; of two
 * networks side by side, where there is room, and else one under the other.
 */
import { viridis } from '../../figure/colour.js';
import type { Caption, Draw } from '../../figure/figure.js';
import { label, widthOf } from '../../figure/marks/axes.js';
import { colourStrip } from '../../figure/marks/key.js';
import { layoutGrid, neuronOrder, pitchFor, type GridLayout, type NetworkRoom } from '../../figure/neuron-grid.js';
import type { NeuronOrder } from '../../figure/neuron-orders.js';
import type { Shape } from '../../figure/shapes.js';
import { formatCount, formatList, formatPercent, formatValue } from '../../text/format.js';
import type { Cell, Column, Table } from '../../text/table.js';
import type { Look } from '../../training/job.js';
import { neuronCells } from '../../parts/network/neuron-cells.js';
import { say } from './words.js';
import { deadOf, deadWords, layerName, momentOf, unitsOf } from '../../parts/network/neuron-counts.js';

/** A network at a moment, and the name of its function. */
export interface NamedLook {
  readonly name: string;
  readonly look: Look;
}

/** From this width on two networks stand side by side. */
export const pairedFrom = 480;
export const columnGap = 24;
/** Of all layers' cells together, so that a usual network is in sight with what is said of it. */
const [roomAlone, roomPaired] = [300, 220];

/** The room for the cells of a network's layers; on a phone as much as they like. */
export const roomFor = (layers: readonly number[], width: number, isPaired: boolean): NetworkRoom | undefined =>
  width < pairedFrom ? undefined : { layers, height: isPaired ? roomPaired : roomAlone };

const keyHeight = 34;
const [headHeight, gap] = [24, 18];
const narrowestName = 170;
/** Of a layer, in its heading's type. */
const nameWidth = (text: string): number => widthOf(text, 7.5);
const characterWidth = 6;

export const drawNetwork =
  (networks: readonly NamedLook[], order: NeuronOrder): Draw =>
  ({ width }) => {
    const isPaired = networks.length > 1;
    const isWide = isPaired && width >= pairedFrom;
    const columnWidth = isWide ? (width - columnGap) / 2 : width;
    const shapes: Shape[] = [...key()];
    const deepest = Math.max(...networks.map(({ look }) => look.neurons.layers.length));
    let top = keyHeight;
    for (let i = 0; i < deepest; i += 1) {
      let bottom = top;
      for (const [column, { name, look }] of networks.entries()) {
        const layer = look.neurons.layers[i];
        if (!layer) continue;
        const left = isWide ? column * (columnWidth + columnGap) : 0;
        const from = isWide ? top : bottom;
        const room = roomFor(
          look.neurons.layers.map(({ units }) => units),
          width,
          isPaired,
        );
        const grid = layoutGrid(layer.units, columnWidth, room && pitchFor(room, columnWidth));
        const title = isPaired ? say('layer.of', { name, layer: layerName(i, layer) }) : layerName(i, layer);
        shapes.push(
          { ...label(title, left, from + 14), fill: 'ink', weight: 600 },
          {
            ...label(deadWords(layer), left + Math.max(narrowestName, nameWidth(title)), from + 14),
            fill: layer.deadCount > 0 ? 'dead' : 'soft',
          },
          ...neuronCells(moved(grid, left, from + headHeight), layer, neuronOrder(layer, order)),
        );
        bottom = Math.max(bottom, from + headHeight + grid.height + gap);
      }
      top = bottom;
    }
    return { ...networkCaption(networks), width, height: top - gap + 2, shapes };
  };

export function networkCaption(networks: readonly NamedLook[]): Caption {
  const looks = networks.map(({ look }) => look);
  const sum = (count: (look: Look) => number): number => looks.reduce((all, look) => all + count(look), 0);
  const name = formatList(networks.map((each) => each.name));
  const said = {
    name,
    images: formatCount(looks[0]?.neurons.images ?? 0),
    // Of two at different moments, each says its own above.
    ...(looks.every(({ epoch }) => epoch === looks[0]?.epoch)
      ? momentOf(looks[0]?.epoch ?? 0)
      : { when: 'mixed' as const, epoch: '' }),
  };
  return {
    title: say('network', said),
    words: say('network.words', {
      dead: formatCount(sum(({ neurons }) => deadOf(neurons))),
      units: formatCount(sum(({ neurons }) => unitsOf(neurons))),
      ...said,
    }),
    table: () => tableOf(networks),
  };
}

const moved = (grid: GridLayout, x: number, y: number): GridLayout => ({
  ...grid,
  place: (index) => {
    const place = grid.place(index);
    return { x: place.x + x, y: place.y + y };
  },
});

function key(): readonly Shape[] {
  const from = say('key.from');
  const x = characterWidth * from.length;
  return [
    label(from, 0, 14),
    ...colourStrip({ x, y: 4, width: 96, height: 12 }, viridis),
    label(say('key.to'), x + 104, 14),
  ];
}

function tableOf(networks: readonly NamedLook[]): Table {
  const isPaired = networks.length > 1;
  const mark = (marks: Uint8Array, unit: number): string => (marks[unit] === 1 ? say('yes') : '');
  const functionColumn: readonly Column[] = isPaired ? [{ name: say('function'), isHeading: true }] : [];
  return {
    caption: say('each', { images: formatCount(networks[0]?.look.neurons.images ?? 0) }),
    columns: [
      ...functionColumn,
      { name: say('layer'), isHeading: true },
      { name: say('neuron') },
      { name: say('fires-on'), format: (rate) => formatPercent(rate, 2) },
      { name: say('mean-output'), format: formatValue },
      { name: say('dead') },
      { name: say('always-on') },
      { name: say('no-gradient') },
      { name: say('saturated') },
    ],
    rows: networks.flatMap(({ name, look }) =>
      look.neurons.layers.flatMap((layer, i) =>
        Array.from({ length: layer.units }, (_, unit): readonly Cell[] => [
          ...(isPaired ? [name] : []),
          i + 1,
          unit + 1,
          layer.firingRate[unit],
          layer.meanOutput[unit],
          mark(layer.dead, unit),
          mark(layer.alwaysOn, unit),
          mark(layer.gradientDead, unit),
          mark(layer.saturated, unit),
        ]),
      ),
    ),
  };
}
