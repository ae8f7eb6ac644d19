/** `<activarium-neurons>` before anything is counted: what a dead neuron is, the empty network, and how to begin. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Plan } from '../../training/train-plan.js';
import './neuron-layer.js';
import { describeDownload } from '../../parts/training/train-words.js';
import { say } from './words.js';

export interface StartView {
  readonly name: string;
  readonly plan: Plan | undefined;
  /** Whether other functions than this one are being trained or have been. */
  readonly othersTrained: boolean;
  readonly failure: TemplateResult | typeof nothing;
  readonly busy: TemplateResult | typeof nothing;
  readonly count: () => void;
  readonly train: () => void;
  readonly sevenLayers: () => void;
}

export function startView({
  name,
  plan,
  othersTrained,
  failure,
  busy,
  count,
  train,
  sevenLayers,
}: StartView): TemplateResult {
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
              <button type="button" class="main" ?disabled=${!plan} @click=${count}>${say('start.count')}</button>
              <button type="button" ?disabled=${!plan} @click=${train}>${say('train-and-watch')}</button>
              <button type="button" @click=${sevenLayers}>${say('start.seven')}</button>
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
