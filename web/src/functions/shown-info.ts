/** Which function an element shows. */
import type { ActivationInfo, Engine } from '../engine/types.js';

/** What it is given, else what its engine knows by the id that it has as `activation`. */
export const shownInfo = ({
  info,
  engine,
  activation,
}: {
  readonly info: ActivationInfo | undefined;
  readonly engine: Engine | undefined;
  readonly activation: string;
}): ActivationInfo | undefined => info ?? engine?.activations.find(({ id }) => id === activation);
