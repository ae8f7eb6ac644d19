/**
 * Writes tests/reference/checkpoints/format-N.json, which tests read for ever: a checkpoint of the format that the built
 * engine writes, its data, and the hashes of its parameters there and when it has been trained to the end.
 *
 *   npm run build && node tests/reference/make-checkpoint.mjs
 *
 * A file that is there is never written again: what it holds must stay readable.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const library = new URL('../../dist/lib/activarium.js', import.meta.url);
const { createEngine } = /** @type {typeof import('../../web/src/engine/library.ts')} */ (await import(library.href));

const count = 50;
const epochs = 4;

/** An IDX file. @param {number[]} words @param {Uint8Array} data */
function idx(words, data) {
  const file = new Uint8Array(4 * words.length + data.length);
  words.forEach((word, i) => new DataView(file.buffer).setUint32(4 * i, word));
  file.set(data, 4 * words.length);
  return file;
}
const images = idx(
  [0x803, count, 5, 6],
  Uint8Array.from({ length: count * 30 }, (_, i) => (i * 37 + (i >> 4) * 101) % 256),
);
const labels = idx(
  [0x801, count],
  Uint8Array.from({ length: count }, (_, i) => i % 4),
);

const engine = await createEngine();
const dataset = await engine.loadDataset({ images: images.buffer, labels: labels.buffer, classes: 4 });
const { id } = await engine.define({ formula: 'x*sigmoid(a*x)', parameters: { a: { initial: 0.8 } } });
const run = await engine.createRun({
  dataset,
  layers: [
    { units: 7, activation: 'prelu', parameters: { slope: 0.1 }, norm: 'batch' },
    { units: 6, activation: id, dropout: 0.2 },
  ],
  initialization: 'orthogonal',
  optimizer: { kind: 'adam', learningRate: 0.01, betas: [0.8, 0.99] },
  schedule: { kind: 'cosine', tMax: epochs, every: 'epoch' },
  clip: { norm: 1 },
  batchSize: 16,
  share: 'layer',
  kernels: 'plain',
});
// A slice of training ends after one step, so that the checkpoint is taken within an epoch.
let now = 0;
performance.now = () => (now += 1000);
/** Trains until `step`. @param {number} step */
async function trainTo(step) {
  for await (const progress of run.train({ epochs })) if (progress.step >= step) break;
}
await trainTo(6);
const { step } = run;
const checkpoint = new Uint8Array(await run.checkpoint());
const hash = await run.parametersHash();
await trainTo(Infinity);
const format = new DataView(checkpoint.buffer).getUint32(4, true);
const path = fileURLToPath(new URL(`checkpoints/format-${format}.json`, import.meta.url));
if (existsSync(path)) throw new Error(`${path} is there already.`);
const base64 = (/** @type {Uint8Array} */ bytes) => Buffer.from(bytes).toString('base64');
mkdirSync(new URL('checkpoints/', import.meta.url), { recursive: true });
const kept = {
  step,
  epochs,
  hash,
  hashAtTheEnd: await run.parametersHash(),
  images: base64(images),
  labels: base64(labels),
  checkpoint: base64(checkpoint),
};
writeFileSync(path, `${JSON.stringify(kept, null, 1)}\n`);
engine.dispose();
