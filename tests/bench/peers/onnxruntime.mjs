/** onnxruntime-web on wasm, one thread. It has no training of its own: the whole step is a graph of ours. */
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url&no-inline';
import { cyclic, fetchWork, oneHot, task, transposed } from '../task.mjs';
import { stepModel } from './onnx-step.mjs';

/** @param {{ task: string }} addresses @returns {Promise<import('../contenders/contender.mjs').Trainer>} */
export async function prepare(addresses) {
  env.wasm.numThreads = 1;
  env.wasm.wasmPaths = { wasm: new URL(wasm, import.meta.url).href };
  const work = await fetchWork(addresses.task);
  const { model, state } = stepModel(task);
  const session = await InferenceSession.create(model, { executionProviders: ['wasm'], graphOptimizationLevel: 'all' });

  /** @type {Record<string, Tensor>} */
  let values = {};
  work.layers.forEach((layer, i) => {
    const { inputs, outputs } = layer;
    values[`w${i}`] = new Tensor('float32', transposed(layer), [inputs, outputs]);
    values[`b${i}`] = new Tensor('float32', layer.bias.slice(), [outputs]);
    values[`vw${i}`] = new Tensor('float32', new Float32Array(inputs * outputs), [inputs, outputs]);
    values[`vb${i}`] = new Tensor('float32', new Float32Array(outputs), [outputs]);
  });
  const batches = work.batches.map(({ x, labels }) => ({
    x: new Tensor('float32', x, [task.batchSize, x.length / task.batchSize]),
    y: new Tensor('float32', oneHot(labels), [task.batchSize, task.units.at(-1) ?? NaN]),
  }));

  return {
    async train(first, count, losses) {
      for (let i = first; i < first + count; i += 1) {
        const results = await session.run({ ...cyclic(batches, i), ...values });
        /** @param {string} name */
        const result = (name) => {
          const value = results[name];
          if (!value) throw new Error(`The step gave no ${name}.`);
          return value;
        };
        values = Object.fromEntries(state.map((name) => [name, result(`${name}'`)]));
        losses?.push(Number(result('loss').data[0]));
      }
    },
  };
}
