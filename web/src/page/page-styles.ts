/** How the page lays out its parts: one column on a phone, picker and stage on a laptop, the inspector beside it. */
import { css } from 'lit';

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
  :host {
    min-height: 100vh;
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
  .no-curve {
    margin: 0 0 var(--space-2);
    max-width: 72ch;
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
    font-size: 16px;
    line-height: 24px;
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
    font-size: 13px;
    white-space: nowrap;
  }
  .running .words {
    overflow: hidden;
    text-overflow: ellipsis;
    line-height: 16px;
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
    font-size: 13px;
  }
  .theme {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--soft);
  }
  .theme select {
    width: auto;
    min-height: 32px;
    padding: 2px 6px;
  }
  button.quiet {
    min-height: 32px;
    padding: 2px 12px;
    font-weight: 500;
    font-size: 13px;
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
    display: grid;
    grid-template-columns: 272px minmax(0, 1fr);
    min-height: calc(100vh - 53px);
  }
  .columns > aside {
    padding: var(--space-2);
    border-right: 1px solid var(--line);
    min-width: 0;
  }
  .stage {
    padding: var(--space-3) var(--space-4) 64px;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
    align-content: start;
    min-width: 0;
  }
  main.explore {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 336px;
    grid-template-rows: auto 1fr;
    align-items: stretch;
  }
  main.explore .stage.below {
    padding-top: 0;
  }
  main.explore .stage {
    padding-right: var(--space-3);
  }
  .inspector {
    padding: var(--space-3);
    border-left: 1px solid var(--line);
    min-width: 0;
    grid-row: 1 / 3;
    grid-column: 2;
  }
  .inspector > * + activarium-properties {
    display: block;
    margin-top: var(--space-4);
  }
  .inspector .focus {
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
  @media (min-width: 1600px) {
    .stage {
      max-width: 1280px;
    }
    main.explore {
      grid-template-columns: minmax(0, 1fr) 400px;
    }
    main.explore .stage {
      max-width: none;
    }
  }
  @media (max-width: 1440px) {
    .theme span {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
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
    main.explore {
      grid-template-columns: minmax(0, 1fr);
    }
    .inspector {
      border-left: 0;
      border-top: 1px solid var(--line);
      border-bottom: 1px solid var(--line);
      grid-row: auto;
      grid-column: auto;
    }
    main.explore .stage.below {
      padding-top: var(--space-3);
    }
  }
  @media (max-width: 800px) {
    header {
      flex-wrap: wrap;
      padding: 6px var(--space-2);
      gap: 4px var(--space-2);
    }
    nav {
      order: 2;
      flex-wrap: wrap;
      width: 100%;
    }
    .columns {
      grid-template-columns: minmax(0, 1fr);
      min-height: 0;
    }
    .columns > aside {
      padding: var(--space-1) var(--space-2);
      border-right: 0;
      border-bottom: 1px solid var(--line);
    }
    .stage,
    main.explore .stage,
    .inspector {
      padding: var(--space-3) var(--space-2) var(--space-4);
    }
    .notice {
      margin: var(--space-2);
    }
  }
`;
