/** The reader's functions in Design: those there are, and what adds the draft to them. */
import { html, nothing, type TemplateResult } from 'lit';
import { slotMark } from '../../ui/slot-mark.js';
import { draftOf, mostOwn } from '../../functions/definition.js';
import type { Failure } from '../../ui/failure.js';
import { failureAdvice, waysOn } from '../../ui/failure-help.js';
import { commandButton } from '../../workbench/command-button.js';
import { addAnother, addDraft, isEdit, isListed, newDraft, type AddCommand } from './commands.js';
import type { Design } from './design-form.js';
import { say } from './words.js';

/** The reader's functions, to be taken up again or away. */
export function ownFunctions(
  { context, draft: { of }, change }: Design,
  { removed, startAnew }: { readonly removed: () => void; readonly startAnew: () => void },
): TemplateResult | typeof nothing {
  const { engine, own, store } = context;
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
              data-control="design.take-up.${id}"
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
              data-control="design.remove.${id}"
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
      ${commandButton(newDraft, context, { press: startAnew })}
    </div>
  `;
}

export interface Saving {
  /** Whether there is room for no more. */
  readonly full: boolean;
  readonly add: (command: AddCommand) => void;
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
export function saving({ context, read }: Design, { full, add, lookAgain }: Saving): TemplateResult {
  const listed = isListed(context);
  const button = (command: AddCommand, look?: string): TemplateResult =>
    commandButton(command, context, {
      ...(look !== undefined && { class: look }),
      press: () => {
        add(command);
      },
    });
  return html`
    <div class="buttons">${button(addDraft, 'main')} ${isEdit(context) && !listed ? button(addAnother) : nothing}</div>
    ${read.failure && !read.isRefused ? lost(read.failure, lookAgain) : nothing}
    <p class="sub saved" role="status">${full ? say('full', { most: mostOwn }) : listed ? say('saved') : nothing}</p>
  `;
}
