/** The head of Train: what is trained, by one button, with which settings, and sets of settings by name. */
import { html, svg, type TemplateResult } from 'lit';
import { presetChange } from '../../parts/training/preset-change.js';
import { isPreset, presetIds } from '../../training/presets.js';
import { say as sayPreset } from '../../training/preset-words.js';
import type { TrainSettings } from '../../training/settings.js';
import { commandButton } from '../../workbench/command-button.js';
import type { PageContext } from '../../workbench/context.js';
import { presetCommand } from '../../workbench/preset-commands.js';
import { pauseTraining, stopTraining } from '../../workbench/running-commands.js';
import '../../ui/activarium-term.js';
import { newSeed, resetTraining } from './commands.js';
import { mainCommand } from './main-command.js';
import { settingsLine, type SettingsLineView } from './settings-line.js';
import { say } from './words.js';

export interface HeadView extends SettingsLineView {
  readonly context: PageContext;
  readonly title: string;
  readonly onNewSeed: () => void;
}

export function trainHead(view: HeadView): TemplateResult {
  const { context } = view;
  const main = mainCommand(context);
  return html`
    <div class="head">
      ${commandButton(main, context, {
        class: 'main round',
        submits: true,
        shown: main === pauseTraining ? pauseSign : playSign,
      })}
      <div class="what">
        <h2>${view.title}</h2>
        <div class="small">
          ${commandButton(stopTraining, context)}
          ${commandButton(resetTraining, context, { shown: say('reset.short') })}
          ${commandButton(newSeed, context, { press: view.onNewSeed })}
        </div>
      </div>
      ${settingsLine(view)}
    </div>
  `;
}

export const presetChips = (context: PageContext, settings: TrainSettings): TemplateResult => html`
  <div class="presets">
    <div class="chips" role="group" aria-label=${say('presets')}>
      ${presetIds.map((id) =>
        commandButton(presetCommand(id), context, { class: 'chip', pressed: isPreset(settings, id) }),
      )}
    </div>
    <activarium-term name="chapter" .explanation=${sayPreset('chapter')}>${say('chapter')}</activarium-term>
  </div>
  ${presetChange(context)}
`;

const sign = (d: string): TemplateResult =>
  html`<svg class="sign" viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${d}></path>`}</svg>`;

const playSign = sign('M7 4l13 8-13 8z');
const pauseSign = sign('M6 4h4v16h-4zM14 4h4v16h-4z');
