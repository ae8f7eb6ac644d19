/**
 * Trains the book chapter's thirteen functions and the network without activation as the chapter does, with the wasm
 * that ships, and prints the results beside the chapter's and PyTorch's: `npm run reproduce`, or with `-- --json` only
 * the figures as JSON. `-- --only relu,gelu` trains some of them, `-- --seed 3` starts from other weights and order,
 * `-- --rate 0.01 --momentum 0.9` takes other steps than the chapter's, `-- --only leaky-relu --slope 2.35` another slope;
 * nothing published is then beside the results.
 */
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';

const library = new URL('../dist/lib/activarium.js', import.meta.url);
const epochs = 15;

/**
 * Accuracies in %, losses in nats. `chapter` is the book's table (one seed each); `pytorch` is PyTorch 1.13 on the same
 * data with the chapter's settings, mean and standard deviation of five seeds. A row with a `formula` trains what the
 * engine makes of that.
 */
const published = [
  { id: 'sigmoid', chapter: [10.0, 2.3], pytorch: { accuracy: 10.0, deviation: 0, loss: 2.303 } },
  { id: 'tanh', chapter: [82.3, 0.5], pytorch: { accuracy: 82.3, deviation: 0.3, loss: 0.497 } },
  { id: 'relu', chapter: [81.3, 0.52], pytorch: { accuracy: 81.6, deviation: 0.3, loss: 0.516 } },
  { id: 'gelu', chapter: [80.5, 0.54], pytorch: { accuracy: 80.9, deviation: 0.5, loss: 0.533 } },
  { id: 'mish', chapter: [81.9, 0.51], pytorch: { accuracy: 81.5, deviation: 0.4, loss: 0.519 } },
  { id: 'leaky-relu', chapter: [80.8, 0.55], pytorch: { accuracy: 81.6, deviation: 0.3, loss: 0.516 } },
  { id: 'silu', chapter: [78.3, 0.59], pytorch: { accuracy: 78.9, deviation: 0.7, loss: 0.58 } },
  { id: 'swish', chapter: [78.5, 0.59], pytorch: { accuracy: 78.9, deviation: 0.7, loss: 0.58 } },
  { id: 'hardswish', chapter: [76.7, 0.64], pytorch: { accuracy: 78.4, deviation: 0.8, loss: 0.589 } },
  { id: 'prelu', chapter: [86.0, 0.4], pytorch: { accuracy: 86.1, deviation: 0.3, loss: 0.392 } },
  { id: 'rrelu', chapter: [81.5, 0.52], pytorch: { accuracy: 81.4, deviation: 0.5, loss: 0.519 } },
  { id: 'elu-alpha', chapter: [86.2, 0.39], pytorch: { accuracy: 86.7, deviation: 0.3, loss: 0.375 } },
  {
    id: 'elu-alpha-formula',
    formula: 'where(x > 0, x, a*expm1(x))',
    chapter: [86.2, 0.39],
    pytorch: { accuracy: 86.7, deviation: 0.3, loss: 0.375 },
  },
  { id: 'staf', chapter: [85.4, 0.44], pytorch: { accuracy: 87.6, deviation: 0.5, loss: 0.37 } },
  { id: 'none', chapter: null, pytorch: { accuracy: 82.6, deviation: 0.1, loss: 0.492 } },
];

/** How far an accuracy may lie from PyTorch's mean, in points: three of its standard deviations, at least 1.5. */
const tolerance = (/** @type {number} */ deviation) => Math.max(1.5, 3 * deviation);

const json = process.argv.includes('--json');
/** @param {string} name @returns {string | undefined} */
const option = (name) =>
  process.argv.includes(name) ? (process.argv[process.argv.indexOf(name) + 1] ?? '') : undefined;
const only = option('--only')?.split(',');
const seed = Number(option('--seed') ?? 7);
const learningRate = Number(option('--rate') ?? 1e-3);
const momentum = Number(option('--momentum') ?? 0.8);
const slope = option('--slope');
const isChapters = learningRate === 1e-3 && momentum === 0.8 && slope === undefined;
const say = (/** @type {string} */ line) => process.stderr.write(`${line}\n`);

