/** What a function does with the number that a neuron has, in one sentence for a first visit. */
import type { ActivationInfo } from '../../engine/types.js';
import { formatValue } from '../../text/format.js';
import { say } from './words.js';

/** From what is known of it with its initial parameters. */
export function passesOn({ id, name, range, limits }: ActivationInfo): string {
  if (id === 'relu') return say('first.relu', { name });
  const [low, high] = range;
  if (Number.isFinite(low) && Number.isFinite(high))
    return say('first.bounded', { name, low: formatValue(low), high: formatValue(high) });
  const [left, right] = limits.derivative;
  if (left === 0 && right === 1) return say('first.gate', { name });
  if (Number.isFinite(left) && Number.isFinite(right) && left !== right)
    return say('first.bent', { name, left: formatValue(left), right: formatValue(right) });
  return say('first.other', { name });
}
