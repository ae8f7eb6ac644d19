/** What a training step of the chapter's network costs with a function, beside one with ReLU, on made-up images. */
import { refusalError, runSettings } from './check-options.js';
import { EngineError } from './errors.js';
import { relativeTime, type RelativeTime, type Timing } from './relative-time.js';
import type { Kernels } from './types.js';
import type { ParameterEntries, WasmDataset, WasmModule, WasmRun } from './wasm-types.js';
import { wording } from './wording.js';

const batch = 128;
const side = 28;

const timing: Timing = {
  now: () => performance.now(),
  rest: () =>
    new Promise((done) => {
      setTimeout(done);
    }),
};

/** Undefined where no step can be made, because loss or gradient is no finite number. */
export async function stepCost(
  module: WasmModule,
  id: string,
  parameters: ParameterEntries,
  seed: number,
  kernels: Kernels,
): Promise<RelativeTime | undefined> {
  if (id === 'relu') return { ratio: 1, noise: 0 };
  const dataset = madeUpImages(module);
  const runs: WasmRun[] = [];
  const stepOf = (activation: string, own: ParameterEntries): (() => void) => {
    // Steps so small that no weight changes, and 128 steps cost what the first does.
    const optimizer = { kind: 'sgd', learningRate: 1e-30, momentum: 0.9 };
    const options = { activation, parameters: Object.fromEntries(own), seed, optimizer, batchSize: batch, kernels };
    const made = module.createRun(runSettings(options), dataset, false);
    if ('code' in made) throw refusalError(made, true);
    runs.push(made.run);
    return () => made.run.step();
  };
  try {
    const [reference, subject] = [stepOf('relu', []), stepOf(id, parameters)];
    subject();
    const isBroken = (): boolean => runs.some((run) => run.status().divergence !== '');
    if (isBroken()) return undefined;
    const time = await relativeTime(reference, subject, timing);
    return isBroken() ? undefined : time;
  } finally {
    for (const object of [...runs, dataset]) object.delete();
  }
}

/** One batch; half of FashionMNIST's pixels are background. */
function madeUpImages(module: WasmModule): WasmDataset {
  const images = new Uint8Array(16 + batch * side ** 2);
  const labels = new Uint8Array(8 + batch);
  const words = (bytes: Uint8Array, ...all: readonly number[]): void => {
    all.forEach((word, i) => {
      new DataView(bytes.buffer).setUint32(4 * i, word);
    });
  };
  words(images, 0x803, batch, side, side);
  words(labels, 0x801, batch);
  let random = 1;
  for (let i = 16; i < images.length; i += 1) {
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
    images[i] = random >> 31 === 0 ? 0 : random >> 16;
  }
  for (let i = 0; i < batch; i += 1) labels[8 + i] = i % 10;
  const builder = new module.DatasetBuilder(10);
  try {
    [images, labels].forEach((bytes, file) => {
      const address = builder.stage(file === 0 ? 0 : 1, bytes.length);
      if (address === 0) throw new EngineError('out-of-memory', '', wording('memory.step'));
      module.HEAPU8.set(bytes, address);
    });
    builder.append(false, batch);
    return builder.dataset();
  } finally {
    builder.delete();
  }
}
