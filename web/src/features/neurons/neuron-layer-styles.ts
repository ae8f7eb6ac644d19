/** How a layer's grid of neurons looks, with the ring and the words at the cell that is pointed at. */
import { css } from 'lit';

export const neuronLayerStyles = css`
  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-2);
    font-size: var(--type-small);
  }
  h4 {
    margin: 0;
    font-size: var(--type-text);
    line-height: calc(20px * var(--scale));
    font-weight: 600;
  }
  .dead-count {
    color: var(--dead);
    font-weight: 600;
  }
  .grid {
    position: relative;
    width: max-content;
    margin: 2px -3px;
    padding: 3px;
    border-radius: 4px;
  }
  canvas {
    display: block;
  }
  .live canvas {
    cursor: pointer;
  }
  .ring {
    position: absolute;
    border: 2px solid var(--ink);
    border-radius: 3px;
    box-shadow: 0 0 0 1px var(--paper);
    pointer-events: none;
  }
  .ring.open {
    border-width: 3px;
  }
  .cue {
    position: absolute;
    z-index: 2;
    width: max-content;
    max-width: min(calc(280px * var(--scale)), 100%);
    padding: 4px 8px;
    border: 1px solid var(--ink);
    border-radius: 6px;
    background: var(--paper);
    color: var(--ink);
    font-size: var(--type-small);
    line-height: calc(18px * var(--scale));
    pointer-events: none;
  }
`;
