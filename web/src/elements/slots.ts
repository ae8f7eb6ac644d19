/** The slots of a selection as elements show them: colour, marker, and both in words. */
import { css, svg, unsafeCSS, type SVGTemplateResult } from 'lit';
import { markerPath } from '../plot/marker.js';
import { slotCount } from '../plot/marker.js';

const rules = Array.from({ length: slotCount }, (_, i) => i + 1)
  .map((slot) => `.slot-${String(slot)} { --slot: var(--slot-${String(slot)}); }`)
  .join('\n');

/** Inside `.slot-3`, `--slot` is the colour of slot 3. */
export const slotStyles = css`
  ${unsafeCSS(rules)}
  .marker {
    fill: var(--slot);
  }
`;

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

export const drawMarker = (slot: number, x: number, y: number, area = 56): SVGTemplateResult =>
  svg`<path class="marker" d=${markerPath(slot, area)} transform="translate(${x} ${y})"></path>`;
