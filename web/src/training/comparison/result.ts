/** One training of a comparison: a function from a seed at a rate, and what it came to. */
import type { JobOutcome } from '../job-outcome.js';

export interface Result {
  readonly activation: string;
  readonly seed: number;
  readonly learningRate: number;
  readonly outcome: JobOutcome;
}

/** A function's trainings at a rate. */
export const resultsOf = (results: readonly Result[], activation: string, learningRate: number): readonly Result[] =>
  results.filter((result) => result.activation === activation && result.learningRate === learningRate);

/** Those that did not diverge. */
export const soundOf = (results: readonly Result[]): readonly JobOutcome[] =>
  results.flatMap(({ outcome }) => (outcome.diverged ? [] : [outcome]));
