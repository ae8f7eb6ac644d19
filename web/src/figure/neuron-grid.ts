/** The layout of a grid of neurons: square cells, 8, 16, 24, 32 … to a row, so that rows can be counted. */
import type { NeuronOrder } from './neuron-orders.js';

export interface GridLayout {
  readonly columns: number;
  readonly width: number;
  readonly height: number;
  /** Side of a cell in pixels. */
  readonly side: number;
  /** Top left corner of a cell. */
  place(index: number): { readonly x: number; readonly y: number };
  /** The cell at a point; the gap right of a cell and below it belongs to it. Nothing outside. */
  cellAt(x: number, y: number): number | undefined;
}

const gap = 2;
const columnChoices = [128, 64, 32, 24, 16, 8] as const;

/** PageUp and PageDown go this many rows. */
const pageRows = 4;

/** The distances of two cells: what can be seen, and what is still small. */
const [leastPitch, mostPitch] = [9, 22];

/** Room for all layers of a network. */
export interface NetworkRoom {
  /** Neurons of each. */
  readonly layers: readonly number[];
  /** In pixels, of the cells alone. */
  readonly height: number;
}

/** The distance of two cells with which a whole network has room, the same in all of its layers; at least the smallest. */
export function pitchFor({ layers, height }: NetworkRoom, width: number): number {
  const taken = (pitch: number): number =>
    layers.reduce((sum, units) => sum + layoutGrid(units, width, pitch).height + gap, 0);
  let pitch = mostPitch;
  while (pitch > leastPitch && taken(pitch) > height) pitch -= 1;
  return pitch;
}

/** Wide layers get smaller cells where no distance of two cells is given. */
export function layoutGrid(units: number, width: number, given?: number): GridLayout {
  const [least, most, widest] =
    given !== undefined ? [given, given, 128] : units > 512 ? [leastPitch, 11, 128] : [14, mostPitch, 64];
  const fits = (columns: number): boolean => columns <= Math.min(units, widest) && columns * least - gap <= width;
  const columns = columnChoices.find(fits) ?? 8;
  const pitch = Math.max(gap + 1, Math.min(most, Math.floor((width + gap) / columns)));
  return {
    columns,
    side: pitch - gap,
    width: columns * pitch - gap,
    height: Math.ceil(units / columns) * pitch - gap,
    place: (index) => ({ x: (index % columns) * pitch, y: Math.floor(index / columns) * pitch }),
    cellAt: (x, y) => {
      const [column, row] = [Math.floor(x / pitch), Math.floor(y / pitch)];
      if (column < 0 || row < 0 || column >= columns) return undefined;
      const index = row * columns + column;
      return index < units ? index : undefined;
    },
  };
}

/** Where a key leads from a cell, within the grid; nothing for keys that do not move. */
export function cellAfterKey(key: string, index: number, units: number, columns: number): number | undefined {
  const inside = (target: number): number => (target >= 0 && target < units ? target : index);
  switch (key) {
    case 'ArrowLeft':
      return inside(index - 1);
    case 'ArrowRight':
      return inside(index + 1);
    case 'ArrowUp':
      return inside(index - columns);
    case 'ArrowDown':
      return inside(index + columns);
    case 'PageUp':
      return (index % columns) + columns * Math.max(0, Math.floor(index / columns) - pageRows);
    case 'PageDown': {
      const last = Math.floor((units - 1 - (index % columns)) / columns);
      return (index % columns) + columns * Math.min(last, Math.floor(index / columns) + pageRows);
    }
    case 'Home':
      return 0;
    case 'End':
      return units - 1;
    default:
      return undefined;
  }
}

export interface Rated {
  readonly firingRate: ArrayLike<number>;
  /** 1 where the neuron is dead. */
  readonly dead: ArrayLike<number>;
}

/** The neuron of each cell: as they lie in the layer, or the dead first and then from seldom to often. */
export function neuronOrder({ firingRate, dead }: Rated, order: NeuronOrder): readonly number[] {
  const units = Array.from({ length: firingRate.length }, (_, unit) => unit);
  if (order === 'place') return units;
  const rank = (unit: number): number => (dead[unit] === 1 ? -1 : (firingRate[unit] ?? 0));
  return units.sort((a, b) => rank(a) - rank(b) || a - b);
}
