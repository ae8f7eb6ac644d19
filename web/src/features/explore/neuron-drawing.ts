/**
 * One neuron drawn: x is multiplied by w, b is added, and what comes out, z, goes into f.
 *
 * In a row from left to right, or, beside the curves, as a column with b under z.
 */
import { markerPath } from '../../ui/marker.js';
import { slotPaint, type Shape, type TextShape } from '../../figure/shapes.js';
import { say } from './words.js';

/** All as text. */
export interface DrawnNeuron {
  readonly input: string;
  readonly weight: string;
  readonly bias: string;
  readonly sum: string;
  /** `…` until it is known. */
  readonly output: string;
  readonly slot: number;
}

export type NeuronLook = 'row' | 'column';

export const neuronHeight: Readonly<Record<NeuronLook, number>> = { row: 76, column: 152 };

/** Shares of the width at which x, w, z and f stand in a row. */
export const rowPlaces = [0.09, 0.3, 0.53, 0.78] as const;

const radius = { input: 20, sum: 29, activation: 17 } as const;

const text = (words: string, x: number, y: number, look: Partial<TextShape> = {}): TextShape => ({
  kind: 'text',
  text: words,
  x,
  y,
  anchor: 'middle',
  fill: 'ink',
  ...look,
});

const ring = (x: number, y: number, r: number, look: Partial<Shape & { kind: 'circle' }> = {}): Shape => ({
  kind: 'circle',
  x,
  y,
  r,
  fill: 'card',
  stroke: 'border',
  strokeWidth: 1.5,
  ...look,
});

const arrow = (d: string): Shape => ({ kind: 'path', role: 'arrow', d, stroke: 'soft', strokeWidth: 1.5 });

const level = (from: number, to: number, y: number): Shape =>
  arrow(`M${String(from)} ${String(y)}H${String(to)}m-5 -4l5 4l-5 4`);

const inputNode = ({ input }: DrawnNeuron, x: number, y: number): readonly Shape[] => [
  ring(x, y, radius.input),
  text(input, x, y + 4),
];

const sumNode = ({ sum }: DrawnNeuron, x: number, y: number): readonly Shape[] => [
  ring(x, y, radius.sum, { stroke: 'ink' }),
  text(say('drawn.sum', { value: sum }), x, y + 4, { weight: 600 }),
];

const activationNode = ({ slot }: DrawnNeuron, x: number, y: number): readonly Shape[] => [
  ring(x, y, radius.activation, { stroke: slotPaint(slot), strokeWidth: 2.5 }),
  text(say('drawn.f'), x, y + 4, { isItalic: true, weight: 600 }),
  {
    kind: 'path',
    d: markerPath(slot, 40),
    x: x + 14,
    y: y - 14,
    fill: slotPaint(slot),
    stroke: 'paper',
    strokeWidth: 1,
  },
];

function row(neuron: DrawnNeuron, width: number): readonly Shape[] {
  const [x, w, z, f] = rowPlaces.map((share) => Math.round(share * width)) as [number, number, number, number];
  const y = 46;
  return [
    level(x + radius.input, z - radius.sum, y),
    level(z + radius.sum, f - radius.activation, y),
    level(f + radius.activation, f + radius.activation + 18, y),
    arrow(`M${String(z)} 2V${String(y - radius.sum)}m-4 -5l4 5l4 -5`),
    ...inputNode(neuron, x, y),
    text(say('drawn.input'), x, y - radius.input - 6, { fill: 'soft' }),
    text(say('drawn.weight', { value: neuron.weight }), w, y - 8),
    text(say('drawn.bias', { value: neuron.bias }), z + 8, 11, { anchor: 'start' }),
    ...sumNode(neuron, z, y),
    ...activationNode(neuron, f, y),
    text(neuron.output, f + radius.activation + 23, y + 4, { anchor: 'start', weight: 600 }),
  ];
}

function column(neuron: DrawnNeuron, width: number): readonly Shape[] {
  const y = 46;
  const [x, z, f] = [radius.input + 1, Math.round(width * 0.58), width - radius.activation - 4];
  const between = (x + radius.input + z - radius.sum) / 2 - 2;
  return [
    level(x + radius.input, z - radius.sum, y),
    level(z + radius.sum, f - radius.activation, y),
    arrow(`M${String(z)} ${String(y + radius.sum + 34)}v-34m-4 5l4 -5l4 5`),
    arrow(`M${String(f)} ${String(y + radius.activation)}v26m-4 -5l4 5l4 -5`),
    ...inputNode(neuron, x, y),
    text(say('drawn.input'), x, y - radius.input - 6, { fill: 'soft' }),
    text(say('drawn.times'), between, y - 22),
    text(neuron.weight, between, y - 8),
    text(say('drawn.bias', { value: neuron.bias }), z, y + radius.sum + 50),
    ...sumNode(neuron, z, y),
    ...activationNode(neuron, f, y),
    text(neuron.output, f + radius.activation, y + radius.activation + 42, { anchor: 'end', weight: 600 }),
  ];
}

/** For so many pixels from left to right, as high as `neuronHeight` says. */
export const neuronShapes = (look: NeuronLook, neuron: DrawnNeuron, width: number): readonly Shape[] =>
  look === 'row' ? row(neuron, width) : column(neuron, width);
