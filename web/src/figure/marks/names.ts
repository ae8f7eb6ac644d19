/** Names at the lines' ends, each with its marker. */
import type { Shape } from '../shapes.js';
import { marker } from './points.js';

export interface NamedEnd {
  readonly name: string;
  readonly slot: number;
  readonly x: number;
  readonly y: number;
}

/** Beside a line of a few measured values, whose markers stand on it. */
export const endName = ({ name, x, y }: NamedEnd): Shape => ({
  kind: 'text',
  role: 'label',
  text: name,
  x,
  y: y + 4,
  fill: 'ink',
  weight: 600,
});

export const markedName = ({ name, slot, x, y }: NamedEnd): readonly Shape[] => [
  marker(slot, { x, y }),
  { kind: 'text', role: 'name', text: name, x: x + 9, y: y + 4, fill: 'ink', weight: 500 },
];
