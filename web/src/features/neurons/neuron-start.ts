/** `<activarium-neurons>` before anything is counted: what a dead neuron is, the empty network, and how to begin. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Plan } from '../../training/train-plan.js';
import './neuron-layer.js';
import { describeDownload } from '../../parts/training/train-words.js';

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
    <h2>Which neurons are dead?</h2>
    <div class="about">
      <p>
        A neuron fires on an image when its output is above 0. One that gives exactly 0 for every training image passes
        no gradient for any of them, so its weights stand still: it is dead.
      </p>
      ${
        othersTrained
          ? html`<p>
              ${name} is not in the training that is kept here. Counting or training starts anew, with the functions
              that are selected now.
            </p>`
          : nothing
      }
    </div>
    ${failure} ${busy}
    ${
      isBusy
        ? nothing
        : html`
            <div class="buttons start">
              <button type="button" class="main" ?disabled=${!plan} @click=${count}>Count before training</button>
              <button type="button" ?disabled=${!plan} @click=${train}>Train and watch</button>
              <button type="button" @click=${sevenLayers}>The seven-layer example</button>
            </div>
            <p class="sub">
              ${plan ? `The first use downloads ${describeDownload(plan.settings)}. ` : nothing}The seven-layer example
              is the chapter’s untrained ReLU network 2048-1024-1024-512-512-256-128, in which it found [0, 0, 6, 15,
              113, 102, 58] dead neurons.
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
