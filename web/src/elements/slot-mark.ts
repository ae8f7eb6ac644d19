/** The marker of a slot, in its colour, to stand beside a name. */
import { css, html, type TemplateResult } from 'lit';
import { markerPath } from '../plot/marker.js';

export const slotMark = (slot: number): TemplateResult =>
  html`<svg class="mark slot-${slot}" aria-hidden="true" width="14" height="14" viewBox="-7 -7 14 14">
    <path d=${markerPath(slot)}></path>
  </svg>`;

export const slotMarkStyles = css`
  .mark {
    display: inline-block;
    flex: none;
    vertical-align: -2px;
    stroke-width: 0;
    margin-right: 6px;
  }
  .mark.slot-1 {
    fill: var(--slot-1);
  }
  .mark.slot-2 {
    fill: var(--slot-2);
  }
  .mark.slot-3 {
    fill: var(--slot-3);
  }
  .mark.slot-4 {
    fill: var(--slot-4);
  }
  .mark.slot-5 {
    fill: var(--slot-5);
  }
  .mark.slot-6 {
    fill: var(--slot-6);
    stroke: var(--slot-6);
    stroke-width: 2.5;
  }
`;
