/** Counts the workers that the pages of a context start and end. */
import type { BrowserContext, Page } from 'playwright-core';

interface Counted {
  made: number;
  ended: number;
}
type WithCount = typeof globalThis & { counted: Counted };

/** To be called before the pages are opened. */
export async function countWorkers(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const counted = { made: 0, ended: 0 };
    Object.assign(window, { counted });
    window.Worker = class extends Worker {
      #ended = false;
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        counted.made += 1;
      }
      override terminate(): void {
        if (!this.#ended) counted.ended += 1;
        this.#ended = true;
        super.terminate();
      }
    };
  });
}

export const workersOf = (page: Page): Promise<{ made: number; running: number }> =>
  page.evaluate(() => {
    const { made, ended } = (globalThis as WithCount).counted;
    return { made, running: made - ended };
  });
