/**
 * Another program: loads models that are on disk, without any data, and predicts.
 *
 *   node predict-elsewhere.mjs <library> <rows.json> <model>…    prints { model: outputs as hexadecimal bits }
 */
import { readFile } from 'node:fs/promises';
import { argv } from 'node:process';

const [library = '', rows = '', ...models] = argv.slice(2);
const { createEngine } = /** @type {typeof import('../../../web/src/engine/library.js')} */ (await import(library));
const engine = await createEngine();
/** @type {Record<string, number[][]>} */
const inputs = JSON.parse(await readFile(rows, 'utf8'));
/** @type {Record<string, string>} */
const told = {};
for (const file of models) {
  const bytes = await readFile(file);
  const model = await engine.loadModel(file.endsWith('.json') ? bytes.toString() : bytes);
  const name = file.replace(/^.*\//, '');
  const outputs = await model.predict(inputs[name.replace(/\..*$/, '')] ?? []);
  told[name] = Buffer.from(outputs.buffer).toString('hex');
}
console.log(JSON.stringify(told));
