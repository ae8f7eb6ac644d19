/**
 * The first 100 losses of the chapter's network on all 60,000 images equal PyTorch's, which started from the same
 * weights and saw the images in the same order (tests/reference/make-pytorch-losses.py).
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import { createEngine, type Dataset, type Engine, type SgdOptions } from './library.js';

interface Reference {
  readonly settings: { readonly hidden: number[]; readonly batchSize: number; readonly seed: number };
  readonly runs: readonly {
    readonly activation: string;
    readonly optimizer: SgdOptions;
    /** First steps in which PyTorch in float32 and in double agree; after them rounding alone decides. */
    readonly comparableSteps: number;
    readonly losses: readonly number[];
    readonly lossesInDouble: readonly number[];
  }[];
}

const path = new URL('../../reference/pytorch-losses.json', import.meta.url);
const { settings, runs } = JSON.parse(await readFile(path, 'utf8')) as Reference;
/** The bound. Rounding in another order moves a loss by 1e-6 or so over 100 steps. */
const tolerance = 1e-4;

let engine: Engine;
let dataset: Dataset;
beforeAll(async () => {
  engine = await createEngine();
  dataset = await engine.loadDataset({ name: 'fashion-mnist', train: 60_000, test: 10_000 });
}, 60_000);
afterAll(() => {
  engine.dispose();
});

async function firstLosses(activation: string, optimizer: SgdOptions, count: number): Promise<number[]> {
  const { hidden, batchSize, seed } = settings;
  const run = await engine.createRun({ dataset, activation, optimizer, hidden, batchSize, seed, kernels: 'plain' });
  const losses: number[] = [];
  for await (const { steps } of run.train({ epochs: 1 })) {
    losses.push(...steps.loss);
    if (losses.length >= count) break;
  }
  run.dispose();
  return losses.slice(0, count);
}

it('has references for ReLU, GELU, PReLU, ELU-α and STAF that can be compared over all 100 steps', () => {
  const whole = runs.filter((run) => run.losses.length === 100 && run.comparableSteps === 100);
  expect([...new Set(whole.map((run) => run.activation))].sort()).toEqual([
    'elu-alpha',
    'gelu',
    'prelu',
    'relu',
    'staf',
  ]);
});

/** The chaotic start of STAF at learning rate 1e-3: PyTorch itself, in double, differs by more than the tolerance. */
const chaotic = (run: Reference['runs'][number]): boolean =>
  run.losses.some((loss, i) => Math.abs(loss / (run.lossesInDouble[i] ?? NaN) - 1) > tolerance);

it.each(
  runs.map((run) => ({
    ...run,
    rate: run.optimizer.learningRate,
    steps: chaotic(run) ? run.comparableSteps : run.losses.length,
  })),
)(
  'of $activation at learning rate $rate, $steps steps',
  async ({ activation, optimizer, steps, losses }) => {
    const ours = await firstLosses(activation, optimizer, steps);
    expect(ours).toHaveLength(steps);
    const worst = Math.max(...ours.map((loss, i) => Math.abs(loss / (losses[i] ?? NaN) - 1)));
    expect(worst).toBeLessThan(tolerance);
  },
  60_000,
);
