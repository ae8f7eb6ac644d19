/** Train: the selected functions side by side. */
import { html, type TemplateResult } from 'lit';
import './activarium-train.js';
import type { FocusChange } from './activarium-train.js';
import { runIfPossible, type CommandWanted } from '../../workbench/command.js';
import type { SettingsChange } from '../../workbench/state.js';
import { desk } from '../../workbench/desk.js';
import { settingsOf, type Focused, type PageContext } from '../../workbench/context.js';
import type { ViewModule } from '../../workbench/view-module.js';
import { commands } from './commands.js';

function template(context: PageContext, focus: Focused): TemplateResult {
  const { store } = context;
  return desk(context, {
    stage: html`<activarium-train
      .context=${context}
      .settings=${settingsOf(context)}
      .focused=${focus.activation}
      @settings-change=${({ detail }: CustomEvent<SettingsChange>) => {
        store.set(detail);
      }}
      @command-wanted=${({ detail }: CustomEvent<CommandWanted>) => {
        runIfPossible(detail.command, context);
      }}
      @focus-change=${({ detail }: CustomEvent<FocusChange>) => {
        store.set({ focus: detail.activation });
      }}
    ></activarium-train>`,
  });
}

export const view: ViewModule = { template, commands };
