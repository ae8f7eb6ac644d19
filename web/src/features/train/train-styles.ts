/** How `<activarium-train>` looks. */
import { css } from 'lit';

export const trainStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
  }
  .notice {
    margin: 0;
  }
  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--space-2);
    font-size: var(--type-small);
  }
  .state progress {
    flex: 1 1 120px;
    width: auto;
  }
  form {
    margin: 0;
  }
  .head {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: var(--space-2);
    row-gap: 4px;
    align-items: start;
  }
  button.round {
    grid-row: span 2;
    width: calc(48px * var(--scale));
    height: calc(48px * var(--scale));
    min-width: 0;
    padding: 0;
    border-radius: 50%;
  }
  .sign {
    width: 46%;
    margin: auto;
    fill: currentColor;
  }
  .what {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 4px var(--space-2);
  }
  .small {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .small button,
  .chip,
  .small-button {
    min-height: calc(28px * var(--scale));
    padding: 2px 10px;
    font-size: var(--type-small);
    border-color: var(--line);
  }
  .line {
    color: var(--soft);
    font-size: var(--type-text);
    line-height: calc(24px * var(--scale));
  }
  .word,
  .inline {
    min-height: 0;
    padding: 0;
    border: 0;
    border-bottom: 1px dotted var(--soft);
    border-radius: 0;
    font-weight: 600;
    line-height: calc(20px * var(--scale));
  }
  #settings {
    margin-top: var(--space-2);
  }
  .presets {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--space-1);
    margin-top: calc(-1 * var(--space-1));
    font-size: var(--type-fine);
    color: var(--soft);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    min-width: 0;
  }
  .chip {
    flex: none;
    padding: 2px 8px;
    border-radius: 99px;
    font-size: var(--type-fine);
    font-weight: 500;
    color: var(--soft);
  }
  @media (max-width: 800px) {
    .chips {
      flex-wrap: nowrap;
      overflow-x: auto;
      padding: 3px;
      margin: -3px;
    }
  }
  .chip[aria-pressed='true'] {
    border-color: var(--ink);
    color: var(--ink);
  }
  .preset-change {
    font-size: var(--type-small);
  }
  .field.initialization,
  .field.hidden,
  .field.sizes,
  .field.counted,
  .field.kernels,
  .field.optimizer,
  .field.schedule,
  .field.norm {
    grid-column: span 2;
  }
  form details {
    margin-top: var(--space-1);
  }
  form details .fields {
    margin-top: var(--space-1);
  }
  .notice button {
    margin: var(--space-1) 0;
  }
  .result {
    font-weight: 600;
  }
  .in-sight {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
  }
  .accuracy {
    flex: 2 1 420px;
    min-width: 0;
  }
  .inside {
    flex: 1 1 280px;
    min-width: 0;
  }
  .to-come {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: var(--space-2);
    height: 100%;
    min-height: calc(240px * var(--scale));
    padding: var(--space-2);
    border: 1px dashed var(--line);
    border-radius: 8px;
    color: var(--soft);
    text-align: center;
    text-wrap: balance;
  }
  .focus {
    margin-bottom: var(--space-1);
  }
  .focus button {
    min-height: calc(28px * var(--scale));
    padding: 2px 10px;
    font-size: var(--type-small);
  }
  .loss {
    max-width: 760px;
  }
  .closer {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr));
    gap: var(--space-4);
  }
  .closer > div {
    min-width: 0;
  }
  activarium-learned-shape {
    margin-top: var(--space-4);
  }
`;
