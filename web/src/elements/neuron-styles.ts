/** How `<activarium-neurons>` looks; red is for the dead alone. */
import { css } from 'lit';

export const neuronStyles = css`
  .total {
    margin: 4px 0 var(--space-2);
    max-width: 76ch;
  }
  .dead-count {
    color: var(--dead);
    font-weight: 600;
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--space-3);
    font-size: 13px;
    color: var(--soft);
    list-style: none;
    margin: 0 0 var(--space-3);
    padding: 0;
  }
  .key li {
    display: flex;
    align-items: center;
    gap: var(--space-1);
  }
  .layers {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    margin-bottom: var(--space-3);
  }
  figcaption {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-2);
    margin-bottom: 6px;
    font-size: 13px;
  }
  .neuron rect {
    stroke: none;
  }
  .neuron:hover rect {
    stroke: var(--ink);
    stroke-width: 2;
  }
  .neuron.dead rect,
  .neuron.muted rect {
    stroke: var(--dead);
    stroke-width: 2;
    pointer-events: all;
  }
  .neuron path {
    stroke: var(--dead);
    stroke-width: 1.75;
    stroke-linecap: round;
    fill: none;
    pointer-events: none;
  }
  td {
    white-space: nowrap;
  }
  .scroll {
    overflow-x: auto;
    margin-top: 4px;
  }
`;
