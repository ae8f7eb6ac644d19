/** Which registered function one of the reader's own is, where that is worth telling. */
import type { ActivationInfo } from '../engine/types.js';

/**
 * A formula with free parameters that happens to be f(x) = x at their start values is nobody's other spelling of that:
 * `x*sig` is on its way to `x*sigmoid(x)`.
 */
export function toldAs({ knownAs, parameters }: ActivationInfo): ActivationInfo['knownAs'] {
  return knownAs?.id === 'none' && parameters.length > 0 ? undefined : knownAs;
}
