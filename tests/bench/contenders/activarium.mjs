/** Activarium through its public library, in a page (there in its worker) and in Node. */
import { task } from '../task.mjs';

/** @typedef {import('../../../web/src/engine/types.ts').Run} Run */

/**
 * @param {{ library: string, kernels: 'plain' | 'relaxed' }} options  `library` is the address of activarium.js
 * @returns {Promise<import('./contender.mjs').Timed | null>} null where the engine does not have these kernels
 */
export async function prepare({ library, kernels }) {
  const { engine, dataset } = await start(library);
  if (!engine.kernels.includes(kernels)) return null;
  const run = await engine.createRun({ ...settings(dataset, 'relu'), kernels });
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
 * The engine with the task's images.
 * @param {string} library
 */
export async function start(library) {
  const { createEngine } = /** @type {typeof import('../../../web/src/engine/index.ts')} */ (
    await import(/* @vite-ignore */ library)
  );
  const engine = await createEngine();
  const dataset = await engine.loadDataset({ name: 'fashion-mnist', train: task.batches * task.batchSize, test: 1 });
  return { engine, dataset };
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
