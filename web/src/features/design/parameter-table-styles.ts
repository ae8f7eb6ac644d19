/** How `<activarium-parameter-table>` looks: a row for each parameter, on narrow screens broken into several. */
import { css } from 'lit';

export const parameterTableStyles = css`
  :host {
    display: grid;
    gap: var(--space-1);
  }
  code {
    font-family: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
  }
  .row {
    display: grid;
    grid-template-columns: 56px 124px repeat(4, minmax(52px, 92px)) max-content;
    gap: 4px var(--space-1);
    align-items: start;
    padding-bottom: var(--space-1);
    border-bottom: 1px solid var(--line);
  }
  .name {
    align-self: start;
    padding-top: 24px;
    font-size: var(--type-large);
    overflow-wrap: anywhere;
  }
  .count {
    display: block;
    font-size: var(--type-fine);
    line-height: calc(16px * var(--scale));
    color: var(--soft);
  }
  .field {
    gap: 2px;
  }
  .field.wide {
    grid-column: span 2;
  }
  .label {
    font-size: var(--type-fine);
    line-height: calc(16px * var(--scale));
    font-weight: 400;
    color: var(--soft);
  }
  .learns {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: 36px;
    margin-top: 18px;
    font-size: var(--type-small);
  }
  .learns input {
    width: 16px;
    min-height: 16px;
    margin: 0;
    accent-color: var(--ink);
  }
  input[type='range'] {
    grid-column: 2 / -1;
    min-height: 28px;
    max-width: 480px;
  }
  @media (max-width: 560px) {
    .row {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .name {
      padding-top: 22px;
    }
    .field.how {
      grid-column: span 2;
    }
    .field.list {
      grid-column: span 3;
    }
    .field.wide:not(.list) {
      grid-column: span 1;
    }
    input[type='range'] {
      grid-column: 1 / -1;
    }
  }
`;
