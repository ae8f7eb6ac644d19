/**
 * Colour, space and type, light and dark, for every element.
 *
 * Each element carries the tokens itself, so that it looks right alone on a foreign page; that page may set any
 * `--activarium-…` property to overrule one.
 */
import { css, unsafeCSS } from 'lit';
import { palettes } from './palette.js';

const declarations = (palette: Readonly<Record<string, string>>): string =>
  Object.entries(palette)
    .map(([name, colour]) => `--${name}: var(--activarium-${name}, ${colour});`)
    .join('\n');

export const tokens = css`
  :host {
    ${unsafeCSS(declarations(palettes.light))}
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
      ${unsafeCSS(declarations(palettes.dark))}
    }
  }
`;
