/** Trainings for the elements that show them: real ones, of networks that take no time. */
import { afterAll, beforeAll } from 'vitest';
import { createEngine } from '../../web/src/engine/index.js';
import { EngineError } from '../../web/src/engine/errors.js';
import type { Engine } from '../../web/src/engine/types.js';
import type { Job } from '../../web/src/training/job.js';
import { planOf, type PageContext } from '../../web/src/workbench/context.js';
import { contextWith } from '../web/features/context-with.js';
import { startedEngine, type Started } from './engine.js';

/** The settings as a link has them: a layer of sixteen, one epoch of twenty steps so large that neurons of ReLU die. */
export const smallTraining = 'hidden=16&batch=500&epochs=1&count=1000&lr=0.2&kernels=plain';

/** Starts an engine, but fails at first, as where the site did not hand it out. */
export function failingOnce(): () => Promise<Engine> {
  let failed = false;
  return failingWhile(() => {
    const fails = !failed;
    failed = true;
    return fails;
  });
}

export const failingWhile = (fails: () => boolean) => (): Promise<Engine> =>
  fails()
    ? Promise.reject(new EngineError('engine-unavailable', 'engine', 'The engine is not there.', 'refused'))
    : createEngine();

export interface Trainings extends Started {
  /** A context of its own, with a training that was not yet started and ends with the file. */
  open(link: string, startEngine?: () => Promise<Engine>): PageContext;
  /** The job of a function that the training must have. */
  jobOf(context: PageContext, activation: string): Job;
}

export function trainings(): Trainings {
  const opened: PageContext[] = [];
  afterAll(() => {
    for (const { experiments } of opened) experiments.dispose();
  });
  return Object.assign(startedEngine(), {
    open(this: Trainings, link: string, startEngine: () => Promise<Engine> = () => createEngine()) {
      const context = contextWith(this.engine, startEngine, link);
      opened.push(context);
      return context;
    },
    jobOf({ experiment }: PageContext, activation: string): Job {
      const job = experiment.jobOf(activation);
      if (!job) throw new Error(`There is no training of ${activation}.`);
      return job;
    },
  });
}

export interface Trained extends Trainings {
  /** Trained to its end before the tests of a file. */
  context: PageContext;
}

/** A training of this link that the tests of a file share. */
export function trained(link: string): Trained {
  const all = trainings() as Trained;
  beforeAll(async () => {
    all.context = all.open(link);
    await all.context.experiment.start(planOf(all.context));
  });
  return all;
}
