/** Debian's Chromium on the built site: what every end-to-end test starts from. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../web/tools/serve.mjs';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A headless Chromium; CHROMIUM_PATH names another one than Debian's.
 * @param {readonly string[]} [extraFlags]
 */
export async function launch(extraFlags = []) {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(`${executablePath} is not there: install Debian's package chromium or set CHROMIUM_PATH.`);
  }
  return chromium.launch({ executablePath, args: [...flags, ...extraFlags] });
}

/** A server for dist/, or for another folder. @param {string} [folder] */
export async function serveSite(folder) {
  const site = folder ?? fileURLToPath(new URL('../../dist', import.meta.url));
  if (!existsSync(site)) throw new Error(`${site} is not there: run \`npm run build\` first.`);
  return serve(site, 0);
}
