/** How what is written or drawn is laid out. */
import { css } from 'lit';

export const designStyles = css`
  :host {
    height: 100%;
  }
  .board,
  .form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
  }
  .form {
    align-content: start;
  }
  .form > h2 {
    margin-bottom: -16px;
  }
  .line {
    display: grid;
    grid-template-columns: 176px minmax(0, 1fr);
    gap: var(--space-2);
  }
  @media (min-width: 1280px) {
    /* The curve stands in sight beside the formula. */
    .board.beside {
      grid-template: 'head curve' auto 'make curve' auto 'keep curve' 1fr / minmax(0, 5fr) minmax(0, 6fr);
      column-gap: var(--space-3);
    }
    .beside > .head {
      grid-area: head;
    }
    .beside > .make {
      grid-area: make;
    }
    .beside > .curve {
      grid-area: curve;
    }
    .beside > .keep {
      grid-area: keep;
    }
    .beside .line {
      grid-template-columns: minmax(0, 1fr);
    }
    .beside #name {
      min-height: calc(36px * var(--scale));
    }
  }
  .saved:empty {
    display: none;
  }
  .mine,
  .modes,
  .starts,
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
  }
  .buttons {
    gap: var(--space-1);
  }
  .one {
    display: inline-flex;
  }
  .one button:first-child {
    border-radius: 7px 0 0 7px;
  }
  .one .remove {
    margin-left: -1px;
    padding: 6px 11px;
    border-radius: 0 7px 7px 0;
    color: var(--soft);
  }
  button[aria-pressed='true'] {
    border-color: var(--ink);
    box-shadow: inset 0 -3px 0 var(--ink);
  }
  .field {
    max-width: 280px;
  }
  #name {
    min-height: 52px;
  }
  #name::placeholder {
    color: var(--soft);
    opacity: 1;
  }
  .starts .label {
    margin-right: 4px;
  }
  .starts button {
    min-height: 32px;
    padding: 2px 10px;
    font-size: var(--type-small);
    font-weight: 500;
  }
  .known {
    max-width: 76ch;
    border-left: 3px solid var(--border);
    padding-left: var(--space-2);
  }
  button.link {
    min-height: 0;
    padding: 0;
    border: 0;
    font-weight: inherit;
    text-decoration: underline;
  }
  @media (max-width: 800px) {
    .line {
      grid-template-columns: minmax(0, 1fr);
    }
    #name {
      min-height: 36px;
    }
  }
`;
