/** All neurons of a network at one moment as one figure: a grid of cells for each hidden layer, with their key. */
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
import { neuronCells } from '../../parts/network/neuron-cells.js';
import { say } from './words.js';
import { deadOf, deadWords, layerName, momentOf, unitsOf } from '../../parts/network/neuron-counts.js';

const keyHeight = 34;
const [headHeight, gap] = [24, 18];
const narrowestName = 170;
/** Of a layer, in its heading's type. */
const nameWidth = (text: string): number => 7.5 * text.length;
const characterWidth = 6;

/** `name`: of the function. */
export const drawNetwork =
  (name: string, moment: Moment, order: NeuronOrder): Draw =>
  ({ width }) => {
    const shapes: Shape[] = [...key()];
    const { layers } = moment.neurons;
    const afterName = layers.reduce((most, layer, i) => Math.max(most, nameWidth(layerName(i, layer))), narrowestName);
    let top = keyHeight;
    for (const [i, layer] of layers.entries()) {
      const grid = layoutGrid(layer.units, width);
      const moved = { ...grid, place: (index: number) => shifted(grid.place(index), top + headHeight) };
      shapes.push(
        { ...label(layerName(i, layer), 0, top + 14), fill: 'ink', weight: 600 },
        { ...label(deadWords(layer), afterName, top + 14), fill: layer.deadCount > 0 ? 'dead' : 'soft' },
        ...neuronCells(moved, layer, neuronOrder(layer, order)),
      );
      top += headHeight + grid.height + gap;
    }
    return { ...networkCaption(name, moment), width, height: top - gap + 2, shapes };
  };

export function networkCaption(name: string, moment: Moment): Caption {
  const { neurons, epoch } = moment;
  const said = { name, ...momentOf(epoch) };
  return {
    title: say('network', said),
    words: say('network.words', {
      dead: formatCount(deadOf(neurons)),
      units: formatCount(unitsOf(neurons)),
      ...said,
    }),
    table: () => tableOf(moment),
  };
}

const shifted = ({ x, y }: { readonly x: number; readonly y: number }, by: number) => ({ x, y: y + by });

function key(): readonly Shape[] {
  const from = say('key.from');
  const x = characterWidth * from.length;
  return [
    label(from, 0, 14),
    ...colourStrip({ x, y: 4, width: 96, height: 12 }, viridis),
    label(say('key.to'), x + 104, 14),
  ];
}

function tableOf({ neurons: { layers, images } }: Moment): Table {
  const mark = (marks: Uint8Array, unit: number): string => (marks[unit] === 1 ? say('yes') : '');
  return {
    caption: say('each', { images: formatCount(images) }),
    columns: [
      { name: say('layer'), isHeading: true },
      { name: say('neuron') },
      { name: say('fires-on'), format: (rate) => formatPercent(rate, 2) },
      { name: say('mean-output'), format: formatValue },
      { name: say('dead') },
      { name: say('always-on') },
      { name: say('no-gradient') },
      { name: say('saturated') },
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
