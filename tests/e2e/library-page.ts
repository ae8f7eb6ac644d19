/** A page that is not Activarium's, with the library on it, and what runs alike on it and in Node. */
import type { Browser, Page } from 'playwright-core';
import { createEngine } from '../web/engine/library.js';

export type WithLibrary = typeof globalThis & { createEngine: typeof createEngine };

/** A page of the host at `url`; `script` runs before the library comes. */
export async function pageWithLibrary(browser: Browser, url: string, script = ';'): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${url}data/fashion-mnist/manifest.json`);
  const load = `import { createEngine } from '${url}lib/activarium.js'; globalThis.createEngine = createEngine;`;
  await page.addScriptTag({ content: script });
  await page.addScriptTag({ type: 'module', content: load });
  await page.waitForFunction('globalThis.createEngine');
  return page;
}

/** What `use`, which takes nothing from around it but the global object, gives in Node. */
export async function inNode<A, R>(use: (given: A) => Promise<R>, given: A): Promise<R> {
  (globalThis as WithLibrary).createEngine = createEngine;
  return use(given);
}
