/**
 * Where the reader's system sets the colours, backgrounds and shadows are gone: what is chosen is filled with the system's
 * own colour of a choice, over whatever an element says.
 */
import { css } from 'lit';

export const forcedColours = css`
  @media (forced-colors: active) {
    button[aria-pressed='true']:not(.choose),
    a[aria-current],
    [role='option'][aria-selected='true'] {
      forced-color-adjust: none;
      background: Highlight !important;
      border-color: Highlight !important;
      color: HighlightText !important;
    }
    button[aria-pressed='true']:not(.choose) .marker {
      fill: HighlightText;
    }
    [role='option'][aria-selected='true'] * {
      color: HighlightText !important;
    }
    input[type='range'],
    progress {
      forced-color-adjust: none;
    }
  }
`;
