/** How `<activarium-chart>` looks. */
import { css } from 'lit';

export const chartStyles = css`
  .line {
    fill: none;
    stroke: var(--slot);
    stroke-width: 2;
    stroke-linejoin: round;
  }
  .dashed {
    stroke-width: 1.5;
    stroke-dasharray: 5 3;
    opacity: 0.75;
  }
  .marker {
    fill: var(--slot);
    stroke: var(--paper);
    stroke-width: 1;
  }
  text.label {
    fill: var(--ink);
    font-weight: 600;
  }
  .reference {
    stroke: var(--border);
    stroke-width: 1;
  }
  .cross {
    stroke: var(--ink);
    stroke-opacity: 0.45;
  }
  figure > svg {
    margin-top: var(--space-1);
    border-radius: 4px;
    touch-action: pan-y;
  }
  .inside {
    overflow: hidden;
  }
  .read-out {
    min-height: 20px;
    font-size: 13px;
    line-height: 20px;
  }
  .scroll {
    overflow-x: auto;
  }
`;
