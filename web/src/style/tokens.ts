/**
 * Colour, space and type, light and dark, for every element.
 *
 * Each element carries the tokens itself, so that it looks right alone on a foreign page; that page may set any
 * `--activarium-…` property to overrule one. Red (`--dead`) means a dead neuron and nothing else.
 */
import { css } from 'lit';

export const tokens = css`
  :host {
    --paper: var(--activarium-paper, #fbfbf9);
    --card: var(--activarium-card, #ffffff);
    --ink: var(--activarium-ink, #16181b);
    --soft: var(--activarium-soft, #565c63);
    --line: var(--activarium-line, #e2e2dd);
    --grid: var(--activarium-grid, #ecece8);
    --border: var(--activarium-border, #858b92);
    --slot-1: var(--activarium-slot-1, #1a66b3);
    --slot-2: var(--activarium-slot-2, #a85a00);
    --focus: var(--activarium-focus, #2f6fed);
    --dead: var(--activarium-dead, #c62b3a);
    --space-1: 8px;
    --space-2: 16px;
    --space-3: 24px;
    --space-4: 40px;
    color: var(--ink);
    font:
      14px/1.5 system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Noto Sans',
      sans-serif;
    font-variant-numeric: tabular-nums;
  }

  @media (prefers-color-scheme: dark) {
    :host {
      --paper: var(--activarium-paper, #141517);
      --card: var(--activarium-card, #1b1d20);
      --ink: var(--activarium-ink, #ecedee);
      --soft: var(--activarium-soft, #a3aab2);
      --line: var(--activarium-line, #2d3034);
      --grid: var(--activarium-grid, #24272b);
      --border: var(--activarium-border, #757c84);
      --slot-1: var(--activarium-slot-1, #63b3ff);
      --slot-2: var(--activarium-slot-2, #ffb84d);
      --focus: var(--activarium-focus, #7aa7ff);
      --dead: var(--activarium-dead, #ff6b74);
    }
  }
`;
