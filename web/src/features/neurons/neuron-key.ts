/** The key of the neuron grids: what the colours and the marks mean; of the marks only those in use, and the dead. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { NeuronReport } from '../../engine/types.js';
import { viridis } from '../../figure/colour.js';
import { parts, say } from './words.js';
import { isMuted } from '../../parts/network/neuron-counts.js';

const steps = 40;
const width = 96;

const colours = (): TemplateResult => html`
  <svg role="img" aria-label=${say('key.colours')} width=${width} height="14">
    ${Array.from(
      { length: steps },
      (_, i) =>
        svg`<rect x=${(i * width) / steps} width=${width / steps + 0.5} height="14" fill=${viridis(i / (steps - 1))}></rect>`,
    )}
  </svg>
`;

export function neuronKey(reports: readonly NeuronReport[]): TemplateResult {
  const layers = reports.flatMap((report) => report.layers);
  const muted = layers.some((layer) => layer.gradientDead.some((_, unit) => isMuted(layer, unit)));
  const on = layers.some(({ alwaysOnCount }) => alwaysOnCount > 0);
  return html`
    <ul class="key" aria-label=${say('key')}>
      <li>${parts('key.rate', { colours: colours() })}</li>
      <li>
        <svg class="cell" aria-hidden="true" width="15" height="15">
          <rect class="outline" x="1" y="1" width="13" height="13"></rect>
          <path class="outline" d="M4.5 4.5L10.5 10.5M10.5 4.5L4.5 10.5"></path>
        </svg>
        ${say('key.dead')}
      </li>
      ${
        on
          ? html`<li>
              <svg class="cell" aria-hidden="true" width="15" height="15">
                <rect width="15" height="15" fill=${viridis(1)}></rect>
                <circle class="dot" cx="7.5" cy="7.5" r="2.4"></circle>
              </svg>
              ${say('key.always-on')}
            </li>`
          : nothing
      }
      ${
        muted
          ? html`<li>
              <svg class="cell" aria-hidden="true" width="15" height="15">
                <rect class="outline muted" x="1" y="1" width="13" height="13"></rect>
                <rect x="2" y="2" width="11" height="11" fill=${viridis(0.4)}></rect>
              </svg>
              ${say('key.muted')}
            </li>`
          : nothing
      }
    </ul>
  `;
}
