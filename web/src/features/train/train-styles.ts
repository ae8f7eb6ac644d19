/** How `<activarium-train>` looks. */
import { css } from 'lit';

export const trainStyles = css`
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
  .notice {
    margin: var(--space-2) 0;
  }
  .notice button {
    margin: var(--space-1) 0;
  }
  .result {
    font-size: var(--type-large);
    font-weight: 600;
  }
  .results {
    margin-top: var(--space-3);
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
