/** The slots of a selection as elements show them: colour, marker, and both in words. */
import { css, html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { markerPath } from './marker.js';
import { slotColours } from './style/slots.js';

const words = [
  'blue circle',
  'orange square',
  'green triangle',
  'violet diamond',
  'neutral star',
  'pink plus',
] as const;

/** `orange square` */
export const slotWords = (slot: number): string => words[slot - 1] ?? '';

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
