/**
 * Colour, space and type, light and dark, for every element.
 *
 * Each element carries the tokens itself, so that it looks right alone on a foreign page; that page may set any
 * `--activarium-…` property to overrule one, and the attribute `theme` to `light` or `dark` where the system's is not meant.
 */
import { css, unsafeCSS } from 'lit';
import { palettes } from './palette.js';

type Palette = Readonly<Record<string, string>>;

const declarations = (palette: Palette): string =>
  Object.entries(palette)
    .map(([name, colour]) => `--${name}: var(--activarium-${name}, ${colour});`)
    .join('\n');

/** For an element and what it holds, over the system's. */
const chosen = (theme: 'light' | 'dark'): string =>
  Object.entries(palettes[theme])
    .map(([name, colour]) => `--activarium-${name}: ${colour};`)
    .join('\n');

/** Whatever the page says: lines and markers stand on the system's background. */
const fixed = (palette: Palette): string =>
  Object.entries(palette)
    .map(([name, colour]) => `--${name}: ${colour};`)
    .join('\n');

export const tokens = css`
  :host {
    ${unsafeCSS(declarations(palettes.light))}
    --space-1: 8px;
    --space-2: 16px;
    --space-3: 24px;
    --space-4: 40px;
    --scale: var(--activarium-scale, 1);
    --type-fine: calc(12px * var(--scale));
    --type-small: calc(13px * var(--scale));
    --type-text: calc(14px * var(--scale));
    --type-large: calc(16px * var(--scale));
    --type-title: calc(21px * var(--scale));
    color: var(--ink);
    font:
      var(--type-text) / 1.5 system-ui,
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

  :host([theme='light']) {
    color-scheme: light;
    ${unsafeCSS(chosen('light'))}
  }

  :host([theme='dark']) {
    color-scheme: dark;
    ${unsafeCSS(chosen('dark'))}
  }

  @media print {
    :host {
      color-scheme: light;
      ${unsafeCSS(fixed({ ...palettes.light, paper: '#ffffff' }))}
    }
  }

  @media (forced-colors: active) {
    :host {
      ${unsafeCSS(fixed(palettes.light))}
    }
  }

  @media (forced-colors: active) and (prefers-color-scheme: dark) {
    :host {
      ${unsafeCSS(fixed(palettes.dark))}
    }
  }
`;
