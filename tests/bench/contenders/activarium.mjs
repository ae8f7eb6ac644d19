/** Activarium through its public library, in a page (there in its worker) and in Node. */
import { task } from '../task.mjs';

/** @typedef {import('../../../web/src/engine/types.ts').Run} Run */

/**
 * @param {{ library: string, kernels: 'plain' | 'relaxed', withoutBackground?: boolean }} options  `library` is the
 *   address of activarium.js
 * @returns {Promise<import('./contender.mjs').Timed | null>} null where the engine does not have these kernels
 */
export async function prepare({ library, kernels, withoutBackground = false }) {
  const { engine, dataset } = await start(library);
  if (!engine.kernels.includes(kernels)) return null;
  const images = withoutBackground ? await fill(engine, dataset) : dataset;
  const run = await engine.createRun({ ...settings(images, 'relu'), kernels });
  if (run.kernels !== kernels) throw new Error(`The run uses the ${run.kernels} kernels, not ${kernels}.`);
  return {
    async losses() {
      /** @type {number[]} */
      const losses = [];
      for await (const { steps } of run.train({ epochs: task.comparedSteps / task.batches }))
        losses.push(...steps.loss);
      return losses;
    },
    round: (milliseconds) => trainFor(run, milliseconds),
  };
}

/**
 * The engine with the task's images, or with so many.
 * @param {string} library
 */
export async function start(library, { train, test } = { train: task.batches * task.batchSize, test: 1 }) {
  const { createEngine } = /** @type {typeof import('../../../web/src/engine/library.ts')} */ (
    await import(/* @vite-ignore */ library)
  );
  const engine = await createEngine();
  const dataset = await engine.loadDataset({ name: 'fashion-mnist', train, test });
  return { engine, dataset };
}

/**
 * The training images with each pixel of 0 made 1: nothing in them is background.
 * @param {import('../../../web/src/engine/types.ts').Engine} engine
 * @param {import('../../../web/src/engine/types.ts').Dataset} dataset
 */
async function fill(engine, dataset) {
  const { pixels, labels } = await dataset.images('train', 0, dataset.train);
  return engine.loadDataset({
    images: idx(
      [dataset.train, ...dataset.shape],
      pixels.map((pixel) => Math.max(pixel, 1)),
    ),
    labels: idx([dataset.train], labels),
  });
}

/** An IDX file of bytes. @param {readonly number[]} sizes @param {Uint8Array} bytes */
function idx(sizes, bytes) {
  const head = new DataView(new ArrayBuffer(4 + 4 * sizes.length));
  [0x800 + sizes.length, ...sizes].forEach((number, i) => head.setUint32(4 * i, number));
  const file = new Uint8Array(head.byteLength + bytes.length);
  file.set(new Uint8Array(head.buffer));
  file.set(bytes, head.byteLength);
  return file.buffer;
}

/**
 * The task as the settings of a run; without shuffling, because the other contenders get the images in their order.
 * @param {import('../../../web/src/engine/types.ts').Dataset} dataset @param {string} activation
 * @returns {import('../../../web/src/engine/types.ts').RunOptions}
 */
export function settings(dataset, activation) {
  return {
    dataset,
    activation,
    hidden: task.units.slice(1, -1),
    optimizer: { kind: 'sgd', learningRate: task.learningRate, momentum: task.momentum },
    batchSize: task.batchSize,
    seed: task.seed,
    shuffle: false,
  };
}

/**
 * Trains on for at least so long.
 * @param {Run} run @param {number} milliseconds @returns {Promise<import('./contender.mjs').Round>}
 */
export async function trainFor(run, milliseconds) {
  const before = run.step;
  const start = performance.now();
  for await (const progress of run.train({ epochs: 100_000 })) {
    if (progress.state === 'diverged') throw new Error('The run diverged.');
    if (performance.now() - start >= milliseconds) break;
  }
  return { steps: run.step - before, milliseconds: performance.now() - start };
}
