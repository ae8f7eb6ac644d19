/** How `<activarium-train>` looks. */
import { css } from 'lit';

export const trainStyles = css`
  form {
    margin: var(--space-2) 0;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(132px, 1fr));
    gap: var(--space-2);
    align-items: start;
  }
  .field {
    display: grid;
    gap: 4px;
    min-width: 0;
  }
  .field.initialization,
  .field.hidden,
  .field.sizes,
  .field.counted,
  .field.kernels,
  .field.optimizer,
  .field.schedule,
  .field.norm,
  .field.subset {
    grid-column: span 2;
  }
  form details {
    margin-top: var(--space-1);
  }
  form details .fields {
    margin-top: var(--space-1);
  }
  .widths {
    display: block;
    color: var(--soft);
    font-size: 12px;
    white-space: nowrap;
  }
  label,
  .field activarium-term {
    font-size: 13px;
    font-weight: 550;
  }
  .hint,
  .problem {
    font-size: 12px;
    line-height: 16px;
    color: var(--soft);
  }
  .problem {
    color: var(--alert);
    font-weight: 550;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
    margin-top: var(--space-2);
  }
  button.main {
    min-width: 104px;
  }
  .notice {
    margin: var(--space-2) 0;
  }
  .notice button {
    margin: var(--space-1) 0;
  }
  .progress {
    display: grid;
    gap: 6px;
    margin: var(--space-2) 0;
    font-size: 13px;
  }
  .result {
    font-size: 15px;
    font-weight: 600;
  }
  .scroll {
    overflow-x: auto;
    margin-top: 4px;
  }
  .results-note {
    margin-top: var(--space-3);
  }
  .results td {
    white-space: nowrap;
  }
  .results th[scope='row'] {
    color: var(--ink);
    white-space: nowrap;
    font-weight: 600;
    text-align: left;
  }
  .dead-count {
    color: var(--dead);
    font-weight: 600;
  }
  .focus {
    margin: var(--space-4) 0 var(--space-2);
  }
  .closer {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr));
    gap: var(--space-4);
    margin-top: var(--space-3);
  }
  .closer > div {
    min-width: 0;
  }
  .lines {
    margin-top: var(--space-3);
  }
  activarium-learned-shape {
    margin-top: var(--space-4);
  }
  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
    gap: var(--space-3);
    margin-top: var(--space-2);
  }
`;
