/** What follows from a function's range and limits: saturation, centring, intervals as text. */
import type { Range } from './axis.js';
import { formatValue } from './format.js';

export type Saturation = 'left' | 'right' | 'both' | 'no';

/** From the limits of f′: a side saturates where the slope goes to 0; nothing where there is no limit. */
export function saturation([left, right]: Range): Saturation | undefined {
  if (Number.isNaN(left) || Number.isNaN(right)) return undefined;
  if (left === 0) return right === 0 ? 'both' : 'left';
  return right === 0 ? 'right' : 'no';
}

/** `partly`: outputs of both signs, but one side reaches further than the other. */
export type Centring = 'yes' | 'partly' | 'no';

export function zeroCentring([low, high]: Range): Centring | undefined {
  if (Number.isNaN(low) || Number.isNaN(high)) return undefined;
  if (low >= 0 || high <= 0) return 'no';
  return low === -high ? 'yes' : 'partly';
}

/** Limits that are reached are not told from those that are not, so an end is open only at infinity. */
export function formatRange([low, high]: Range): string {
  if (Number.isNaN(low) || Number.isNaN(high)) return 'depends on its parameters';
  if (low === -Infinity && high === Infinity) return 'all numbers';
  return `${formatValue(low)} … ${formatValue(high)}`;
}
