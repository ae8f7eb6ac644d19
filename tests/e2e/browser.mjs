/** Debian's Chromium on the built site: what every end-to-end test starts from. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../web/tools/serve.mjs';
import { chromiumOptions } from '../chromium.mjs';

/**
 * A headless Chromium.
 * @param {readonly string[]} [extraFlags]
 */
export async function launch(extraFlags = []) {
  const options = chromiumOptions(extraFlags);
  if (!existsSync(options.executablePath)) {
    throw new Error(`${options.executablePath} is not there: install Debian's package chromium or set CHROMIUM_PATH.`);
  }
  return chromium.launch(options);
}

/** A server for dist/, or for another folder. @param {string} [folder] */
export async function serveSite(folder) {
  const site = folder ?? fileURLToPath(new URL('../../dist', import.meta.url));
  if (!existsSync(site)) throw new Error(`${site} is not there: run \`npm run build\` first.`);
  return serve(site, 0);
}
