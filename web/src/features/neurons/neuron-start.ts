/** `<activarium-neurons>` before anything is counted: what a dead neuron is, the empty network, and how to begin. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Plan } from '../../training/train-plan.js';
import './neuron-layer.js';
import { describeDownload } from '../../parts/training/train-words.js';
import { commandButton } from '../../workbench/command-button.js';
import type { PageContext } from '../../workbench/context.js';
import { countNeurons, sevenLayers, trainAndWatch } from './commands.js';
import { say } from './words.js';

export interface StartView {
  readonly context: PageContext;
  readonly name: string;
  readonly plan: Plan | undefined;
  /** Whether other functions than this one are being trained or have been. */
  readonly othersTrained: boolean;
  readonly failure: TemplateResult | typeof nothing;
  readonly busy: TemplateResult | typeof nothing;
}

export function startView({ context, name, plan, othersTrained, failure, busy }: StartView): TemplateResult {
  const isBusy = busy !== nothing;
  return html`
    <h2>${say('start')}</h2>
    <div class="about">
      <p>${say('start.about')}</p>
      ${othersTrained ? html`<p>${say('start.others', { name })}</p>` : nothing}
    </div>
    ${failure} ${busy}
    ${
      isBusy
        ? nothing
        : html`
            <div class="buttons start">
              ${commandButton(countNeurons, context, { class: 'main' })} ${commandButton(trainAndWatch, context)}
              ${commandButton(sevenLayers, context)}
            </div>
            <p class="sub">
              ${plan ? say('start.download', { size: describeDownload(plan.settings) }) : nothing}
              ${say('start.example')}
            </p>
          `
    }
    ${
      plan
        ? html`<div class="layers empty">
            ${plan.settings.hidden.map(
              (units, layer) =>
                html`<activarium-neuron-layer level="3" .layer=${layer} .units=${units}></activarium-neuron-layer>`,
            )}
          </div>`
        : nothing
    }
  `;
}
