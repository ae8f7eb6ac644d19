/** What an activation function is, for a first visit, and what one does with the number that a neuron has. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ActivationInfo } from '../../engine/types.js';
import { formatValue } from '../../text/format.js';
import { say } from './words.js';

export const firstWords = (info: ActivationInfo | undefined): TemplateResult => html`
  <h2>${say('first')}</h2>
  <p>${say('first.sum')} ${info ? passesOn(info) : nothing} ${say('first.drag')}</p>
`;

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
