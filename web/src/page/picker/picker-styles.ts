/** How the picker looks: tiles in a column, or on narrow screens one strip that scrolls sideways and opens to the column. */
import { css } from 'lit';

export const pickerStyles = css`
  :host {
    height: 100%;
  }
  .frame {
    height: 100%;
    display: flex;
    flex-direction: column;
  }
  .top {
    padding: var(--space-2) 12px 0;
  }
  .search {
    margin-bottom: var(--space-1);
  }
  .search::placeholder {
    color: var(--soft);
    opacity: 1;
  }
  .chapter {
    min-height: 32px;
    margin-bottom: var(--space-1);
    padding: 2px 10px;
    font-size: var(--type-small);
    font-weight: 500;
  }
  .chapter[aria-pressed='true'] {
    background: var(--ink);
    border-color: var(--ink);
    color: var(--paper);
  }
  .meaning {
    margin-bottom: var(--space-1);
    font-size: var(--type-fine);
    line-height: calc(16px * var(--scale));
  }
  .nearest {
    padding: 0 var(--space-2) var(--space-1);
  }
  .tile.first .choose {
    border: 1px dashed var(--ink);
  }
  .enter {
    position: absolute;
    top: 2px;
    right: 6px;
    color: var(--ink);
    font-size: var(--type-large);
    line-height: 1;
    pointer-events: none;
  }
  .status {
    margin-bottom: var(--space-2);
    font-size: var(--type-fine);
    line-height: calc(16px * var(--scale));
    min-height: calc(32px * var(--scale));
  }
  .families {
    position: relative;
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    padding: 2px 8px var(--space-3) 12px;
    display: grid;
    gap: var(--space-2);
    align-content: start;
    scrollbar-width: thin;
  }
  .family {
    color: var(--soft);
    font-weight: 600;
    font-size: var(--type-fine);
    line-height: calc(16px * var(--scale));
    margin-bottom: 4px;
    white-space: nowrap;
  }
  .functions {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(68px, 1fr));
    gap: 4px;
    align-items: start;
  }
  .tile {
    position: relative;
    display: flex;
  }
  .choose {
    flex: 1;
    min-width: 0;
    min-height: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    padding: 4px 0 5px;
    border: 1px solid transparent;
    border-radius: 8px;
    font-weight: 400;
    font-size: var(--type-fine);
    line-height: calc(15px * var(--scale));
    text-align: center;
  }
  .tile:hover .choose {
    border-color: var(--line);
  }
  .choose svg {
    flex: none;
    margin: 2px 0 4px;
    overflow: hidden;
  }
  .choose line {
    stroke: var(--line);
  }
  .choose .times {
    fill: var(--soft);
    font-size: var(--type-text);
  }
  .choose .curve {
    fill: none;
    stroke: var(--border);
    stroke-width: 1.5;
    stroke-linejoin: round;
  }
  .choose[aria-pressed='true'] {
    background: var(--card);
    border-color: var(--slot);
  }
  .choose[aria-pressed='true'] .curve {
    stroke: var(--slot);
    stroke-width: 2.75;
  }
  .name,
  .variant {
    max-width: 100%;
    overflow-wrap: break-word;
  }
  .name {
    max-width: calc(100% + 6px);
    margin-inline: -3px;
    letter-spacing: -0.4px;
  }
  .variant {
    color: var(--soft);
  }
  .compare {
    position: absolute;
    top: 1px;
    left: 1px;
    width: 26px;
    height: 26px;
    min-height: 0;
    padding: 0;
    border: 1px solid transparent;
    border-radius: 7px;
    color: var(--soft);
    font-size: var(--type-large);
    line-height: calc(22px * var(--scale));
    font-weight: 500;
  }
  .compare:hover,
  .compare:focus-visible {
    background: var(--card);
    border-color: var(--border);
    color: var(--ink);
  }
  .compare[aria-disabled='true'] {
    cursor: default;
    color: var(--border);
    background: none;
    border-color: transparent;
  }

  .opener {
    display: none;
  }

  /* At the thumb: a strip of tiles, from which all of it opens. */
  @media (max-width: 800px) {
    :host {
      height: auto;
      max-height: 78vh;
      max-height: 78dvh;
    }
    .opener {
      display: flex;
      flex: none;
      align-items: center;
      justify-content: center;
      gap: 2px 8px;
      font-size: var(--type-fine);
      font-weight: 500;
    }
    .opener path {
      fill: none;
      stroke: currentColor;
      stroke-width: 1.5;
    }
    .open .opener {
      margin: var(--space-1) var(--space-2) 0;
    }
    .closed .opener {
      flex-direction: column;
      width: 56px;
      padding: 4px;
      border-width: 0 1px 0 0;
      border-radius: 0;
    }
    .closed {
      flex-direction: row;
    }
    .closed .top {
      display: none;
    }
    .frame {
      height: auto;
      max-height: inherit;
    }
    .closed .families {
      flex: 1;
      min-width: 0;
      display: flex;
      gap: 0;
      overflow-x: auto;
      overflow-y: hidden;
      overscroll-behavior-x: contain;
      padding: 3px var(--space-1) 4px;
      scrollbar-width: none;
      --fade: 40px;
    }
    .closed .families[data-more='right'] {
      -webkit-mask-image: linear-gradient(to right, #000 calc(100% - var(--fade)), transparent);
      mask-image: linear-gradient(to right, #000 calc(100% - var(--fade)), transparent);
    }
    .closed .families[data-more='left'] {
      -webkit-mask-image: linear-gradient(to left, #000 calc(100% - var(--fade)), transparent);
      mask-image: linear-gradient(to left, #000 calc(100% - var(--fade)), transparent);
    }
    .closed .families[data-more='both'] {
      -webkit-mask-image: linear-gradient(
        to right,
        transparent,
        #000 var(--fade),
        #000 calc(100% - var(--fade)),
        transparent
      );
      mask-image: linear-gradient(to right, transparent, #000 var(--fade), #000 calc(100% - var(--fade)), transparent);
    }
    .closed .group {
      flex: none;
    }
    .closed .family,
    .closed .variant {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .closed .functions {
      display: flex;
    }
    .closed .tile {
      flex: none;
      width: 84px;
    }
    .closed .choose {
      padding-inline: 4px;
    }
    .closed .name {
      white-space: nowrap;
      overflow: hidden;
      text-overflow: ellipsis;
    }
  }

  @media (forced-colors: active) {
    .choose {
      border-color: Canvas;
    }
    .choose[aria-pressed='true'] {
      border: 3px solid Highlight;
      padding: 2px 0 3px;
    }
  }

  @media (pointer: coarse) {
    .compare {
      width: 30px;
      height: 30px;
    }
  }
`;
