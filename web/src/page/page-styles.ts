/**
 * How the page lies in the window. Header and picker stay, the view scrolls by itself; on a phone and in a low window the
 * document scrolls, and the picker lies at the thumb.
 */
import { css } from 'lit';
import { deskStyles } from '../workbench/desk-styles.js';

const foot = css`
  position: fixed;
  z-index: 5;
  inset: auto 0 0;
  flex-wrap: wrap;
  gap: 2px var(--space-3);
  padding: 5px var(--space-3);
  border-top: 1px solid var(--line);
  background: var(--paper);
  --words: normal;
`;

export const pageStyles = css`
  ${deskStyles}
  :host {
    display: flex;
    flex-direction: column;
    height: 100vh;
    height: 100dvh;
    background: var(--paper);
  }
  /* Its height is the same whatever is said in it, or all that is below would jump. */
  header {
    position: relative;
    display: flex;
    align-items: center;
    gap: 4px var(--space-3);
    min-height: 52px;
    padding: 6px var(--space-3);
    border-bottom: 1px solid var(--line);
  }
  .layer-facts p {
    max-width: 72ch;
  }
  .brand {
    display: flex;
    align-items: center;
    gap: 10px;
    flex: none;
  }
  .brand rect {
    fill: none;
    stroke: var(--border);
  }
  .brand path {
    fill: none;
    stroke: var(--slot-1);
    stroke-width: 2.2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  h1 {
    margin: 0;
    font-size: var(--type-large);
    line-height: calc(24px * var(--scale));
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  nav {
    flex: none;
    display: flex;
    gap: 2px;
  }
  nav a {
    padding: 7px 12px;
    border-radius: 6px;
    color: var(--soft);
    text-decoration: none;
    font-weight: 550;
  }
  nav a:hover {
    color: var(--ink);
  }
  nav a[aria-current] {
    color: var(--ink);
    background: var(--grid);
  }
  .under-way {
    flex: 1 1 0;
    min-width: 0;
    display: flex;
    gap: var(--space-2);
  }
  .running {
    display: flex;
    align-items: center;
    gap: 10px;
    min-width: 0;
    font-size: var(--type-small);
    white-space: nowrap;
  }
  .running .words {
    overflow: hidden;
    text-overflow: ellipsis;
    line-height: calc(16px * var(--scale));
    white-space: var(--words, nowrap);
  }
  .running button {
    flex: none;
  }
  /* Gives way before the words do. */
  .running progress {
    flex: 0 1000 auto;
    width: 72px;
    min-width: 24px;
  }
  .end {
    flex: none;
    margin-left: auto;
    display: flex;
    align-items: center;
    gap: var(--space-1);
    font-size: var(--type-small);
  }
  .theme {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2);
    padding: 4px 6px 8px 12px;
  }
  .theme select {
    width: auto;
    min-height: 32px;
    padding: 2px 6px;
  }
  .address {
    display: none;
  }
  button.quiet {
    min-height: 32px;
    padding: 2px 12px;
    font-weight: 500;
    font-size: var(--type-small);
  }
  .shared:not(:empty) {
    position: absolute;
    z-index: 4;
    top: calc(100% + 4px);
    right: var(--space-2);
    padding: 2px 10px;
    border: 1px solid var(--border);
    border-radius: 6px;
    background: var(--card);
    white-space: nowrap;
    pointer-events: none;
  }
  .columns {
    flex: 1;
    min-height: 0;
    display: grid;
    grid-template-columns: 240px minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr);
  }
  .columns > aside {
    min-width: 0;
    border-right: 1px solid var(--line);
  }
  main {
    min-width: 0;
  }
  :host([presenting]) .columns {
    grid-template-columns: minmax(0, 1fr);
  }
  .card > activarium-properties + * {
    display: block;
    margin-top: var(--space-4);
  }
  .card .focus {
    margin-bottom: var(--space-2);
  }
  .loading,
  .failed {
    padding: var(--space-3);
  }
  .notice {
    margin: var(--space-2) var(--space-3);
  }
  .notice ul {
    margin: 4px 0 var(--space-1);
    padding-left: 18px;
  }
  .notice button {
    margin: 4px 0;
  }
  .stage .notice.part {
    margin: 0;
  }
  /* Where the head has no room beside the views, and where both go on at once: along the window's lower edge. */
  @media (max-width: 1240px) {
    :host {
      padding-bottom: 48px;
    }
    .under-way:has(.running) {
      ${foot}
    }
  }
  .under-way:has(.running + .running) {
    ${foot}
  }
  @media (max-width: 1100px) {
    .columns {
      grid-template-columns: 188px minmax(0, 1fr);
    }
  }
  @media (max-width: 800px), (max-height: 520px) {
    :host {
      display: block;
      height: auto;
      min-height: 100vh;
    }
    .columns {
      display: block;
    }
  }
  @media (max-width: 800px) {
    :host {
      /* Room for the picker at the thumb. */
      padding-bottom: 96px;
    }
    :host([presenting]) {
      padding-bottom: 0;
    }
    header {
      position: sticky;
      top: 0;
      z-index: 4;
      min-height: 48px;
      padding: 4px var(--space-1);
      gap: 4px;
      background: var(--paper);
    }
    h1 {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .under-way {
      flex: none;
    }
    nav {
      flex: 1 1 0;
      min-width: 0;
      overflow-x: auto;
      scrollbar-width: none;
    }
    nav a {
      padding: 7px clamp(4px, 2.2vw - 2px, 8px);
      font-size: var(--type-small);
    }
    .columns > aside {
      position: fixed;
      z-index: 5;
      inset: auto 0 0;
      border-right: 0;
      border-top: 1px solid var(--line);
      background: var(--paper);
    }
    .under-way:has(.running) {
      bottom: 84px;
    }
    .notice {
      margin: var(--space-2);
    }
  }
  @media (max-width: 480px) {
    .end > button {
      display: none;
    }
  }
  @media print {
    :host {
      display: block;
      height: auto;
      padding: 0;
      background: none;
    }
    header,
    .notice,
    .columns > aside {
      display: none;
    }
    .columns {
      display: block;
    }
    .address {
      display: block;
      margin: var(--space-2) 0 0;
      overflow-wrap: anywhere;
      font-size: var(--type-fine);
      color: var(--soft);
    }
  }
`;
