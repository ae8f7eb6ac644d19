/** What stands above the list of what is kept: whether anything can be stored, how much it takes, how many engines train. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatMegabytes } from '../../text/format.js';
import type { Kept } from '../../training/kept.js';
import type { StorageTrouble } from '../../training/results/storage-trouble.js';
import type { Seats } from '../../training/seats.js';
import { choiceField } from '../../ui/field.js';
import { say } from './words.js';

export const troubleNotice = (trouble: StorageTrouble | undefined): TemplateResult | typeof nothing =>
  trouble
    ? html`<div class="notice" role="alert">
        <p><strong>${say(`trouble.${trouble.kind}`, { reason: trouble.reason.replace(/\.$/, '') })}</strong></p>
        <p>${say('trouble.follows')}</p>
      </div>`
    : nothing;

export function sumOf({ trainings, bytes, budget }: Kept): TemplateResult {
  const said = { count: trainings.length, used: formatMegabytes(bytes), budget: formatMegabytes(budget, 0) };
  return html`<p>${trainings.length === 0 ? say('nothing') : say('sum', said)}</p>`;
}

/** `isForgotten`: whether the browser refused to remember the last choice, which `taken` is told of each. */
export const seatsField = (seats: Seats, isForgotten: boolean, taken: (isKept: boolean) => void): TemplateResult =>
  choiceField({
    id: 'seats',
    control: 'kept.seats',
    label: say('seats'),
    hint: isForgotten ? say('seats.forgotten') : say('seats.hint'),
    value: String(seats.count),
    choices: Array.from({ length: Math.max(navigator.hardwareConcurrency, seats.count) }, (_, i) => String(i + 1)),
    nameOf: (count) => say('seats.choice', { count: Number(count) }),
    onTake: (count) => {
      taken(seats.choose(Number(count)));
    },
  });
