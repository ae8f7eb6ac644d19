/** Starts a contender where it lives. */
import { openInNode } from './node.mjs';
import { openInPage } from './page.mjs';
import { openInPython } from './python.mjs';

/** @typedef {import('../contenders/contender.mjs').Timed & { close(): Promise<void>, version?: string }} Opened */

/**
 * @param {import('../contenders/list.mjs').Contender} contender
 * @param {import('../surroundings.mjs').Surroundings} surroundings
 * @returns {Promise<Opened | string>} or why it cannot take part
 */
export async function open(contender, surroundings) {
  const { browser, site, root } = surroundings;
  if (contender.where === 'Python') return openInPython(surroundings);
  const opened = await (contender.where === 'Node'
    ? openInNode(contender, root)
    : openInPage(contender, browser, site));
  return opened ?? `the engine has no ${contender.kernels ?? ''} kernels here`;
}
