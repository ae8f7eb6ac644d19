/** In a page: the activation functions' kernels by themselves and in training steps of the task. */
import { settings, start, trainFor } from '../contenders/activarium.mjs';
import { loadKernels, nanoseconds } from './kernels.mjs';

/**
 * @param {{ library: string, kernels: string, rows: number, units: number, loopTime: number }} options  addresses of
 *   activarium.js and of the wasm build, the size of the block, milliseconds of a kernel
 */
export async function prepare({ library, kernels, rows, units, loopTime }) {
  const { engine, dataset } = await start(library);
  const { program } = await loadKernels(kernels);
  // Whole layers take and give other numbers of values.
  const ids = engine.activations.filter(({ kind }) => kind === 'elementwise').map(({ id }) => id);
  /** @type {Map<string, { forward: import('./kernels.mjs').Loop, backward: import('./kernels.mjs').Loop, run: import('../../../web/src/engine/types.ts').Run }>} */
  const measured = new Map();
  for (const id of ids)
    measured.set(id, {
      forward: new program.ActivationLoop(id, false, rows, units),
      backward: new program.ActivationLoop(id, true, rows, units),
      run: await engine.createRun({ ...settings(dataset, id), kernels: 'plain' }),
    });
  /** @param {string} id */
  const of = (id) => {
    const found = measured.get(id);
    if (!found) throw new Error(`There is no ${id}.`);
    return found;
  };

  return {
    ids,
    /** Nanoseconds of one element. @param {string} id @param {'forward' | 'backward'} direction */
    element: (id, direction) => nanoseconds(of(id)[direction], loopTime) / (rows * units),
    /** Milliseconds of one training step. @param {string} id @param {number} milliseconds */
    async step(id, milliseconds) {
      const round = await trainFor(of(id).run, milliseconds);
      return round.milliseconds / round.steps;
    },
  };
}
