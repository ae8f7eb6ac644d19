/** How `<activarium-neuron-detail>` looks. */
import { css } from 'lit';

export const neuronDetailStyles = css`
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2);
    margin-bottom: 4px;
  }
  header h3 {
    font-size: var(--type-large);
    line-height: calc(24px * var(--scale));
  }
  h4 {
    margin: var(--space-2) 0 4px;
    font-size: var(--type-text);
    line-height: calc(20px * var(--scale));
    font-weight: 600;
  }
  .dead-count {
    color: var(--dead);
    font-weight: 600;
  }
  .looked {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
    gap: 0 var(--space-3);
    align-items: start;
  }
  .looked > * {
    min-width: 0;
  }
  activarium-figure {
    margin-top: var(--space-2);
  }
  .looked > .sub {
    grid-column: 1 / -1;
    margin-top: var(--space-1);
  }
  .buttons {
    margin-top: var(--space-1);
  }
  .grey-picture {
    display: block;
    width: 84px;
    height: 84px;
    image-rendering: pixelated;
  }
  .images {
    display: grid;
    grid-template-columns: repeat(3, 84px);
    gap: var(--space-1);
    margin: var(--space-1) 0 0;
    padding: 0;
    list-style: none;
    font-size: var(--type-fine);
    line-height: calc(16px * var(--scale));
  }
  .images span {
    display: block;
  }
  .images span:last-child {
    color: var(--soft);
  }
  .remedies {
    margin: var(--space-1) 0 0;
    padding: 0;
    list-style: none;
  }
  .remedies li + li {
    margin-top: var(--space-1);
  }
  .looked + h4 {
    margin-top: var(--space-3);
  }
  tbody th {
    color: var(--ink);
  }
`;
