/** Which networks Neurons shows: of the function in focus, and of the one beside it. */
import { shortName } from '../../functions/names.js';
import type { Selected } from '../../functions/selection.js';
import type { Look } from '../../training/job.js';
import type { CountedNetwork } from '../../training/untrained.js';
import { focused, type PageContext } from '../../workbench/context.js';
import { countedNetwork } from '../../workbench/counted-network.js';

/** A function whose neurons are shown. */
export interface ShownFunction extends Selected {
  readonly name: string;
}

/** A network with the moment at which it is shown. */
export interface ShownNetwork extends ShownFunction {
  readonly network: CountedNetwork;
  /** Index of the moment, and the moment. */
  readonly at: number;
  readonly look: Look;
  /** Whether the settings describe another one by now, which is being counted. */
  readonly isOld: boolean;
}

/** The functions by their slots, so that they stay where they are when the other one comes into focus. */
export function shownFunctions(context: PageContext): readonly ShownFunction[] {
  const { engine, store, experiment } = context;
  const focus = focused(context);
  const beside = store.get('beside');
  return [focus, ...store.get('selection').filter(({ activation }) => activation === beside)]
    .filter(({ activation }, i) => i === 0 || activation !== focus.activation)
    .map(({ activation, slot }) => ({
      activation,
      slot: experiment.jobOf(activation)?.function.slot ?? slot,
      name: shortName(engine.activations, activation),
    }))
    .sort((a, b) => a.slot - b.slot);
}

/** The network of a function: the trained one, else the untrained one of the settings; at a step, or the newest. */
export function networkOf(
  context: PageContext,
  of: ShownFunction,
  epoch: number | undefined,
): ShownNetwork | undefined {
  const { network, isOld } = countedNetwork(context, of.activation);
  const moments: readonly Look[] = network?.moments ?? [];
  const exact = moments.findIndex((moment) => moment.epoch === epoch);
  const at = exact >= 0 ? exact : moments.length - 1;
  const look = moments[at];
  return network && look && { ...of, network, at, look, isOld };
}
