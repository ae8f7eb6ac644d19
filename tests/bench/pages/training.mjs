/** In a page: the whole of a training, as anybody would write it with the library. */
import { settings, start } from '../contenders/activarium.mjs';

/** @param {{ library: string, images: { train: number, test: number } }} options  `library` is the address of activarium.js */
export async function prepare({ library, images }) {
  const { engine, dataset } = await start(library, images);
  return {
    kernels: engine.kernels,
    /** @param {'plain' | 'relaxed'} kernels @param {number} epochs @returns {Promise<import('../parts/training.mjs').Trained>} */
    async train(kernels, epochs) {
      const run = await engine.createRun({ ...settings(dataset, 'relu'), shuffle: true, kernels });
      if (run.kernels !== kernels) throw new Error(`The run uses the ${run.kernels} kernels, not ${kernels}.`);
      let loss = NaN;
      const begin = performance.now();
      for await (const { state, epochSummary } of run.train({ epochs })) {
        if (state === 'diverged') throw new Error('The run diverged.');
        loss = epochSummary?.loss ?? loss;
      }
      const seconds = (performance.now() - begin) / 1000;
      const { accuracy } = await run.evaluate('test');
      run.dispose();
      return { seconds, loss, accuracy };
    },
  };
}
