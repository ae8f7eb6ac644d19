/** What a plot is set by: the range of x, and, under More, the arithmetic. */
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { precisions, type Precision } from '../../functions/precisions.js';
import { say as sayUi } from '../../ui/words.js';
import { say as sayWorkbench } from '../../workbench/words.js';
import { say } from './words.js';

export interface ZoomActions {
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly reset: () => void;
}

export const zoomButtons = ({ zoomIn, zoomOut, reset }: ZoomActions): TemplateResult => html`
  <div class="zoom" slot="controls" role="group" aria-label=${sayWorkbench('label.range')}>
    <button
      type="button"
      data-control="plot.zoom-in"
      aria-label=${say('zoom-in')}
      title=${say('zoom-in')}
      @click=${zoomIn}
    >
      +
    </button>
    <button
      type="button"
      data-control="plot.zoom-out"
      aria-label=${say('zoom-out')}
      title=${say('zoom-out')}
      @click=${zoomOut}
    >
      −
    </button>
    <button type="button" data-control="plot.reset" aria-label=${say('reset-range')} @click=${reset}>
      ${sayUi('reset')}
    </button>
  </div>
`;

export interface MoreControls {
  readonly precision: Precision;
  readonly choose: (precision: Precision) => void;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}

/** What is seldom set, in a fold. */
export const moreControls = ({ precision, choose, isOpen, onToggle }: MoreControls): TemplateResult => html`
  <details
    .open=${live(isOpen)}
    @toggle=${({ currentTarget }: Event & { readonly currentTarget: HTMLDetailsElement }) => {
      onToggle(currentTarget.open);
    }}
  >
    <summary data-control="plot.more">${say('more')}</summary>
    <div class="precision" role="radiogroup" aria-labelledby="computed-in">
      <span id="computed-in">${say('computed-in')}</span>
      ${precisions.map(
        (each) => html`
          <label
            ><input
              type="radio"
              name="precision"
              data-control="precision.${each}"
              .checked=${live(each === precision)}
              @change=${() => {
                choose(each);
              }}
            /><span translate="no">${each}</span></label
          >
        `,
      )}
    </div>
    <p class="sub" id="keys">${say('keys')}</p>
  </details>
`;
