/** A comparison that is to tell a difference from noise: one function with others, each trained from several seeds. */
import { numberProperty } from '../store/number-properties.js';
import { sameSettings, type TrainSettings } from './settings.js';
import { say } from './words.js';
import { sameFunction, type PlannedFunction } from './plan.js';

/** From how many seeds each function is trained. */
export const trialsProperty = numberProperty({
  key: 'seeds',
  label: () => say('seeds'),
  initial: 3,
  minimum: 2,
  maximum: 10,
  integer: true,
});

/** What is to be compared: the first function with each of the others. */
export interface Trial {
  readonly functions: readonly PlannedFunction[];
  /** 2 … 10: trained from seeds 1, 2, … */
  readonly seeds: number;
  readonly settings: TrainSettings;
}

export const sameTrial = (a: Trial, b: Trial): boolean =>
  a.seeds === b.seeds &&
  // The trial's own seeds are what it is trained from.
  sameSettings({ ...a.settings, seed: 1 }, { ...b.settings, seed: 1 }) &&
  a.functions.length === b.functions.length &&
  a.functions.every((planned, i) => sameFunction(planned, b.functions[i]));
