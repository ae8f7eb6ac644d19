/** jax-js on its wasm backend, one thread: the whole step, with its gradients, compiled by `jit`. */
import { defaultDevice, init, jit, nn, numpy as np, tree, valueAndGrad } from '@jax-js/jax';
import { cyclic, fetchWork, oneHot, task, transposed } from '../task.mjs';

/** @typedef {import('@jax-js/jax').Array} Array */

/** @param {{ task: string }} addresses @returns {Promise<import('../contenders/contender.mjs').Trainer>} */
export async function prepare(addresses) {
  await init('wasm');
  defaultDevice('wasm');
  const work = await fetchWork(addresses.task);
  const last = work.layers.length - 1;

  // Arrays are counted: a use that is not the last one takes `.ref`.
  /** @param {{ w: Array, b: Array }[]} parameters @param {Array} x @param {Array} y */
  const loss = (parameters, x, y) => {
    let z = x;
    parameters.forEach(({ w, b }, i) => {
      z = np.matmul(z, w).add(b);
      if (i < last) z = nn.relu(z);
    });
    return nn
      .logSoftmax(z)
      .mul(y)
      .sum()
      .mul(-1 / task.batchSize);
  };
  const step = jit((parameters, velocities, x, y) => {
    const [value, gradients] = valueAndGrad(loss)(tree.ref(parameters), x, y);
    const nextVelocities = tree.map((v, g) => v.mul(task.momentum).add(g), velocities, gradients);
    const nextParameters = tree.map((p, v) => p.sub(v.mul(task.learningRate)), parameters, tree.ref(nextVelocities));
    return [value, nextParameters, nextVelocities];
  });

  let parameters = work.layers.map((layer) => ({
    w: np.array(transposed(layer)).reshape([layer.inputs, layer.outputs]),
    b: np.array(layer.bias.slice()),
  }));
  let velocities = tree.map((p) => np.zerosLike(p), tree.ref(parameters));
  const batches = work.batches.map(({ x, labels }) => ({
    x: np.array(x).reshape([task.batchSize, x.length / task.batchSize]),
    y: np.array(oneHot(labels)).reshape([task.batchSize, task.units.at(-1) ?? NaN]),
  }));

  return {
    async train(first, count, losses) {
      for (let i = first; i < first + count; i += 1) {
        const { x, y } = cyclic(batches, i);
        const [value, nextParameters, nextVelocities] = step(parameters, velocities, x.ref, y.ref);
        parameters = nextParameters;
        velocities = nextVelocities;
        if (losses) losses.push((await value.data())[0] ?? NaN);
        else if (i + 1 < first + count) value.dispose();
        else await value.data();
      }
    },
  };
}
