/** What `npm run reproduce` trains, and what has been published of it. */
import { readFileSync } from 'node:fs';

/**
 * `chapter` is the book's table, accuracy in % and loss in nats of one seed each. `pytorch` is the function's id in
 * pytorch-table.json where it has another there. A row with a `formula` trains what the engine makes of that.
 * @typedef {{ id: string, chapter: readonly [accuracy: number, loss: number] | null, pytorch?: string, formula?: string }} Row
 */

/** The figures that the page shows beside its own. @type {Record<string, { chapter: { accuracy: number, loss: number } | null }>} */
const published = JSON.parse(
  readFileSync(new URL('../../web/src/training/comparison/published.json', import.meta.url), 'utf8'),
);

/** @param {string} id @param {Omit<Row, 'id' | 'chapter'>} others @param {string} chapters  its id in the chapter's table @returns {Row} */
function row(id, others = {}, chapters = id) {
  const figures = published[chapters]?.chapter;
  return { id, chapter: figures ? [figures.accuracy, figures.loss] : null, ...others };
}

export const rows = [
  row('sigmoid'),
  row('tanh'),
  row('relu'),
  row('gelu'),
  row('mish'),
  row('leaky-relu'),
  row('silu'),
  row('swish', { pytorch: 'silu' }),
  row('hardswish'),
  row('prelu'),
  row('rrelu'),
  row('elu-alpha'),
  row('elu-alpha-formula', { pytorch: 'elu-alpha', formula: 'where(x > 0, x, a*expm1(x))' }, 'elu-alpha'),
  row('staf'),
  row('none'),
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
