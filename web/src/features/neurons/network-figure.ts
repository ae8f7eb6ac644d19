/** All neurons of a network at one moment as one figure: a grid of cells for each hidden layer, with their key. */
import type { LayerNeurons } from '../../engine/types.js';
import { viridis } from '../../figure/colour.js';
import type { Caption, Draw } from '../../figure/figure.js';
import { label } from '../../figure/marks/axes.js';
import { colourStrip } from '../../figure/marks/key.js';
import { layoutGrid, neuronOrder } from '../../figure/neuron-grid.js';
import type { NeuronOrder } from '../../figure/neuron-orders.js';
import type { Shape } from '../../figure/shapes.js';
import { formatCount, formatPercent, formatValue } from '../../text/format.js';
import type { Table } from '../../text/table.js';
import type { Moment } from '../../training/lane.js';
import { neuronCells } from './neuron-cells.js';
import { deadOf, deadWords, describeMoment, unitsOf } from './neuron-words.js';

const keyHeight = 34;
const [headHeight, gap] = [24, 18];

/** `name`: of the function. */
export const drawNetwork =
  (name: string, moment: Moment, order: NeuronOrder): Draw =>
  ({ width }) => {
    const shapes: Shape[] = [...key()];
    let top = keyHeight;
    for (const [i, layer] of moment.neurons.layers.entries()) {
      const grid = layoutGrid(layer.units, width);
      const moved = { ...grid, place: (index: number) => shifted(grid.place(index), top + headHeight) };
      shapes.push(
        { ...label(layerName(i, layer), 0, top + 14), fill: 'ink', weight: 600 },
        { ...label(deadWords(layer), 170, top + 14), fill: layer.deadCount > 0 ? 'dead' : 'soft' },
        ...neuronCells(moved, layer, neuronOrder(layer, order)),
      );
      top += headHeight + grid.height + gap;
    }
    return { ...networkCaption(name, moment), width, height: top - gap + 2, shapes };
  };

export function networkCaption(name: string, moment: Moment): Caption {
  const title = `Neurons of ${name} ${describeMoment(moment)}`;
  const { neurons } = moment;
  return {
    title,
    words: `${title}: ${formatCount(deadOf(neurons))} of ${formatCount(unitsOf(neurons))} are dead.`,
    table: () => tableOf(moment),
  };
}

const shifted = ({ x, y }: { readonly x: number; readonly y: number }, by: number) => ({ x, y: y + by });

export const layerName = (index: number, { units }: Pick<LayerNeurons, 'units'>): string =>
  `Layer ${String(index + 1)}: ${formatCount(units)} ${units === 1 ? 'neuron' : 'neurons'}`;

const key = (): readonly Shape[] => [
  label('fires on 0 %', 0, 14),
  ...colourStrip({ x: 72, y: 4, width: 96, height: 12 }, viridis),
  label('100 % of images; crossed: dead', 176, 14),
];

function tableOf({ neurons: { layers, images } }: Moment): Table {
  const mark = (marks: Uint8Array, unit: number): string => (marks[unit] === 1 ? 'yes' : '');
  return {
    caption: `Each neuron, over ${formatCount(images)} training images`,
    columns: [
      { name: 'Layer', isHeading: true },
      { name: 'Neuron' },
      { name: 'Fires on', format: (rate) => formatPercent(rate, 2) },
      { name: 'Mean output', format: formatValue },
      { name: 'Dead' },
      { name: 'Always on' },
      { name: 'No gradient' },
      { name: 'Saturated' },
    ],
    rows: layers.flatMap((layer, i) =>
      Array.from({ length: layer.units }, (_, unit) => [
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
  };
}
