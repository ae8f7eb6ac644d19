/** The page's theme: the system's, or one that the reader chose, for the document and every element in it. */
import { palettes } from './palette.js';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Elements take their colours from `--activarium-…` properties where these are set. */
export function applyTheme(root: HTMLElement, theme: Theme): void {
  const palette: Readonly<Record<string, string>> = palettes[theme === 'system' ? 'light' : theme];
  for (const [name, colour] of Object.entries(palette)) {
    if (theme === 'system') root.style.removeProperty(`--activarium-${name}`);
    else root.style.setProperty(`--activarium-${name}`, colour);
  }
  if (theme === 'system') root.removeAttribute('data-theme');
  else root.setAttribute('data-theme', theme);
}
