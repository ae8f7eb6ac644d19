import { css } from 'lit';

export const keptStyles = css`
  dialog {
    --dialog-width: 1040px;
  }
  .content {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
  }
  .content > p {
    max-width: 76ch;
  }
  .field {
    max-width: 320px;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1);
  }
`;
