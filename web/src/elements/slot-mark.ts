/** The marker of a slot, in its colour, to stand beside a name; goes with `slotColours`. */
import { css, html, type TemplateResult } from 'lit';
import { markerPath } from '../plot/marker.js';
import { slotColours } from '../style/slots.js';

export const slotMark = (slot: number): TemplateResult =>
  html`<svg class="mark slot-${slot}" aria-hidden="true" width="14" height="14" viewBox="-7 -7 14 14">
    <path d=${markerPath(slot)}></path>
  </svg>`;

export const slotMarkStyles = css`
  ${slotColours}
  .mark {
    display: inline-block;
    flex: none;
    vertical-align: -2px;
    margin-right: 6px;
    fill: var(--slot);
  }
`;
