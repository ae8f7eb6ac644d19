/** How `<activarium-neuron-detail>` looks. */
import { css } from 'lit';
import { slotColours } from '../../ui/style/slots.js';

export const neuronDetailStyles = css`
  ${slotColours}
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2);
    margin-bottom: 4px;
  }
  header h3 {
    font-size: 17px;
    line-height: 24px;
  }
  h4 {
    margin: var(--space-2) 0 4px;
    font-size: 14px;
    line-height: 20px;
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
  .looked > .sub {
    grid-column: 1 / -1;
    margin-top: var(--space-1);
  }
  .buttons {
    margin-top: var(--space-1);
  }
  .rate {
    fill: none;
    stroke: var(--slot);
    stroke-width: 2;
    stroke-linejoin: round;
  }
  .rate-dot {
    fill: var(--slot);
  }
  .shown {
    fill: none;
    stroke: var(--ink);
    stroke-width: 1.5;
  }
  .died {
    fill: none;
    stroke: var(--dead);
    stroke-width: 2;
  }
  .bar {
    fill: var(--border);
  }
  .bar.fires {
    fill: var(--slot);
  }
  .zero {
    stroke: var(--ink);
    stroke-width: 1.5;
  }
  text.zero-name {
    fill: var(--ink);
  }
  .picture {
    display: block;
    image-rendering: pixelated;
  }
  .weights {
    width: 168px;
    height: 168px;
    margin: var(--space-1) 0;
    outline: 1px solid var(--line);
  }
  .clothes {
    width: 84px;
    height: 84px;
  }
  .images {
    display: grid;
    grid-template-columns: repeat(3, 84px);
    gap: var(--space-1);
    margin: var(--space-1) 0 0;
    padding: 0;
    list-style: none;
    font-size: 12px;
    line-height: 16px;
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
