/** TensorFlow.js on its wasm backend, one thread, as its tutorials train: a sequential model and `model.fit`. */
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { tensor2d, tensor1d, train } from '@tensorflow/tfjs-core';
import { cyclic, fetchWork, oneHot, task, transposed } from '../task.mjs';
import { startBackend } from './tensorflow-backend.mjs';

/** @typedef {import('@tensorflow/tfjs-core').Tensor} Tensor */

/** @param {{ task: string }} addresses @returns {Promise<import('../contenders/contender.mjs').Trainer>} */
export async function prepare(addresses) {
  await startBackend();
  const work = await fetchWork(addresses.task);
  const model = sequential();
  work.layers.forEach(({ inputs, outputs }, i) => {
    const activation = i === work.layers.length - 1 ? 'softmax' : 'relu';
    model.add(layers.dense({ inputShape: [inputs], units: outputs, activation }));
  });
  model.setWeights(
    work.layers.flatMap((layer) => [
      tensor2d(transposed(layer), [layer.inputs, layer.outputs]),
      tensor1d(layer.bias.slice()),
    ]),
  );
  model.compile({ optimizer: train.momentum(task.learningRate, task.momentum), loss: 'categoricalCrossentropy' });

  const rows = task.chunk * task.batchSize;
  const [inputs = NaN, outputs = NaN] = [task.units[0], task.units.at(-1)];
  /** @type {{ x: Tensor, y: Tensor }[]} */
  const chunks = [];
  for (let first = 0; first < task.batches; first += task.chunk) {
    const x = new Float32Array(rows * inputs);
    const y = new Float32Array(rows * outputs);
    work.batches.slice(first, first + task.chunk).forEach((batch, i) => {
      x.set(batch.x, i * batch.x.length);
      const wanted = oneHot(batch.labels);
      y.set(wanted, i * wanted.length);
    });
    chunks.push({ x: tensor2d(x, [rows, inputs]), y: tensor2d(y, [rows, outputs]) });
  }

  return {
    async train(first, _count, losses) {
      const chunk = cyclic(chunks, first / task.chunk);
      await model.fit(chunk.x, chunk.y, {
        batchSize: task.batchSize,
        epochs: 1,
        shuffle: false,
        verbose: 0,
        // A page would let the screen refresh between batches; that waiting is not held against it.
        yieldEvery: 'never',
        callbacks: { onBatchEnd: (_batch, logs) => void losses?.push(logs?.['loss'] ?? NaN) },
      });
    },
  };
}
