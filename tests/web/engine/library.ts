/** The built library, as another program would import it, and what every test of it needs. */
import { existsSync } from 'node:fs';
import { vi } from 'vitest';
import type * as Library from '../../../web/src/engine/library.js';

export type * from '../../../web/src/engine/library.js';

const file = new URL('../../../dist/lib/activarium.js', import.meta.url);
if (!existsSync(file)) throw new Error('dist/lib/activarium.js is missing: run `npm run build`, then the tests again.');

export const { createEngine, EngineError } = (await import(/* @vite-ignore */ file.href)) as typeof Library;

/** Settings of a run with layers that are alike, as tests vary them. */
export type Varied = Partial<Omit<Library.RunSettings, 'layers'> & Omit<Library.EqualLayers, 'layers'>>;

type WithoutData<T> = T extends unknown ? Omit<T, 'dataset'> : never;
/** All settings of a run. */
export type Settings = WithoutData<Library.RunOptions>;

/** The error that a call is refused with; anything else than an EngineError fails the test. */
export async function refusal(call: Promise<unknown> | (() => Promise<unknown>)): Promise<Library.EngineError> {
  try {
    await (typeof call === 'function' ? call() : call);
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
  throw new Error('The call was accepted.');
}

/** A value that the types forbid, passed as a program without types would. */
export function untyped(value: unknown): never {
  return value as never;
}

/** All slices of a training, up to its end. */
export async function trained(run: Library.Run, options: Library.TrainOptions): Promise<Library.TrainProgress[]> {
  const slices: Library.TrainProgress[] = [];
  for await (const progress of run.train(options)) slices.push(progress);
  return slices;
}

/**
 * Makes a slice of training one step long and one of an analysis 128 images: the engine looks at the clock after
 * each, and finds that a second has passed. `vi.restoreAllMocks()` ends it.
 */
export function shortSlices(): void {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
}

/** Trains to exactly that step, within `epochs`, and pauses; needs `shortSlices()`. */
export async function trainTo(run: Library.Run, step: number, epochs: number): Promise<void> {
  if (run.step >= step) return;
  for await (const progress of run.train({ epochs })) if (progress.step >= step) break;
}

/** A dozen units in two layers: every part of the engine, in a few microseconds per image. */
export const small = {
  activation: 'relu',
  hidden: [16, 12],
  optimizer: { kind: 'sgd', learningRate: 0.02, momentum: 0.9 },
  batchSize: 32,
} as const satisfies Varied;

/** The engine still works: a function, and a tiny training on `dataset`. */
export async function isUsable(engine: Library.Engine, dataset: Library.Dataset): Promise<boolean> {
  const { y } = await engine.evaluate({ activation: 'relu', x: [-1, 2] });
  const run = await engine.createRun({ ...small, dataset, hidden: [4] });
  const last = (await trained(run, { epochs: 1 })).at(-1);
  run.dispose();
  return y[0] === 0 && y[1] === 2 && last?.state === 'finished' && Number.isFinite(last.loss);
}
