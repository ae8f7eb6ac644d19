/** With several functions selected: whose details are shown. */
import { nothing, type TemplateResult } from 'lit';
import { focusButtons } from '../ui/focus-buttons.js';
import { shortName } from '../functions/names.js';
import type { Focused, PageContext } from './context.js';
import { say } from './words.js';

export function chooseFocus({ engine, store }: PageContext, focus: Focused): TemplateResult | typeof nothing {
  const selection = store.get('selection');
  if (selection.length < 2) return nothing;
  return focusButtons({
    label: say('details-of'),
    entries: selection.map(({ activation, slot }) => ({
      activation,
      slot,
      name: shortName(engine.activations, activation),
    })),
    chosen: focus.activation,
    onChoose: (activation) => {
      store.set({ focus: activation });
    },
  });
}
