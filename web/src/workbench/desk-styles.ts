/** How a view lies on the desk: its stage scrolls by itself, and so does the card beside it; on a phone the document does. */
import { css } from 'lit';

export const deskStyles = css`
  .desk {
    height: 100%;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr);
  }
  .desk.with-card {
    grid-template-columns: minmax(0, 1fr) 304px;
  }
  /* What is hidden in them from the eye is theirs to scroll, not the document's. */
  .scroll,
  .card {
    position: relative;
    overflow-y: auto;
    min-width: 0;
    scrollbar-gutter: stable;
  }
  .stage {
    padding: var(--space-3) var(--space-3) 64px;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
    align-content: start;
    min-width: 0;
  }
  .stage.below {
    padding-top: 0;
  }
  .card {
    padding: var(--space-3);
    border-left: 1px solid var(--line);
  }
  @media (min-width: 1600px) {
    .desk.with-card {
      grid-template-columns: minmax(0, 1fr) 400px;
    }
  }
  @media (max-width: 1100px) {
    .desk,
    .desk.with-card {
      display: flex;
      flex-direction: column;
      overflow-y: auto;
    }
    .scroll {
      display: contents;
    }
    .card {
      order: 1;
      overflow: visible;
      flex: none;
      border: solid var(--line);
      border-width: 1px 0;
    }
    .stage {
      flex: none;
    }
    .stage.below {
      order: 2;
      padding-top: var(--space-3);
    }
  }
  @media (max-width: 800px), (max-height: 520px) {
    .desk {
      height: auto;
    }
    .desk,
    .desk.with-card,
    .scroll,
    .card {
      overflow: visible;
    }
  }
  @media (max-width: 800px) {
    .stage,
    .card {
      padding: var(--space-2) var(--space-2) var(--space-4);
    }
  }
  @media print {
    .desk,
    .scroll {
      display: block;
      height: auto;
      overflow: visible;
    }
    .card,
    .stage.below {
      display: none;
    }
    .stage {
      padding: 0;
    }
  }
`;
