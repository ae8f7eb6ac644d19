/** Trainings with figures of the tests' own: of 1,000 test images a network is right on the first so many. */
import type { JobOutcome } from '../../../../web/src/training/job-outcome.js';
import type { Result } from '../../../../web/src/training/comparison/result.js';

const images = 1000;

export const outcome = (right: number, others: Partial<JobOutcome> = {}): JobOutcome => ({
  diverged: false,
  accuracy: right / images,
  loss: 1 - right / images,
  seconds: 10,
  parameters: 283_914,
  dead: undefined,
  firstGradient: 0.1,
  curve: [],
  right: Uint8Array.from({ length: images }, (_, i) => (i < right ? 1 : 0)),
  parametersHash: '0123456789abcdef',
  ...others,
});

export const diverged: JobOutcome = outcome(0, {
  diverged: true,
  accuracy: NaN,
  loss: NaN,
  firstGradient: NaN,
  right: new Uint8Array(),
  parametersHash: '',
});

/** From seeds 1, 2, …, each right on so many. */
export const trainings = (activation: string, rights: readonly number[], learningRate = 0.01): readonly Result[] =>
  rights.map((right, i) => ({ activation, seed: i + 1, learningRate, outcome: outcome(right) }));

export const one = (activation: string, seed: number, of: JobOutcome, learningRate = 0.01): Result => ({
  activation,
  seed,
  learningRate,
  outcome: of,
});
