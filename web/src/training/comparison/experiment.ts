/** Functions trained from several seeds at several rates, all else alike: what is compared. */
import type { PlannedFunction } from '../plan.js';
import type { TrainSettings } from '../settings.js';
import type { Result } from './result.js';

/** There may be more of them than colours. */
export type ComparedFunction = Omit<PlannedFunction, 'slot'>;

/** What all trainings have in common. */
export type SharedSettings = Omit<TrainSettings, 'seed' | 'learningRate'>;

export interface Experiment {
  /** Each once. */
  readonly functions: readonly ComparedFunction[];
  readonly settings: SharedSettings;
  readonly seeds: readonly number[];
  readonly rates: readonly number[];
  /** Of trainings that have ended, at most one of each function, seed and rate. */
  readonly results: readonly Result[];
}

/** How an experiment came about. */
export interface Origin {
  /** The engine's version. */
  readonly engine: string;
  /** ISO 8601. */
  readonly date: string;
}
