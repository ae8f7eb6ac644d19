/** The slots of a selection as elements show them: colour, marker, and both in words. */
import { css, html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { markerPath } from './marker.js';
import { slotColours } from './style/slots.js';
import { say } from './words.js';

const slots = [1, 2, 3, 4, 5, 6] as const;

/** `orange square` */
export function slotWords(slot: number): string {
  const found = slots.find((each) => each === slot);
  return found === undefined ? '' : say(`slot.${found}`);
}

/** A marker in a figure; inside `.slot-…` it has the slot's colour. */
export const drawMarker = (slot: number, x: number, y: number, area = 56): SVGTemplateResult =>
  svg`<path class="marker" d=${markerPath(slot, area)} transform="translate(${x} ${y})"></path>`;

/** A marker that stands before a name. */
export const slotMark = (slot: number): TemplateResult =>
  html`<svg class="mark slot-${slot}" aria-hidden="true" width="14" height="14">
    ${svg`${drawMarker(slot, 7, 7)}`}
  </svg>`;

export const slotStyles = css`
  ${slotColours}
  .marker {
    fill: var(--slot);
  }
  .mark {
    display: inline-block;
    flex: none;
    vertical-align: -2px;
    margin-right: 6px;
  }
`;
