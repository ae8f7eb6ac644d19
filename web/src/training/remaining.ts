/** The time that trainings still need, from the time that they took so far, looks included. */
import type { Run } from '../engine/types.js';
import type { Job } from './job.js';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Whether a run has any of so many epochs left. */
export const isUnfinished = ({ step, stepsPerEpoch }: Run, epochs: number): boolean => step < epochs * stepsPerEpoch;

/** Epochs that are still to be trained, over all jobs; a diverged one is over. */
export const epochsLeft = (jobs: readonly Job[], epochs: number): number =>
  sum(jobs.map((job) => (job.diverged ? 0 : epochs - job.epoch)));

/** Before so much of an epoch is trained nothing can be told. */
const leastWork = 0.05;

/** Asked again and again, tells the seconds left; NaN at first. */
export function startClock(jobs: readonly Job[], epochs: number): () => number {
  const worked = (): number => sum(jobs.map(({ epoch }) => epoch));
  const start = performance.now();
  const before = worked();
  return () => {
    const work = worked() - before;
    if (work < leastWork) return NaN;
    return ((performance.now() - start) / 1000 / work) * epochsLeft(jobs, epochs);
  };
}
