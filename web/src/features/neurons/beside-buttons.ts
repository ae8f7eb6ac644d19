/** With several functions selected: whose neurons stand beside those of the one in focus. */
import { html, nothing, type TemplateResult } from 'lit';
import { shortName } from '../../functions/names.js';
import { slotMark } from '../../ui/slot-mark.js';
import { trainable, type Focused, type PageContext } from '../../workbench/context.js';
import { say } from './words.js';

/** A second press takes it away again. */
export function besideButtons(context: PageContext, focus: Focused): TemplateResult | typeof nothing {
  const { engine, store } = context;
  const others = trainable(context).filter(({ activation }) => activation !== focus.activation);
  if (others.length === 0) return nothing;
  const beside = store.get('beside');
  return html`
    <div class="beside" role="group" aria-labelledby="beside">
      <span class="label" id="beside">${say('compare-with')}</span>
      ${others.map(
        ({ activation, slot }) =>
          html`<button
            type="button"
            class="slot-${slot}"
            data-control="beside.${activation}"
            aria-pressed=${activation === beside ? 'true' : 'false'}
            @click=${() => {
              store.set({ beside: activation === beside ? '' : activation });
            }}
          >
            ${slotMark(slot)}${shortName(engine.activations, activation)}
          </button>`,
      )}
    </div>
  `;
}
