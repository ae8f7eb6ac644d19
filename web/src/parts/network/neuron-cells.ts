/**
 * A layer's neurons as cells: filled by firing rate, the dead without fill, outlined and crossed, those without gradient in
 * dashes, those always on with a dot.
 */
import type { LayerNeurons } from '../../engine/types.js';
import { viridis } from '../../figure/colour.js';
import { cross } from '../../figure/marks/points.js';
import type { GridLayout } from '../../figure/neuron-grid.js';
import type { Paint, RectShape, Shape } from '../../figure/shapes.js';
import { isMuted } from './neuron-counts.js';

const fills = Array.from({ length: 256 }, (_, i) => viridis(i / 255));

export function fillOf(rate: number): { readonly fill?: Paint } {
  const fill = fills[Math.round(255 * Math.min(1, Math.max(0, rate)))] ?? 'none';
  return fill === 'none' ? {} : { fill };
}

/** `order` holds the neuron of each cell. */
export function neuronCells(grid: GridLayout, layer: LayerNeurons, order: readonly number[]): readonly Shape[] {
  const line = grid.side >= 12 ? 2 : 1.25;
  return order.flatMap((unit, index) => {
    const place = grid.place(index);
    if (layer.dead[unit] === 1) return deadCell(place, grid.side, line);
    const rate = layer.firingRate[unit] ?? 0;
    const muted = isMuted(layer, unit);
    const inset = muted ? line : 0;
    return [
      square(place, grid.side, inset, fillOf(rate)),
      ...(muted ? [dashes(place, grid.side, line)] : []),
      ...(layer.alwaysOn[unit] === 1 ? [onDot(place, grid.side, rate)] : []),
    ];
  });
}

/** Before anything is counted. */
export const emptyCells = (grid: GridLayout, units: number): readonly Shape[] =>
  Array.from({ length: units }, (_, index) => square(grid.place(index), grid.side, 0.5, { stroke: 'border' }));

interface Place {
  readonly x: number;
  readonly y: number;
}

const square = ({ x, y }: Place, side: number, inset: number, look: Partial<RectShape>): RectShape => ({
  kind: 'rect',
  x: x + inset,
  y: y + inset,
  width: side - 2 * inset,
  height: side - 2 * inset,
  ...look,
});

const deadCell = (place: Place, side: number, line: number): readonly Shape[] => [
  square(place, side, line / 2, { stroke: 'dead', strokeWidth: line }),
  { ...cross({ x: place.x + side / 2, y: place.y + side / 2 }, 0.22 * side), strokeWidth: line },
];

/** Passes no gradient, though its output is not 0. */
const dashes = (place: Place, side: number, line: number): Shape =>
  square(place, side, line / 2, { stroke: 'ink', strokeWidth: line, dash: [side / 5, side / 8] });

/** Dark on the light end of viridis, light on its dark end. */
const onDot = ({ x, y }: Place, side: number, rate: number): Shape => ({
  kind: 'circle',
  x: x + side / 2,
  y: y + side / 2,
  r: Math.max(1.25, side * 0.16),
  fill: rate > 0.55 ? '#16181b' : '#ffffff',
});
