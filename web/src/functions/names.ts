/** Names of functions. */
import type { ActivationInfo } from '../engine/types.js';
import { shortened } from '../text/short-name.js';

/** A name that fits beside a curve: without what stands in brackets. */
export const shortName = (activations: readonly ActivationInfo[], id: string): string =>
  shortened(activations.find((info) => info.id === id)?.name ?? id);
