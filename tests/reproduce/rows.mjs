/** What `npm run reproduce` trains, and what has been published of it. */
import { readFileSync } from 'node:fs';

/**
 * `chapter` is the book's table, accuracy in % and loss in nats of one seed each. `pytorch` is the function's id in
 * pytorch-table.json where it has another there. A row with a `formula` trains what the engine makes of that.
 * @typedef {{ id: string, chapter: readonly [accuracy: number, loss: number] | null, pytorch?: string, formula?: string }} Row
 */

/** @type {readonly Row[]} */
export const rows = [
  { id: 'sigmoid', chapter: [10.0, 2.3] },
  { id: 'tanh', chapter: [82.3, 0.5] },
  { id: 'relu', chapter: [81.3, 0.52] },
  { id: 'gelu', chapter: [80.5, 0.54] },
  { id: 'mish', chapter: [81.9, 0.51] },
  { id: 'leaky-relu', chapter: [80.8, 0.55] },
  { id: 'silu', chapter: [78.3, 0.59] },
  { id: 'swish', chapter: [78.5, 0.59], pytorch: 'silu' },
  { id: 'hardswish', chapter: [76.7, 0.64] },
  { id: 'prelu', chapter: [86.0, 0.4] },
  { id: 'rrelu', chapter: [81.5, 0.52] },
  { id: 'elu-alpha', chapter: [86.2, 0.39] },
  { id: 'elu-alpha-formula', chapter: [86.2, 0.39], pytorch: 'elu-alpha', formula: 'where(x > 0, x, a*expm1(x))' },
  { id: 'staf', chapter: [85.4, 0.44] },
  { id: 'none', chapter: null },
];

/** The chapter's settings, which PyTorch's trainings have too. */
export const chapter = { epochs: 15, batchSize: 128, learningRate: 1e-3, momentum: 0.8 };

/**
 * What a training ends at on the test images: accuracy as a fraction, mean loss in nats.
 * @typedef {{ seed: number, accuracy: number, loss: number }} Result
 */

/** PyTorch's trainings by function, made by make-pytorch-table.py. @returns {Record<string, readonly Result[]>} */
export function readPytorch() {
  const file = new URL('../reference/pytorch-table.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')).trainings;
}
