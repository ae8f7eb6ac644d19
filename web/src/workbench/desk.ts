/**
 * What every view is laid out by: a stage for what is worked on, what follows below it, and a card beside them. The stage
 * scrolls alone, so the card stays; a projector shows no card.
 *
 * An element that uses it has `deskStyles`.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { PageContext } from './context.js';

export interface Desk {
  readonly stage: TemplateResult;
  readonly below?: TemplateResult | typeof nothing;
  readonly card?: { readonly label: string; readonly content: TemplateResult };
}

export function desk({ store }: PageContext, { stage, below, card }: Desk): TemplateResult {
  const isCarded = card !== undefined && store.get('mode') !== 'present';
  return html`
    <div class="desk ${isCarded ? 'with-card' : ''}">
      <div class="scroll">
        <div class="stage">${stage}</div>
        ${below === undefined ? nothing : html`<div class="stage below">${below}</div>`}
      </div>
      ${isCarded ? html`<aside class="card" aria-label=${card.label}>${card.content}</aside>` : nothing}
    </div>
  `;
}
