/** How the formula's field looks: the text, under it the mark of a fault, and the list of names. */
import { css } from 'lit';

export const formulaFieldStyles = css`
  .box {
    position: relative;
    display: grid;
    border: 1px solid var(--border);
    border-radius: 6px;
    background: var(--card);
  }
  .box:focus-within {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .box.bad {
    border: 2px solid var(--alert);
    margin: -1px;
  }
  .mirror,
  textarea {
    grid-area: 1 / 1;
    min-width: 0;
    margin: 0;
    padding: 8px 12px 14px;
    border: 0;
    font:
      var(--type-large) / calc(28px * var(--scale)) ui-monospace,
      'SF Mono',
      Menlo,
      Consolas,
      'DejaVu Sans Mono',
      monospace;
    letter-spacing: 0;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .mirror {
    position: relative;
    min-height: 50px;
    color: transparent;
    pointer-events: none;
    user-select: none;
  }
  textarea {
    display: block;
    width: 100%;
    height: 100%;
    background: none;
    color: var(--ink);
    resize: none;
    overflow: hidden;
  }
  /* The box around it has the ring. */
  textarea:focus-visible {
    outline: none;
  }
  .at-fault {
    border-bottom: 3px solid var(--alert);
    padding-bottom: 1px;
  }
  .at-fault.place {
    position: relative;
    border: 0;
  }
  .at-fault.place::after {
    content: '';
    position: absolute;
    left: -5px;
    top: 20px;
    border: 5px solid transparent;
    border-bottom: 7px solid var(--alert);
    border-top: 0;
  }
  .hint,
  .fault {
    min-height: 40px;
    font-size: var(--type-small);
    line-height: calc(20px * var(--scale));
  }
  ul {
    position: absolute;
    z-index: 3;
    left: var(--list-left, 0);
    top: var(--list-top, 100%);
    width: max-content;
    max-width: 100%;
    max-height: 232px;
    margin: 0;
    padding: 4px;
    overflow-y: auto;
    list-style: none;
    border: 1px solid var(--border);
    border-radius: 6px;
    background: var(--card);
  }
  li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--space-2);
    padding: 4px 8px;
    border-radius: 4px;
    font-size: var(--type-small);
    line-height: calc(20px * var(--scale));
    cursor: pointer;
  }
  li code {
    font:
      var(--type-text) / calc(20px * var(--scale)) ui-monospace,
      'SF Mono',
      Menlo,
      Consolas,
      'DejaVu Sans Mono',
      monospace;
  }
  li .meaning {
    color: var(--soft);
  }
  li:hover,
  li[aria-selected='true'] {
    background: var(--grid);
  }
  li[aria-selected='true'] {
    outline: 2px solid var(--focus);
    outline-offset: -2px;
  }
`;
