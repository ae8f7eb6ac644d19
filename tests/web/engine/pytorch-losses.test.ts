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
/** No loss may be further off than this, relatively. */
const tolerance = 1e-4;

/** How far PyTorch in float32 is from PyTorch in double at worst: what rounding alone does to the run. */
function roundingOf(run: Reference['runs'][number], steps: number): number {
  return Math.max(...run.losses.slice(0, steps).map((loss, i) => Math.abs(loss / (run.lossesInDouble[i] ?? NaN) - 1)));
}

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

/**
 * STAF starts chaotically at learning rate 1e-3: there PyTorch in float32 and in double part by more than the tolerance,
 * and only the steps before that can be compared.
 */
const comparable = (run: Reference['runs'][number]): number =>
  roundingOf(run, run.losses.length) > tolerance ? run.comparableSteps : run.losses.length;

it.each(runs.map((run) => ({ run, rate: run.optimizer.learningRate, steps: comparable(run) })))(
  'of $run.activation at learning rate $rate, $steps steps',
  async ({ run, steps }) => {
    const ours = await firstLosses(run.activation, run.optimizer, steps);
    expect(ours).toHaveLength(steps);
    const worstOf = (from: number, to?: number): number =>
      Math.max(0, ...ours.map((loss, i) => Math.abs(loss / (run.losses[i] ?? NaN) - 1)).slice(from, to));
    // Ten times what rounding does, and a few roundings of the loss itself: on the plateau of the small learning rate a
    // wrong momentum would hide behind 1e-4. Twenty times in the last five steps: there ReLU leaves the plateau at 1e-2,
    // and any difference grows more than tenfold, so one rounding may well end ten times further off than another.
    const rounding = roundingOf(run, steps);
    expect(worstOf(0, 95)).toBeLessThan(Math.min(tolerance, 10 * rounding + 1e-6));
    expect(worstOf(95)).toBeLessThan(Math.min(tolerance, 20 * rounding + 1e-6));
  },
  60_000,
);
