/** What the tests of elements ask of the browser beyond what a page can do; runs beside it, in Node. */
import type { BrowserCommand } from 'vitest/node';

/** What the reader’s system prefers. */
export interface Preferences {
  readonly colorScheme?: 'light' | 'dark';
  readonly forcedColors?: 'active' | 'none';
}

declare module 'vitest/browser' {
  interface BrowserCommands {
    emulate: (preferences: Preferences) => Promise<void>;
    /** Takes the mouse away from what stands on the page, into the lower right corner. */
    parkMouse: () => Promise<void>;
  }
}

export const emulate: BrowserCommand<[preferences: Preferences]> = async ({ page }, preferences) => {
  await page.emulateMedia(preferences);
};

export const parkMouse: BrowserCommand = async ({ page }) => {
  const { width, height } = page.viewportSize() ?? { width: 1, height: 1 };
  await page.mouse.move(width - 1, height - 1);
};
