/** What may do where the steps of a training were too large. */
import type { TrainSession } from './train-session.js';

/**
 * A tenth of the learning rate with which a network diverged; nothing where none did, where the function is no number
 * whatever the rate, or while others still train.
 */
export function gentlerRate({ failure, phase, plan, lanes }: TrainSession): number | undefined {
  if (failure || !plan || phase === 'training' || !lanes.some((lane) => lane.diverged && !lane.noNumber))
    return undefined;
  return Number((plan.settings.learningRate / 10).toPrecision(3));
}