const unknown = only?.find((id) => !published.some((row) => row.id === id));
if (unknown !== undefined) {
  say(`--only: there is no '${unknown}'; there are ${published.map(({ id }) => id).join(', ')}.`);
  process.exit(1);
}
if (!existsSync(library)) {
  say('The library has not been built yet: run npm run build first.');
  process.exit(1);
}
const { createEngine } = /** @type {typeof import('../web/src/engine/library.ts')} */ (await import(library.href));
const engine = await createEngine();
const dataset = await engine.loadDataset({ name: 'fashion-mnist', train: 60_000, test: 10_000 });

const results = [];
/** Neurons whose output is 0 for every training image, layer by layer; by id. @type {Map<string, string>} */
const dead = new Map();
/** What stands below the table. @type {string[]} */
const further = [];
const deadNeurons = async (/** @type {import('../web/src/engine/types.ts').Run} */ run) =>
  (await run.neurons('train')).layers.map(({ deadCount }) => deadCount).join(', ');
for (const row of published) {
  if (only && !only.includes(row.id)) continue;
  const { formula } = row;
  const defined = formula === undefined ? undefined : await engine.define({ formula });
  const run = await engine.createRun({
    dataset,
    activation: defined?.id ?? row.id,
    ...(slope === undefined ? {} : { parameters: { slope: Number(slope) } }),
    optimizer: { kind: 'sgd', learningRate, momentum },
    batchSize: 128,
    seed,
    kernels: 'plain',
  });
  const deadBefore = await deadNeurons(run);
  const start = performance.now();
  for await (const progress of run.train({ epochs })) {
    const { epochSummary } = progress;
    if (epochSummary)
      say(`${row.id}: epoch ${epochSummary.epoch} of ${epochs}, training loss ${epochSummary.loss.toFixed(3)}`);
  }
  const seconds = (performance.now() - start) / 1000;
  const { accuracy, loss } = await run.evaluate('test');
  results.push({ id: row.id, accuracy, loss, seconds });
  dead.set(row.id, await deadNeurons(run));
  further.push(`${row.id}: dead before training ${deadBefore}`);
  const [set] = (await run.parameters()).activations;
  if (set?.values.length === 1) further.push(`${row.id}: parameter after training ${set.values[0]?.toFixed(2)}`);
  run.dispose();
}
engine.dispose();

const within = (/** @type {{ id: string, accuracy: number }} */ result) => {
  const row = published.find(({ id }) => id === result.id);
  return (
    row !== undefined && Math.abs(100 * result.accuracy - row.pytorch.accuracy) <= tolerance(row.pytorch.deviation)
  );
};

if (json) {
  console.log(JSON.stringify(results, null, 1));
} else {
  const table = results.map((result) => {
    const row = published.find(({ id }) => id === result.id);
    const info = engine.activations.find(({ id }) => id === result.id);
    const { accuracy, deviation, loss } = row?.pytorch ?? { accuracy: NaN, deviation: NaN, loss: NaN };
    const cells = [
      info?.name ?? (row?.formula === undefined ? result.id : `\`${row.formula}\``),
      (100 * result.accuracy).toFixed(1),
      result.loss.toFixed(3),
      result.seconds.toFixed(0),
      `${accuracy.toFixed(1)}${deviation > 0 ? ` ± ${deviation}` : ''}`,
      loss.toFixed(3),
      row?.chapter?.[0]?.toFixed(1) ?? '–',
      row?.chapter?.[1]?.toFixed(2) ?? '–',
      within(result) ? 'yes' : 'no',
      dead.get(result.id),
    ];
    if (!isChapters) cells.splice(4, 5);
    return `| ${cells.join(' | ')} |`;
  });
  console.log(
    [
      `FashionMNIST, 60,000 images, ${epochs} epochs, SGD ${learningRate} with momentum ${momentum}, batch 128, seed ${seed}; ` +
        `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, one thread, ${new Date().toISOString().slice(0, 10)}`,
      '',
      `| function | accuracy % | loss | seconds | ${isChapters ? 'PyTorch: accuracy % | loss | chapter: accuracy % | loss | within the tolerance | ' : ''}dead neurons |`,
      `|---|---|---|---|${isChapters ? '---|---|---|---|---|' : ''}---|`,
      ...table,
      '',
      ...further,
    ].join('\n'),
  );
}
if (isChapters && !results.every(within)) {
  say('At least one accuracy is not within max(1.5 points, 3 standard deviations) of PyTorch’s.');
  process.exitCode = 1;
}
