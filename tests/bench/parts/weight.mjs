/** What a page fetches from an empty cache until the first training steps are done, images left aside. */
import { gzipSync } from 'node:zlib';
import { contenders } from '../contenders/list.mjs';
import { openInPage } from '../hosts/page.mjs';

/** @typedef {{ who: string, label: string, files: number, bytes: number, gzip: number }} WeightRow */

/**
 * @param {import('../surroundings.mjs').Surroundings} surroundings @param {import('../options.mjs').Options} options
 * @returns {Promise<WeightRow[]>}
 */
export async function measureWeight(surroundings, { who }) {
  /** @type {WeightRow[]} */
  const rows = [];
  for (const contender of contenders) {
    if (contender.where !== 'Chromium' || contender.withoutBackground || !who.includes(contender.who)) continue;
    const fetched = await fetchedBy(contender, surroundings);
    if (!fetched) continue;
    const { who: name, label, kernels } = contender;
    rows.push({
      who: name,
      label: kernels ? `${label}, ${kernels}` : label,
      files: fetched.length,
      bytes: fetched.reduce((sum, body) => sum + body.length, 0),
      gzip: fetched.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0),
    });
  }
  return rows;
}

/**
 * The bodies of what was fetched, without the bench's own files and the task's.
 * @param {import('../contenders/list.mjs').Contender} contender
 * @param {import('../surroundings.mjs').Surroundings} surroundings
 * @returns {Promise<Buffer[] | null>} null where the contender cannot take part
 */
async function fetchedBy(contender, { browser, site }) {
  /** @type {Map<string, Promise<Buffer>>} */
  const bodies = new Map();
  const opened = await openInPage(contender, browser, site, (response) => {
    const address = response.url();
    if (/\/(?:tests\/bench|build\/bench\/task|dist\/data)\//.test(address)) return;
    bodies.set(address, response.body());
  });
  if (!opened) return null;
  await opened.round(1);
  const fetched = await Promise.all(bodies.values());
  await opened.close();
  if (![...bodies.keys()].some((address) => address.endsWith('.wasm')) && contender.module !== 'jax-js')
    throw new Error(`${contender.label}: no wasm was seen among what it fetched.`);
  return fetched;
}
