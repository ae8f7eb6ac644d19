/** The time that trainings still need, from the time that they took so far, looks included. */
import type { Run } from '../engine/types.js';
import type { Job } from './job.js';
import { isOver } from './job-state.js';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Whether a run has any of so many epochs left. */
export const isUnfinished = ({ step, stepsPerEpoch }: Run, epochs: number): boolean => step < epochs * stepsPerEpoch;

/** Epochs that are still to be trained, over all trainings; a diverged one is over. */
export const epochsLeft = (jobs: readonly Job[]): number =>
  sum(jobs.map((job) => (job.diverged || isOver(job.state) ? 0 : job.settings.epochs - job.epoch)));

/** Before so much of an epoch is trained nothing can be told. */
const leastWork = 0.05;

/** Asked again and again, tells the seconds left; NaN at first. Work is what `epochsLeft` has less. */
export function startClock(jobs: readonly Job[]): () => number {
  const start = performance.now();
  const before = epochsLeft(jobs);
  return () => {
    const left = epochsLeft(jobs);
    const work = before - left;
    if (left === 0) return 0;
    return work < leastWork ? NaN : ((performance.now() - start) / 1000 / work) * left;
  };
}
