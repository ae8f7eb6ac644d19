/** How `<activarium-neurons>` looks; red is for the dead alone. */
import { css } from 'lit';
import { slotStyles } from '../../ui/slot-mark.js';

export const neuronStyles = css`
  ${slotStyles}
  h2 {
    display: flex;
    align-items: center;
    gap: var(--space-1);
  }
  .whose {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-4);
    margin-bottom: var(--space-2);
  }
  .beside {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
  }
  .beside .label {
    margin-right: 4px;
  }
  .beside button[aria-pressed='true'] {
    border-color: var(--slot);
    box-shadow: inset 0 -3px 0 var(--slot);
  }
  .total,
  .about {
    margin: 4px 0 var(--space-1);
    max-width: 90ch;
  }
  .of {
    margin: 0 0 var(--space-1);
  }
  .hint {
    font-weight: 600;
    margin-bottom: var(--space-1);
  }
  .dead-count {
    color: var(--dead);
    font-weight: 600;
  }
  .preset-change {
    margin: 0 0 var(--space-1);
  }
  .inline {
    min-height: 0;
    padding: 0;
    border: 0;
    font-weight: inherit;
    text-decoration: underline;
  }
  .notice,
  .under-way {
    margin: 0 0 var(--space-2);
  }
  .under-way {
    max-width: 560px;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1);
    margin-top: var(--space-1);
  }
  .first {
    margin-top: var(--space-2);
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  .columns.wide {
    grid-template-columns: minmax(0, 1fr) calc(336px * var(--scale));
    grid-template-rows: auto 1fr;
    gap: var(--space-3) var(--space-4);
  }
  .tools .buttons {
    margin-top: 0;
  }
  .columns > * {
    min-width: 0;
  }
  .wide aside {
    grid-column: 2;
    grid-row: 1 / 3;
    position: sticky;
    top: var(--space-1);
    align-self: start;
    max-height: calc(100vh - 52px - 2 * var(--space-2));
    overflow-y: auto;
    overscroll-behavior: contain;
    border-left: 1px solid var(--line);
    padding: 3px 3px 3px var(--space-3);
  }
  aside.empty > * + * {
    margin-top: var(--space-1);
  }
  .columns:not(.wide) aside {
    border-top: 1px solid var(--line);
    padding-top: var(--space-2);
    margin-bottom: var(--space-3);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-3);
    margin-bottom: var(--space-2);
  }
  .tools activarium-neuron-moments {
    flex: 1 1 300px;
    display: flex;
    min-width: 0;
  }
  .segments {
    display: flex;
  }
  .segments button {
    border-radius: 0;
  }
  .segments button:first-child {
    border-radius: 7px 0 0 7px;
    border-right: 0;
  }
  .segments button:last-child {
    border-radius: 0 7px 7px 0;
  }
  .segments button[aria-pressed='true'] {
    background: var(--ink);
    color: var(--paper);
    border-color: var(--ink);
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--space-3);
    font-size: var(--type-small);
    color: var(--soft);
    list-style: none;
    margin: 0 0 var(--space-2);
    padding: 0;
  }
  .key li {
    display: flex;
    align-items: center;
    gap: var(--space-1);
  }
  .cell {
    flex: none;
  }
  .outline {
    fill: none;
    stroke: var(--dead);
    stroke-width: 2;
  }
  .outline.muted {
    stroke: var(--ink);
    stroke-dasharray: 3 2;
  }
  .dot {
    fill: #16181b;
  }
  .layers {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .layers.two {
    grid-template-columns: repeat(2, minmax(0, 1fr));
    column-gap: var(--space-3);
    /* Names may take two lines on one side; the cells stand beside each other all the same. */
    align-items: end;
  }
  .columns activarium-figure,
  .columns activarium-table {
    display: block;
    margin-bottom: var(--space-2);
  }
  .columns activarium-table + activarium-figure {
    margin-top: var(--space-3);
  }
`;
