/**
 * TensorFlow.js on its wasm backend, one thread, with the step written by hand: forward, backward and update. Its
 * products with a transposed operand, which its own gradients use, are ten times slower than `transpose` and a plain
 * product, so this is how somebody would write it who knows the backend.
 */
import * as tf from '@tensorflow/tfjs-core';
import { cyclic, fetchWork, oneHot, task, transposed } from '../task.mjs';
import { startBackend } from './tensorflow-backend.mjs';

/**
 * A dense layer with its velocities.
 * @typedef {{ w: tf.Tensor2D, b: tf.Tensor1D, vw: tf.Tensor2D, vb: tf.Tensor1D }} Dense
 */

/** @param {{ task: string }} addresses @returns {Promise<import('../contenders/contender.mjs').Trainer>} */
export async function prepare(addresses) {
  await startBackend();
  const work = await fetchWork(addresses.task);
  /** @type {Dense[]} */
  let layers = work.layers.map((layer) => ({
    w: tf.tensor2d(transposed(layer), [layer.inputs, layer.outputs]),
    b: tf.tensor1d(layer.bias),
    vw: tf.zeros([layer.inputs, layer.outputs]),
    vb: tf.zeros([layer.outputs]),
  }));
  const batches = work.batches.map(({ x, labels }) => ({
    x: tf.tensor2d(x, [task.batchSize, x.length / task.batchSize]),
    y: tf.tensor2d(oneHot(labels), [task.batchSize, task.units.at(-1) ?? NaN]),
  }));

  return {
    async train(first, count, losses) {
      for (let i = first; i < first + count; i += 1) {
        const { x, y } = cyclic(batches, i);
        const before = layers;
        layers = tf.tidy(() => trainStep(before, x, y, losses));
        tf.dispose(before);
      }
    },
  };
}

/**
 * @param {readonly Dense[]} layers @param {tf.Tensor2D} x @param {tf.Tensor2D} y @param {number[] | null} losses
 * @returns {Dense[]} the layers after the step
 */
function trainStep(layers, x, y, losses) {
  /** @type {tf.Tensor2D[]} */
  const inputs = [];
  let output = x;
  layers.forEach(({ w, b }, i) => {
    inputs.push(output);
    const activation = i < layers.length - 1 ? 'relu' : 'linear';
    output = /** @type {tf.Tensor2D} */ (tf.fused.matMul({ a: output, b: w, bias: b, activation }));
  });
  const probabilities = tf.softmax(output);
  const loss = tf.mul(tf.sum(tf.mul(y, tf.log(probabilities))), -1 / task.batchSize);
  losses?.push(loss.dataSync()[0] ?? NaN);

  /** @type {Dense[]} */
  const next = [];
  /** @type {tf.Tensor2D} */
  let gradient = tf.mul(tf.sub(probabilities, y), 1 / task.batchSize);
  for (const [i, layer] of [...layers.entries()].reverse()) {
    const input = cyclic(inputs, i);
    next.unshift(updated(layer, tf.matMul(tf.transpose(input), gradient), tf.sum(gradient, 0)));
    // ReLU's slope is 1 where its output is above 0.
    if (i > 0) gradient = tf.mul(tf.matMul(gradient, tf.transpose(layer.w)), tf.step(input));
  }
  return next;
}

/** @param {Dense} layer @param {tf.Tensor2D} dw @param {tf.Tensor1D} db @returns {Dense} */
function updated(layer, dw, db) {
  /** @type {tf.Tensor2D} */
  const vw = tf.add(tf.mul(layer.vw, task.momentum), dw);
  /** @type {tf.Tensor1D} */
  const vb = tf.add(tf.mul(layer.vb, task.momentum), db);
  return {
    w: tf.sub(layer.w, tf.mul(vw, task.learningRate)),
    b: tf.sub(layer.b, tf.mul(vb, task.learningRate)),
    vw,
    vb,
  };
}
