/** What is disposed of answers `disposed`; what is not works on. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { toyPair } from './idx-files.js';
import {
  createEngine,
  isUsable,
  refusal,
  shortSlices,
  small,
  trained,
  type Dataset,
  type Engine,
  type Run,
} from './library.js';

const epochs = 3;
let engine: Engine;
let dataset: Dataset;
beforeEach(async () => {
  shortSlices(); // so that calls are under way over several slices
  engine = await createEngine();
  dataset = await engine.loadDataset({ ...toyPair(150), test: toyPair(300) });
});
afterEach(() => {
  vi.restoreAllMocks();
  engine.dispose();
});

const made = (): Promise<Run> => engine.createRun({ ...small, dataset });
const uses = (run: Run): (() => Promise<unknown>)[] => [
  () => trained(run, { epochs }),
  () => run.evaluate('test'),
  () => run.neurons('test'),
  () => run.neuron('test', 1, 0),
  () => run.predict('test', 0, 1),
  () => run.parameters(),
  () => run.parametersHash(),
  () => run.checkpoint(),
  () => run.reset(),
];

it('after dispose every call of a run fails with `disposed`', async () => {
  const run = await made();
  run.dispose();
  run.dispose();
  for (const use of uses(run)) expect((await refusal(use)).code).toBe('disposed');
  expect(await isUsable(engine, dataset)).toBe(true);
});

it('an analysis or a training under way when its run is disposed of fails with `disposed`', async () => {
  for (const kind of ['neurons', 'evaluate'] as const) {
    const run = await made();
    const analysis = refusal(run[kind]('test'));
    run.dispose();
    expect((await analysis).code).toBe('disposed');
  }
  const run = await made();
  const loop = async (): Promise<void> => {
    for await (const { step } of run.train({ epochs })) if (step === 2) run.dispose();
  };
  expect((await refusal(loop)).code).toBe('disposed');
});

it('a data set that is disposed of makes no more runs, but those made of it go on', async () => {
  const run = await made();
  dataset.dispose();
  expect((await refusal(made())).code).toBe('disposed');
  expect((await refusal(dataset.images('train', 0, 1))).code).toBe('disposed');
  expect((await trained(run, { epochs })).at(-1)?.state).toBe('finished');
});

it('an engine that is disposed of fails in every call, its runs too', async () => {
  const run = await made();
  engine.dispose();
  for (const use of uses(run)) expect((await refusal(use)).code).toBe('disposed');
  expect((await refusal(engine.evaluate({ activation: 'relu', x: [1] }))).code).toBe('disposed');
  expect((await refusal(engine.loadDataset(toyPair(8)))).code).toBe('disposed');
  expect((await refusal(engine.createRun({ ...small, dataset }))).code).toBe('disposed');
  run.dispose();
  dataset.dispose();
});
