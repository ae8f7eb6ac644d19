/** `.slot-1` … `.slot-6` give an element and what is in it its function's colour as `--slot`. */
import { css, unsafeCSS } from 'lit';
import { slotCount } from '../../functions/selection.js';

const rules = Array.from(
  { length: slotCount },
  (_, i) => `.slot-${String(i + 1)} { --slot: var(--slot-${String(i + 1)}); }`,
);

export const slotColours = css`
  ${unsafeCSS(rules.join('\n'))}
`;
