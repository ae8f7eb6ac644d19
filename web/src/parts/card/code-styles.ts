/** The code of a function: in the card, and large in a dialog. */
import { css } from 'lit';

export const codeStyles = css`
  .languages {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    padding: 4px 0 8px;
  }
  .languages button {
    min-height: 32px;
    padding: 2px 8px;
    font-size: var(--type-small);
  }
  .languages button[aria-pressed='true'] {
    background: var(--grid);
    border-color: var(--ink);
  }
  .copy {
    margin-left: auto;
  }
  pre {
    margin: 0;
    padding: 8px 12px;
    max-height: 400px;
    overflow: auto;
    overscroll-behavior: contain;
    background: var(--grid);
    border-radius: 6px;
    font:
      var(--type-fine) / calc(18px * var(--scale)) ui-monospace,
      'SF Mono',
      Menlo,
      Consolas,
      'DejaVu Sans Mono',
      monospace;
    tab-size: 4;
  }
  .below {
    display: flex;
    gap: var(--space-1);
    align-items: start;
    justify-content: space-between;
    min-height: 40px;
    padding-top: 8px;
  }
  .below button {
    flex: none;
    min-height: 32px;
    padding: 2px 10px;
    font-size: var(--type-small);
  }
  dialog {
    width: min(960px, 100vw - 16px);
    max-width: none;
    max-height: calc(100dvh - 16px);
    padding: clamp(8px, 2vw, 16px);
    border: 1px solid var(--border);
    border-radius: 8px;
    background: var(--paper);
    color: var(--ink);
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
  dialog pre {
    flex: 0 1 auto;
    min-height: 96px;
    max-height: none;
    padding: 12px 16px;
    font-size: var(--type-text);
    line-height: calc(21px * var(--scale));
  }
`;
