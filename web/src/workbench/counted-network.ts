/** The network of a function whose neurons are counted: the trained one, else the untrained one of the settings. */
import { untrainedOf } from '../training/counted.js';
import type { CountedNetwork } from '../training/untrained.js';
import { planOf, type PageContext } from './context.js';

interface Found {
  readonly network: CountedNetwork | undefined;
  /** Whether the settings describe another one by now, which is being counted. */
  readonly isOld: boolean;
}

export function countedNetwork(context: PageContext, activation: string): Found {
  const { experiments, experiment } = context;
  const job = experiment.jobOf(activation);
  if (job?.latest) return { network: job, isOld: false };
  const { functions, settings } = planOf(context);
  const planned = functions.find((each) => each.activation === activation);
  const network = planned && untrainedOf(experiments).network(planned, settings);
  const last = planned && untrainedOf(experiments).last(activation);
  return { network: network ?? last, isOld: !network && last !== undefined };
}

/**
 * Has what is kept of the settings' trainings shown, and the untrained networks counted of those of these functions that are
 * in no training that was counted.
 */
export function wantUntrained(context: PageContext, activations: readonly string[]): void {
  const plan = planOf(context);
  const { functions, settings } = plan;
  void context.experiments.showKept(plan);
  const wanted = functions.filter(
    ({ activation }) => activations.includes(activation) && !context.experiment.jobOf(activation)?.latest,
  );
  if (wanted.length > 0) untrainedOf(context.experiments).want({ functions: wanted, settings });
}
