/** The reader's functions in Design: those there are, and what adds the draft to them. */
import { html, nothing, type TemplateResult } from 'lit';
import { slotMark } from '../../ui/slot-mark.js';
import { draftOf, mostOwn, requestOf, writeDefinition, type Draft } from '../../functions/definition.js';
import type { Failure } from '../../ui/failure.js';
import { failureAdvice, waysOn } from '../../ui/failure-help.js';
import type { PageStore } from '../../workbench/state.js';
import type { Design } from './design-form.js';
import { say } from './words.js';

/** The reader's functions, to be taken up again or away. */
export function ownFunctions(
  { context: { engine, own, store }, draft: { of }, change }: Design,
  { removed, startAnew }: { readonly removed: () => void; readonly startAnew: () => void },
): TemplateResult | typeof nothing {
  const { ids } = own;
  if (ids.length === 0) return nothing;
  return html`
    <div class="mine" role="group" aria-label=${say('your-functions')}>
      ${ids.map((id, i) => {
        const definition = store.get('own')[i];
        const name = engine.activations.find((info) => info.id === id)?.name ?? id;
        const slot = store.get('selection').find(({ activation }) => activation === id)?.slot;
        return html`
          <span class="one">
            <button
              type="button"
              aria-pressed=${of === id ? 'true' : 'false'}
              @click=${() => {
                if (definition) change(draftOf(definition, id));
              }}
            >
              ${slot === undefined ? nothing : slotMark(slot)}${name}
            </button>
            <button
              type="button"
              class="remove"
              aria-label=${say('remove', { name })}
              title=${say('remove', { name })}
              @click=${() => {
                own.remove(id);
                removed();
                if (of === id) change({ of: '' });
              }}
            >
              ×
            </button>
          </span>
        `;
      })}
      <button type="button" @click=${startAnew}>${say('new')}</button>
    </div>
  `;
}

export interface Saving {
  /** Whether there is room for no more. */
  readonly full: boolean;
  readonly add: (id: string, replaced: string) => void;
  /** Has the engine read the draft once more. */
  readonly lookAgain: () => void;
}

/** Why what is written cannot be added although nothing is wrong with it. */
const lost = (failure: Failure, lookAgain: () => void): TemplateResult => html`
  <div class="notice" role="alert">
    <p>${say('not-now')} ${failure.message}</p>
    ${failureAdvice(failure, 'design')}
    <p class="sub">${say('kept')}</p>
    ${waysOn(failure, 'design', lookAgain)}
  </div>
`;

/** Puts it among the functions that every view works on. */
export function saving(
  { context: { own, store }, draft, read }: Design,
  { full, add, lookAgain }: Saving,
): TemplateResult {
  const { info } = read;
  const { of } = draft;
  const isCurrent = read.isOf(draft);
  const isListed = info !== undefined && own.ids.includes(info.id) && isSaved(store, draft);
  const isEdit = own.ids.includes(of);
  return html`
    <div class="buttons">
      <button
        type="button"
        class="main"
        aria-disabled=${isCurrent && !isListed ? 'false' : 'true'}
        @click=${() => {
          if (info && isCurrent && !isListed) add(info.id, of);
        }}
      >
        ${say(isListed ? 'listed' : isEdit ? 'update' : 'add')}
      </button>
      ${
        isEdit && !isListed
          ? html`<button
              type="button"
              aria-disabled=${isCurrent ? 'false' : 'true'}
              @click=${() => {
                if (info && isCurrent) add(info.id, '');
              }}
            >
              ${say('add-another')}
            </button>`
          : nothing
      }
    </div>
    ${read.failure && !read.isRefused ? lost(read.failure, lookAgain) : nothing}
    <p class="sub saved" role="status">${full ? say('full', { most: mostOwn }) : isListed ? say('saved') : nothing}</p>
  `;
}

function isSaved(store: PageStore, draft: Draft): boolean {
  const written = writeDefinition(requestOf(draft));
  return store.get('own').some((definition) => writeDefinition(definition) === written);
}
