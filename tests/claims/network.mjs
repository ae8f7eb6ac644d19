/**
 * The chapter's network by plain loops in double, apart from the engine: only f and f′ and the weights come from the
 * library. One pass forward and one back give what the engine does not tell: pre-activations and weight gradients.
 */

/**
 * z, its slope f′(z) and the layer's inputs are [images × units]; `gradient` is the mean loss's in the weights,
 * [outputs × inputs], 0 before the pass back.
 * @typedef {{ inputs: Float64Array, z: Float64Array, slope: Float32Array, outputs: Float64Array, weight: Float32Array,
 *   gradient: Float64Array, fanIn: number, units: number }} LayerPass
 * @typedef {{ pixels: Uint8Array, labels: Uint8Array }} Batch
 */

/**
 * @param {import('../../web/src/engine/types.ts').Engine} engine @param {string} activation
 * @param {import('../../web/src/engine/types.ts').NetworkParameters} parameters @param {Batch} batch
 * @returns {Promise<LayerPass[]>} hidden layers, then the output layer
 */
export async function forward(engine, activation, parameters, { pixels, labels }) {
  const images = labels.length;
  let inputs = Float64Array.from(pixels, (pixel) => (pixel / 255 - 0.5) / 0.5);
  /** @type {LayerPass[]} */
  const layers = [];
  for (const { inputs: fanIn, outputs: units, weight, bias } of parameters.layers) {
    const z = new Float64Array(images * units);
    for (let n = 0; n < images; n += 1)
      for (let j = 0; j < units; j += 1) {
        let sum = bias[j];
        for (let i = 0; i < fanIn; i += 1) sum += weight[j * fanIn + i] * inputs[n * fanIn + i];
        z[n * units + j] = sum;
      }
    const isOutput = layers.length + 1 === parameters.layers.length;
    const { y, dy } = await engine.evaluate({ activation: isOutput ? 'none' : activation, x: Float32Array.from(z) });
    const outputs = Float64Array.from(y);
    layers.push({ inputs, z, slope: dy, outputs, weight, gradient: new Float64Array(units * fanIn), fanIn, units });
    inputs = outputs;
  }
  return layers;
}

/**
 * Forward and back.
 * @param {import('../../web/src/engine/types.ts').Engine} engine @param {string} activation
 * @param {import('../../web/src/engine/types.ts').NetworkParameters} parameters @param {Batch} batch
 */
export async function passes(engine, activation, parameters, batch) {
  const images = batch.labels.length;
  const layers = await forward(engine, activation, parameters, batch);
  let delta = outputErrors(layers.at(-1).outputs, batch.labels);
  for (const layer of [...layers].reverse()) {
    for (let k = 0; k < delta.length; k += 1) delta[k] *= layer.slope[k];
    delta = backward(layer, delta, images);
  }
  return layers;
}

/** Softmax minus one-hot, over the number of images. @param {Float64Array} logits @param {Uint8Array} labels */
function outputErrors(logits, labels) {
  const classes = logits.length / labels.length;
  const errors = new Float64Array(logits.length);
  labels.forEach((label, n) => {
    const row = logits.subarray(n * classes, (n + 1) * classes);
    const largest = Math.max(...row);
    const total = row.reduce((sum, v) => sum + Math.exp(v - largest), 0);
    row.forEach((v, c) => {
      errors[n * classes + c] = (Math.exp(v - largest) / total - (c === label ? 1 : 0)) / labels.length;
    });
  });
  return errors;
}

/**
 * Fills the gradient and returns the errors of the layer's inputs.
 * @param {LayerPass} layer @param {Float64Array} delta @param {number} images
 */
function backward({ inputs, gradient, weight, fanIn, units }, delta, images) {
  const below = new Float64Array(images * fanIn);
  for (let n = 0; n < images; n += 1)
    for (let j = 0; j < units; j += 1) {
      const error = delta[n * units + j];
      if (error === 0) continue;
      for (let i = 0; i < fanIn; i += 1) {
        gradient[j * fanIn + i] += error * inputs[n * fanIn + i];
        below[n * fanIn + i] += error * weight[j * fanIn + i];
      }
    }
  return below;
}

/**
 * The chapter's network before any training.
 * @param {import('../../web/src/engine/types.ts').Engine} engine
 * @param {import('../../web/src/engine/types.ts').Dataset} dataset @param {string} activation @param {number} seed
 */
export async function untrained(engine, dataset, activation, seed) {
  const run = await engine.createRun({ dataset, activation, seed, kernels: 'plain' });
  const parameters = await run.parameters();
  run.dispose();
  return parameters;
}
