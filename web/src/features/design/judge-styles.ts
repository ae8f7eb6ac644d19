/** How `<activarium-judge>` looks. */
import { css } from 'lit';

export const judgeStyles = css`
  .verdict {
    margin-top: var(--space-2);
  }
  .verdict p:first-child {
    font-size: var(--type-large);
    font-weight: 600;
  }
  .figures {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
    gap: var(--space-3);
    margin-top: var(--space-2);
    align-items: start;
  }
`;
