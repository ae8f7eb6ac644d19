/** In a page: the activation functions' kernels by themselves and in training steps of the task. */
import { settings, start, trainFor } from './activarium.mjs';

const kernelMilliseconds = 30;

/**
 * @param {{ library: string, kernels: string, rows: number, units: number }} options  addresses of activarium.js and of
 *   bench_kernels.js, and the size of the block
 */
export async function prepare({ library, kernels, rows, units }) {
  const { engine, dataset } = await start(library);
  const { default: createModule } = await import(/* @vite-ignore */ kernels);
  const module = await createModule({ locateFile: (/** @type {string} */ name) => new URL(name, kernels).href });
  const ids = engine.activations.map(({ id }) => id);
  const loops = new Map(ids.map((id) => [id, new module.ActivationLoop(id, rows, units)]));
  /** @type {Map<string, import('../../../web/src/engine/types.ts').Run>} */
  const runs = new Map();
  for (const id of ids) runs.set(id, await engine.createRun({ ...settings(dataset, id), kernels: 'plain' }));

  return {
    ids,
    /** Of one element. @param {string} id @param {'forward' | 'backward'} direction */
    nanoseconds(id, direction) {
      const loop = loops.get(id);
      let repetitions = 0;
      const begin = performance.now();
      let now = begin;
      for (; now - begin < kernelMilliseconds; now = performance.now()) {
        loop[direction](10);
        repetitions += 10;
      }
      return ((now - begin) * 1e6) / (repetitions * rows * units);
    },
    /** Milliseconds of one training step. @param {string} id @param {number} milliseconds */
    async step(id, milliseconds) {
      const run = runs.get(id);
      if (!run) throw new Error(`There is no ${id}.`);
      const round = await trainFor(run, milliseconds);
      return round.milliseconds / round.steps;
    },
  };
}
