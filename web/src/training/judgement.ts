/** What a trial's outcomes say: means and spreads per function, and the difference of two with what may be chance. */
import { containsZero, deviationOf, intervalOf, meanOf, type Interval } from '../maths/paired.js';
import { pairedDifference, type Trained } from './comparison/difference.js';
import type { Job } from './job.js';
import type { JobOutcome } from './job-outcome.js';
import type { Plan } from './plan.js';

/** One function's network of one seed at its end. */
export interface Outcome extends JobOutcome {
  readonly activation: string;
  readonly seed: number;
}

/** Of those trainings that are at their end. */
export const outcomesOf = (jobs: readonly Job[]): readonly Outcome[] =>
  jobs.flatMap(({ outcome, function: { activation }, settings: { seed } }) =>
    outcome ? [{ ...outcome, activation, seed }] : [],
  );

export interface Standing {
  readonly activation: string;
  readonly slot: number;
  /** Of the seeds whose training did not diverge. */
  readonly outcomes: readonly Outcome[];
  readonly diverged: number;
  readonly accuracy: Spread;
  readonly loss: Spread;
}

export interface Spread {
  readonly mean: number;
  /** Standard deviation over the seeds; NaN for fewer than two. */
  readonly deviation: number;
}

/** Accuracy of one function minus another's, in fractions. */
export interface Difference {
  readonly activation: string;
  readonly than: string;
  /** Pairs of networks of equal seeds. */
  readonly pairs: number;
  readonly overSeeds: Interval;
  readonly overImages: Interval;
  /** Whether it may be chance: one of the two intervals contains 0. */
  readonly isNoise: boolean;
}

export const spreadOf = (values: readonly number[]): Spread => ({
  mean: meanOf(values),
  deviation: deviationOf(values),
});

export const standings = (trial: Plan, outcomes: readonly Outcome[]): readonly Standing[] =>
  trial.functions.map(({ activation, slot }) => {
    const own = outcomes.filter((outcome) => outcome.activation === activation);
    const sound = own.filter(({ diverged }) => !diverged);
    return {
      activation,
      slot,
      outcomes: sound,
      diverged: own.length - sound.length,
      accuracy: spreadOf(sound.map(({ accuracy }) => accuracy)),
      loss: spreadOf(sound.map(({ loss }) => loss)),
    };
  });

/** The first function of a trial against another; nothing before two seeds of both are trained. */
export function differenceOf(trial: Plan, outcomes: readonly Outcome[], than: string): Difference | undefined {
  const activation = trial.functions[0]?.activation ?? '';
  const of = (wanted: string): readonly Trained[] =>
    outcomes.filter((outcome) => outcome.activation === wanted).map((outcome) => ({ seed: outcome.seed, outcome }));
  const difference = pairedDifference(of(activation), of(than));
  if (!difference?.overSeeds) return undefined;
  const [overSeeds, overImages] = [intervalOf(difference.overSeeds), intervalOf(difference.overImages)];
  const isNoise = containsZero(overSeeds) || containsZero(overImages);
  return { activation, than, pairs: difference.pairs, overSeeds, overImages, isNoise };
}
