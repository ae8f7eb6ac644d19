/** How `<activarium-figure>` looks. */
import { css } from 'lit';

export const figureStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    justify-content: space-between;
    gap: 4px var(--space-1);
  }
  figcaption {
    flex: 1 1 200px;
    min-width: 0;
  }
  /* Its menu opens to the left. */
  activarium-save {
    margin-left: auto;
  }
  h4 {
    margin: 0;
    font-size: var(--type-text);
    line-height: calc(20px * var(--scale));
    font-weight: 600;
  }
  svg.picture {
    margin-top: var(--space-1);
    border-radius: 4px;
    touch-action: pan-y;
    user-select: none;
    -webkit-user-select: none;
  }
  @media print {
    activarium-save,
    .read-out {
      display: none;
    }
    figure {
      break-inside: avoid;
    }
  }
  .read-out {
    min-height: 20px;
    font-size: var(--type-small);
    line-height: calc(20px * var(--scale));
  }
`;
