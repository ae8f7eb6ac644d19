/** How `<activarium-drawing>` looks. */
import { css } from 'lit';

export const drawingStyles = css`
  .stage {
    width: max-content;
    max-width: 100%;
    cursor: crosshair;
    /* A finger draws; it does not scroll. */
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
    border-radius: 6px;
  }
  .stroke {
    fill: none;
    stroke: var(--border);
    stroke-width: 6;
    stroke-linejoin: round;
    stroke-linecap: round;
    opacity: 0.35;
  }
  .spline {
    fill: none;
    stroke: var(--slot);
    stroke-width: 2.25;
  }
  .mark {
    fill: var(--paper);
    stroke: var(--ink);
    stroke-width: 2;
    visibility: hidden;
  }
  .stage:focus-visible .mark {
    visibility: visible;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
    margin: var(--space-1) 0;
  }
`;
