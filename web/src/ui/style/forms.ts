/** How forms of settings look, with what starts them and what they are doing. */
import { css } from 'lit';

export const forms = css`
  form {
    margin: var(--space-2) 0;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(132px, 1fr));
    gap: var(--space-2);
    align-items: start;
  }
  .field.subset {
    grid-column: span 2;
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
  .progress {
    display: grid;
    gap: 6px;
    margin: var(--space-2) 0;
    font-size: var(--type-small);
  }
`;
