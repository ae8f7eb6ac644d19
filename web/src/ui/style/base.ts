/** Rules that every element shares: headings, figures and their axes, notices, focus, words for screen readers only. */
import { css } from 'lit';
import { forcedColours } from './forced-colours.js';
import { sliders } from './sliders.js';

export const base = css`
  :host {
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  p,
  figure {
    margin: 0;
  }
  h2 {
    font-size: var(--type-large);
    line-height: calc(24px * var(--scale));
    font-weight: 620;
    letter-spacing: -0.01em;
  }
  h3 {
    font-size: var(--type-text);
    line-height: calc(20px * var(--scale));
    font-weight: 600;
  }
  .sub {
    color: var(--soft);
    font-size: var(--type-small);
    line-height: calc(20px * var(--scale));
    max-width: 76ch;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .notice {
    border-left: 3px solid var(--alert);
    padding: 2px 0 2px var(--space-2);
    max-width: 76ch;
    overflow-wrap: anywhere;
  }
  svg {
    display: block;
    overflow: visible;
  }
  svg text {
    font-family: inherit;
  }
  /* A size and a fixed colour are attributes, which a rule would overrule. */
  svg text:where(:not([font-size])) {
    font-size: 12px;
  }
  svg text:where(:not([fill])) {
    fill: var(--soft);
  }
  .grid-line {
    stroke: var(--grid);
  }
  .axis-line {
    stroke: var(--border);
  }
  table {
    border-collapse: collapse;
    font-size: var(--type-small);
  }
  th,
  td {
    padding: 4px var(--space-2) 4px 0;
    border-bottom: 1px solid var(--line);
    text-align: right;
    font-weight: 400;
    vertical-align: bottom;
  }
  th {
    color: var(--soft);
  }
  th:first-child,
  td:first-child {
    text-align: left;
  }
  summary {
    cursor: pointer;
    color: var(--soft);
    font-size: var(--type-small);
    line-height: calc(20px * var(--scale));
    width: max-content;
    max-width: 100%;
    padding: 4px 0;
  }
  /* On paper nothing can be pressed. */
  @media print {
    button,
    summary,
    details:not([open]),
    .hint {
      display: none !important;
    }
  }
`;

export const controls = css`
  button {
    font: inherit;
    font-weight: 550;
    min-height: 36px;
    padding: 6px 16px;
    border-radius: 7px;
    border: 1px solid var(--border);
    background: none;
    color: var(--ink);
    cursor: pointer;
  }
  button.main {
    border-color: var(--ink);
    background: var(--ink);
    color: var(--paper);
  }
  button:disabled,
  button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.45;
  }
  input,
  select {
    font: inherit;
    font-variant-numeric: tabular-nums;
    width: 100%;
    min-height: 36px;
    padding: 4px 8px;
    border: 1px solid var(--border);
    border-radius: 6px;
    background: var(--card);
    color: var(--ink);
  }
  input:disabled,
  select:disabled {
    color: var(--soft);
    border-color: var(--line);
  }
  :is(input, select)[aria-invalid='true'] {
    border: 2px solid var(--alert);
  }
  ${sliders}
  ${forcedColours}
`;
