/** How the page lays out its parts: one column on a phone, picker and stage on a laptop, two figures abreast beyond. */
import { css } from 'lit';

export const pageStyles = css`
  :host {
    min-height: 100vh;
    background: var(--paper);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 10px;
    padding: 12px var(--space-3);
    border-bottom: 1px solid var(--line);
  }
  header rect {
    fill: none;
    stroke: var(--border);
  }
  header path {
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
  header p {
    color: var(--soft);
    font-size: 13px;
    margin-left: var(--space-1);
  }
  .columns {
    display: grid;
    grid-template-columns: 232px minmax(0, 1fr);
    min-height: calc(100vh - 49px);
  }
  nav {
    padding: var(--space-3) var(--space-2);
    border-right: 1px solid var(--line);
  }
  .columns main {
    padding: var(--space-3) var(--space-4) var(--space-4);
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
    align-content: start;
  }
  .function,
  .train,
  .neurons {
    max-width: 1000px;
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
  .findings {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  @media (min-width: 1500px) {
    .columns main {
      grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
      gap: var(--space-4) 56px;
    }
    .neurons {
      grid-column: 1 / -1;
      max-width: none;
    }
    .findings.both {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 56px;
    }
  }
  @media (max-width: 800px) {
    header {
      padding: 12px var(--space-2);
    }
    header p {
      margin-left: 0;
    }
    .columns {
      grid-template-columns: minmax(0, 1fr);
      min-height: 0;
    }
    nav {
      padding: var(--space-2);
      border-right: 0;
      border-bottom: 1px solid var(--line);
    }
    .columns main {
      padding: var(--space-3) var(--space-2) var(--space-4);
    }
    .notice {
      margin: var(--space-2);
    }
  }
`;
