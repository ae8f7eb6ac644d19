/** What may do where the steps of a training were too large. */
import type { Experiment } from './experiment.js';

/**
 * A tenth of the learning rate with which a network diverged; nothing where none did, where the function is no number
 * whatever the rate, or while others still train.
 */
export function gentlerRate({ failure, phase, plan, jobs }: Experiment): number | undefined {
  if (failure || !plan || phase === 'training' || !jobs.some((job) => job.diverged && !job.noNumber)) return undefined;
  return Number((plan.settings.learningRate / 10).toPrecision(3));
}
