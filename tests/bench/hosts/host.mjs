/** Starts a contender where it lives. */
import { openInNode } from './node.mjs';
import { openInPage } from './page.mjs';
import { openInPython } from './python.mjs';

/** @typedef {import('../contenders/contender.mjs').Timed & { close(): Promise<void>, version?: string }} Opened */

/**
 * @param {import('../contenders/list.mjs').Contender} contender
 * @param {{ browser: import('playwright-core').Browser, site: string, root: string }} surroundings  `site` serves `root`
 * @returns {Promise<Opened | string>} or why it cannot take part
 */
export async function open(contender, { browser, site, root }) {
  if (contender.where === 'Python') return openInPython(root);
  const opened = await (contender.where === 'Node'
    ? openInNode(contender, root)
    : openInPage(contender, browser, site));
  return opened ?? `the engine has no ${contender.kernels ?? ''} kernels here`;
}
