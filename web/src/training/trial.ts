/** What is to be judged: one function with others, each trained from several seeds. */
import { numberProperty } from '../store/number-properties.js';
import type { Plan, PlannedFunction } from './plan.js';
import type { TrainSettings } from './settings.js';
import { say } from './words.js';

/** From how many seeds each function is trained. */
export const trialsProperty = numberProperty({
  key: 'seeds',
  label: () => say('seeds'),
  initial: 3,
  minimum: 2,
  maximum: 10,
  integer: true,
});

/** The first function is compared with each of the others; all are trained from the seeds 1, 2, … */
export const trialOf = (functions: readonly PlannedFunction[], seeds: number, settings: TrainSettings): Plan => ({
  functions,
  settings,
  seeds: Array.from({ length: seeds }, (_, i) => i + 1),
});
