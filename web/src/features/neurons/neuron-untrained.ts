/** What `<activarium-neurons>` says of untrained networks: what they are of, what is still missing, and how to go on. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatMegabytes } from '../../text/format.js';
import { bytesPerImage } from '../../parts/training/train-words.js';
import { untrainedOf } from '../../training/counted.js';
import { failureWords, sampleImages, trainProperties, type TrainSettings } from '../../training/settings.js';
import { failureAdvice, waysOn } from '../../ui/failure-help.js';
import { say as sayUi } from '../../ui/words.js';
import { commandButton } from '../../workbench/command-button.js';
import type { PageContext } from '../../workbench/context.js';
import { countNeurons, loadSample, sevenLayers, trainAndWatch } from './commands.js';
import './neuron-layer.js';
import { say } from './words.js';

/** Which network it is that is shown untrained. */
export const untrainedWords = ({ hidden, initialization, seed }: TrainSettings): string =>
  say('untrained', {
    hidden: hidden.join('-'),
    initialization: trainProperties.initialization.names[initialization](),
    seed: String(seed),
  });

/** What can be done with a network that is not trained. */
export const untrainedButtons = (context: PageContext): TemplateResult => html`
  <div class="buttons">
    ${commandButton(trainAndWatch, context, { class: 'main' })} ${commandButton(countNeurons, context)}
    ${commandButton(sevenLayers, context)}
  </div>
`;

/** While the sample is on its way, or why it is not. */
export function sampleView(context: PageContext): TemplateResult | typeof nothing {
  const untrained = untrainedOf(context.experiments);
  const { state } = untrained;
  switch (state.kind) {
    case 'idle':
      return nothing;
    case 'asking':
      return html`<div class="notice">
        <p>${say('sample.asking', { size: formatMegabytes(sampleImages * bytesPerImage) })}</p>
        <p class="buttons">${commandButton(loadSample, context, { class: 'main' })}</p>
      </div>`;
    case 'loading': {
      const { progress } = state;
      const [received, total] = [progress?.receivedBytes ?? 0, progress?.totalBytes ?? sampleImages * bytesPerImage];
      return html`<div class="under-way">
        <p>
          ${say('sample.loading', {
            images: formatCount(sampleImages),
            received: formatMegabytes(received),
            total: formatMegabytes(total),
          })}
        </p>
        <progress aria-label=${say('sample.bar')} max=${Math.max(1, total)} .value=${received}></progress>
      </div>`;
    }
    case 'counting':
      return html`<div class="under-way">
        <p>${say('sample.counting', { images: formatCount(sampleImages) })}</p>
        <progress aria-label=${say('sample.bar')}></progress>
      </div>`;
    case 'failed':
      return html`<div class="notice" role="alert">
        <p>${failureWords(state.failure)}</p>
        ${failureAdvice(state.failure, 'sample')}
        <p class="buttons">
          ${waysOn(
            state.failure,
            'sample',
            () => {
              untrained.retry();
            },
            sayUi('retry'),
          )}
        </p>
      </div>`;
  }
}

/** The network of the settings as cells without colour. */
export const emptyNetwork = (name: string, { hidden }: TrainSettings): TemplateResult => html`
  <h3>${say('network.empty', { name })}</h3>
  <div class="layers">
    ${hidden.map(
      (units, layer) => html`<activarium-neuron-layer .layer=${layer} .units=${units}></activarium-neuron-layer>`,
    )}
  </div>
`;
