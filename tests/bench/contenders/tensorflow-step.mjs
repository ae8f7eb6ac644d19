/**
 * TensorFlow.js on its wasm backend, one thread, with the step written by hand: forward, backward and update. Its
 * products with a transposed operand, which its own gradients use, are ten times slower than `transpose` and a plain
 * product, so this is how somebody would write it who knows the backend.
 */
import {
  add,
  fused,
  log,
  matMul,
  mul,
  neg,
  softmax,
  step,
  sub,
  sum,
  tensor1d,
  tensor2d,
  tidy,
  transpose,
  zerosLike,
} from '@tensorflow/tfjs-core';
import { fetchWork, oneHot, task, transposed } from '../task.mjs';
import { startBackend } from './tensorflow-backend.mjs';

/** @param {{ task: string }} addresses @returns {Promise<import('./contender.mjs').Trainer>} */
export async function prepare(addresses) {
  await startBackend();
  const work = await fetchWork(addresses.task);
  const last = work.layers.length - 1;
  const classes = work.layers[last]?.outputs ?? NaN;
  let parameters = work.layers.flatMap((layer) => [
    tensor2d(transposed(layer), [layer.inputs, layer.outputs]),
    tensor1d(layer.bias.slice()),
  ]);
  let velocities = parameters.map((parameter) => zerosLike(parameter));
  const batches = work.batches.map(({ x, labels }) => ({
    x: tensor2d(x, [task.batchSize, x.length / task.batchSize]),
    y: tensor2d(oneHot(labels), [task.batchSize, classes]),
  }));

  /** @param {number} index @param {number[] | null} losses */
  const trainStep = (index, losses) => {
    const { x, y } = batches[index % batches.length];
    const next = tidy(() => {
      const outputs = [x];
      for (let i = 0; i <= last; i += 1)
        outputs.push(
          fused.matMul({
            a: outputs[i],
            b: parameters[2 * i],
            bias: parameters[2 * i + 1],
            activation: i < last ? 'relu' : 'linear',
          }),
        );
      const probabilities = softmax(outputs[last + 1]);
      const loss = neg(mul(sum(mul(y, log(probabilities))), 1 / task.batchSize));
      losses?.push(loss.dataSync()[0] ?? NaN);

      const gradients = [];
      let gradient = mul(sub(probabilities, y), 1 / task.batchSize);
      for (let i = last; i >= 0; i -= 1) {
        gradients[2 * i] = matMul(transpose(outputs[i]), gradient);
        gradients[2 * i + 1] = sum(gradient, 0);
        if (i > 0) gradient = mul(matMul(gradient, transpose(parameters[2 * i])), step(outputs[i]));
      }
      const nextVelocities = velocities.map((v, k) => add(mul(v, task.momentum), gradients[k]));
      return [...parameters.map((p, k) => sub(p, mul(nextVelocities[k], task.learningRate))), ...nextVelocities];
    });
    for (const tensor of [...parameters, ...velocities]) tensor.dispose();
    parameters = next.slice(0, parameters.length);
    velocities = next.slice(parameters.length);
  };

  return {
    async train(first, count, losses) {
      for (let i = first; i < first + count; i += 1) trainStep(i, losses);
    },
  };
}
