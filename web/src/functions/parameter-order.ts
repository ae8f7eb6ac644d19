/** Parameters that bound one another, such as RReLU's: the smaller one must stay at most the larger. */
import type { ActivationInfo } from '../engine/types.js';

/** The pairs that have an order, by name. */
function* ordered({ parameters }: ActivationInfo): Generator<{ readonly low: string; readonly high: string }> {
  for (const { name, legal } of parameters) if (legal?.atMost !== undefined) yield { low: name, high: legal.atMost };
}

/** The other parameter that has to come along when `name` becomes `value`; nothing where the order stays. */
export function pushed(
  info: ActivationInfo,
  name: string,
  value: number,
  valueOf: (name: string) => number,
): string | undefined {
  for (const { low, high } of ordered(info)) {
    if (name === low && value > valueOf(high)) return high;
    if (name === high && value < valueOf(low)) return low;
  }
  return undefined;
}

/** A parameter that breaks the order, and the value that mends it. Of two that are set, the smaller one gives way. */
export function misplaced(
  info: ActivationInfo,
  set: (name: string) => number | undefined,
): { readonly name: string; readonly value: number } | undefined {
  const valueOf = (name: string): number => set(name) ?? info.parameters.find((p) => p.name === name)?.initial ?? NaN;
  for (const { low, high } of ordered(info)) {
    if (!(valueOf(low) > valueOf(high))) continue;
    return set(low) === undefined ? { name: high, value: valueOf(low) } : { name: low, value: valueOf(high) };
  }
  return undefined;
}
