/** What a plot is set by: the range of x, and the arithmetic. */
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { precisions, type Precision } from '../../functions/precisions.js';

export interface ZoomActions {
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly reset: () => void;
}

export const zoomButtons = ({ zoomIn, zoomOut, reset }: ZoomActions): TemplateResult => html`
  <div class="zoom" slot="controls" role="group" aria-label="Range of x">
    <button type="button" aria-label="Zoom in" title="Zoom in" @click=${zoomIn}>+</button>
    <button type="button" aria-label="Zoom out" title="Zoom out" @click=${zoomOut}>−</button>
    <button type="button" aria-label="Reset the range" @click=${reset}>Reset</button>
  </div>
`;

export const precisionChoice = (chosen: Precision, choose: (precision: Precision) => void): TemplateResult => html`
  <div class="precision" role="radiogroup" aria-labelledby="computed-in">
    <span id="computed-in">Computed in</span>
    ${precisions.map(
      (each) => html`
        <label
          ><input
            type="radio"
            name="precision"
            .checked=${live(each === chosen)}
            @change=${() => {
              choose(each);
            }}
          />${each}</label
        >
      `,
    )}
  </div>
`;
