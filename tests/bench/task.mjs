/**
 * The work that every contender does: training steps of the book chapter's network on FashionMNIST. Same images in the
 * same order, same initial weights, float32, one thread; a contender proves it by its losses.
 */

export const task = {
  /** Units from the pixels to the classes; ReLU between them, softmax cross-entropy at the end. */
  units: [784, 256, 192, 128, 64, 10],
  batchSize: 128,
  /** Batches in memory; step n trains on batch n mod this. */
  batches: 120,
  learningRate: 1e-3,
  momentum: 0.8,
  seed: 7,
  /** Steps whose losses are compared. */
  comparedSteps: 240,
  /** Steps between two looks at the clock; divides `batches`. */
  chunk: 10,
  /** A whole training: the chapter's. */
  epochs: 15,
  images: { train: 60_000, test: 10_000 },
};

/** @typedef {{ inputs: number, outputs: number, weight: Float32Array, bias: Float32Array }} Layer  weight [outputs × inputs] */

/**
 * What the contenders share, as it lies in memory.
 * @typedef {{ layers: Layer[], batches: { x: Float32Array<ArrayBuffer>, labels: Uint8Array }[] }} Work  x [128 × 784]
 */

/** The files of a prepared task, in one folder. */
export const files = { pixels: 'pixels.bin', labels: 'labels.bin', parameters: 'parameters.bin' };

/** The files of a whole training's images, in the same folder; for `split` 'train' or 'test'. @param {string} split */
export const imageFiles = (split) => ({ pixels: `${split}-pixels.bin`, labels: `${split}-labels.bin` });

/** The pixels' values, exactly as the engine normalises them. @param {Uint8Array} pixels */
export function normalised(pixels) {
  const table = new Float32Array(256);
  for (let p = 0; p < 256; p += 1) table[p] = Math.fround(p * Math.fround(2 / 255)) - 1;
  return Float32Array.from(pixels, (p) => table[p] ?? NaN);
}

/**
 * Fetches a prepared task; for contenders in a page.
 * @param {string} url  of the folder
 * @returns {Promise<Work>}
 */
export async function fetchWork(url) {
  const [pixels, labels, parameters] = await Promise.all(
    [files.pixels, files.labels, files.parameters].map(async (name) => (await fetch(url + name)).arrayBuffer()),
  );
  const { units, batchSize, batches } = task;
  let at = 0;
  const take = (/** @type {number} */ count) => {
    const values = new Float32Array(parameters ?? new ArrayBuffer(0), at, count);
    at += 4 * count;
    return values;
  };
  const layers = units.slice(1).map((outputs, i) => {
    const inputs = units[i] ?? NaN;
    return { inputs, outputs, weight: take(inputs * outputs), bias: take(outputs) };
  });
  const size = batchSize * (units[0] ?? NaN);
  return {
    layers,
    batches: Array.from({ length: batches }, (_, i) => ({
      x: normalised(new Uint8Array(pixels ?? new ArrayBuffer(0), i * size, size)),
      labels: new Uint8Array(labels ?? new ArrayBuffer(0), i * batchSize, batchSize),
    })),
  };
}

/** The item of a list at an index that wraps around. @template T @param {readonly T[]} list @param {number} index @returns {T} */
export function cyclic(list, index) {
  const item = list[index % list.length];
  if (item === undefined) throw new Error(`There is nothing at ${index}.`);
  return item;
}

/** Labels as rows of zeros with a one, [labels × classes]. @param {Uint8Array} labels */
export function oneHot(labels) {
  const classes = task.units.at(-1) ?? NaN;
  const rows = new Float32Array(labels.length * classes);
  labels.forEach((label, row) => (rows[row * classes + label] = 1));
  return rows;
}

/** A matrix [outputs × inputs] as [inputs × outputs]. @param {Layer} layer */
export function transposed({ inputs, outputs, weight }) {
  const result = new Float32Array(inputs * outputs);
  for (let o = 0; o < outputs; o += 1)
    for (let i = 0; i < inputs; i += 1) result[i * outputs + o] = weight[o * inputs + i] ?? NaN;
  return result;
}
