/** The key of the neuron grids: what the colours and the marks mean. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { viridis } from '../plot/colour.js';

const steps = 40;
const width = 120;

/** `muted`: whether the mark for neurons that give an output but pass no gradient is in use. */
export function neuronKey(muted: boolean): TemplateResult {
  return html`
    <ul class="key" aria-label="Key">
      <li>
        fires on 0 %
        <svg role="img" aria-label="Colours from dark violet to yellow" width=${width} height="14">
          ${Array.from(
            { length: steps },
            (_, i) =>
              svg`<rect x=${(i * width) / steps} width=${width / steps + 0.5} height="14" fill=${viridis(i / (steps - 1))}></rect>`,
          )}
        </svg>
        100 % of the images
      </li>
      <li>
        <svg aria-hidden="true" width="15" height="15">
          <g class="neuron dead" transform="translate(1 1)">
            <rect width="13" height="13" rx="2" fill="none"></rect>
            <path d="M3.6 3.6L9.4 9.4M9.4 3.6L3.6 9.4"></path>
          </g>
        </svg>
        dead: never fires
      </li>
      ${
        muted
          ? html`<li>
              <svg aria-hidden="true" width="15" height="15">
                <g class="neuron muted" transform="translate(1 1)">
                  <rect width="13" height="13" rx="2" fill=${viridis(0.4)}></rect>
                </g>
              </svg>
              passes no gradient, though its output is not 0
            </li>`
          : nothing
      }
    </ul>
  `;
}
