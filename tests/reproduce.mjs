/**
 * Trains the book chapter's thirteen functions and the network without activation as the chapter does, with the wasm
 * that ships, from several seeds, and prints the results beside the chapter's and PyTorch's: `npm run reproduce`, or with
 * `-- --json` only the figures as JSON. Ends with exit code 1 where they are not as PyTorch's.
 *
 *   npm run reproduce -- --only relu,gelu             some of them
 *   npm run reproduce -- --seed 1 --seeds 5           from seeds 1 to 5; the default is 7 to 9
 *   npm run reproduce -- --rate 0.01 --momentum 0.9   other steps than the chapter's
 *   npm run reproduce -- --only leaky-relu --slope 2.35 --epochs 5
 *
 * With other settings than the chapter's nothing published is beside the results.
 */
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { readOptions } from './reproduce/options.mjs';
import { chapter as settings, readPytorch, rows } from './reproduce/rows.mjs';
import { asMarkdown, judged, lineOf } from './reproduce/table.mjs';

const say = (/** @type {string} */ line) => void process.stderr.write(`${line}\n`);

try {
  const options = readOptions(process.argv.slice(2));
  const results = judged(await trainAll(options));
  const machine = `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, one thread, ${new Date().toISOString().slice(0, 10)}`;
  console.log(
    options.json ? JSON.stringify(figures(results, options), null, 1) : asMarkdown(results, options, machine),
  );
  if (options.isChapters && !results.every(({ agrees }) => agrees)) {
    const differing = results.filter(({ agrees }) => !agrees).map(({ name }) => name);
    say(`Not as in PyTorch: ${differing.join(', ')}.`);
    process.exitCode = 1;
  }
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/** @param {import('./reproduce/options.mjs').Options} options */
async function trainAll({ only, seed, seeds, epochs, rate, momentum, slope }) {
  const pytorch = readPytorch();
  const library = new URL('../dist/lib/activarium.js', import.meta.url);
  if (!existsSync(library)) throw new Error('The library has not been built yet: run npm run build first.');
  const { createEngine } = /** @type {typeof import('../web/src/engine/library.ts')} */ (await import(library.href));
  const engine = await createEngine();
  const dataset = await engine.loadDataset({ name: 'fashion-mnist', train: 60_000, test: 10_000 });
  const chosen = rows.filter(({ id }) => only.includes(id));
  const parametersOf = (/** @type {string} */ id) =>
    engine.activations.find((info) => info.id === id)?.parameters ?? [];
  const slopeless = chosen.find(({ id }) => !parametersOf(id).some(({ name }) => name === 'slope'));
  if (slope !== undefined && slopeless)
    throw new Error(`--slope: ${slopeless.id} has no slope; name functions that have one with --only, as leaky-relu.`);
  const results = [];
  for (const row of chosen) {
    const { id, formula } = row;
    const activation = formula === undefined ? id : (await engine.define({ formula })).id;
    /** @type {import('./reproduce/table.mjs').Training[]} */
    const trainings = [];
    for (let i = 0; i < seeds; i += 1) {
      const run = await engine.createRun({
        dataset,
        activation,
        ...(slope === undefined ? {} : { parameters: { slope } }),
        optimizer: { kind: 'sgd', learningRate: rate, momentum },
        batchSize: settings.batchSize,
        seed: seed + i,
        kernels: 'plain',
      });
      const training = { seed: seed + i, ...(await train(run, epochs, `${id}, seed ${seed + i}`)) };
      say(lineOf(id, training));
      trainings.push(training);
      run.dispose();
    }
    const name = formula === undefined ? engine.activations.find((info) => info.id === id)?.name : `\`${formula}\``;
    results.push({ id, name: name ?? id, chapter: row.chapter, trainings, pytorch: pytorch[row.pytorch ?? id] ?? [] });
  }
  engine.dispose();
  return results;
}

/**
 * Trains a run and tests it.
 * @param {import('../web/src/engine/types.ts').Run} run @param {number} epochs @param {string} label
 */
async function train(run, epochs, label) {
  const deadNeurons = async () => (await run.neurons('train')).layers.map(({ deadCount }) => deadCount);
  const deadBefore = await deadNeurons();
  const start = performance.now();
  for await (const { epochSummary } of run.train({ epochs }))
    if (epochSummary)
      say(`${label}: epoch ${epochSummary.epoch} of ${epochs}, training loss ${epochSummary.loss.toFixed(3)}`);
  const seconds = (performance.now() - start) / 1000;
  const { accuracy, loss } = await run.evaluate('test');
  const [set] = (await run.parameters()).activations;
  const parameter = set?.values.length === 1 ? set.values[0] : undefined;
  return { accuracy, loss, seconds, deadBefore, dead: await deadNeurons(), parameter };
}

/**
 * What is printed as JSON: without what is read from files of the project.
 * @param {readonly import('./reproduce/table.mjs').Judged[]} results
 * @param {import('./reproduce/options.mjs').Options} options
 */
function figures(results, { isChapters }) {
  return results.map(({ id, trainings, p, agrees }) => ({ id, trainings, ...(isChapters ? { p, agrees } : {}) }));
}
