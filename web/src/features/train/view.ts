/** Train: the selected functions side by side. */
import { html, type TemplateResult } from 'lit';
import './activarium-train.js';
import type { FocusChange } from './activarium-train.js';
import type { SettingsChange } from '../../workbench/state.js';
import { plannedFunctions, settingsOf, type Focused, type PageContext } from '../../workbench/context.js';

export function trainView(context: PageContext, focus: Focused): TemplateResult {
  const { store, session } = context;
  return html`
    <div class="stage">
      <activarium-train
        .session=${session}
        .functions=${plannedFunctions(context)}
        .settings=${settingsOf(context)}
        .focused=${focus.activation}
        @settings-change=${({ detail }: CustomEvent<SettingsChange>) => {
          store.set(detail);
        }}
        @focus-change=${({ detail }: CustomEvent<FocusChange>) => {
          store.set({ focus: detail.activation });
        }}
      ></activarium-train>
    </div>
  `;
}
