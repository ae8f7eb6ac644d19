/** A cheap fingerprint of files and folders (names, sizes, times), by which the build skips what has not changed. */
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** @param {string[]} paths  files and folders; a missing one counts as such */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths) add(path);
  return hash.digest('hex');

  /** @param {string} path */
  function add(path) {
    const info = statSync(path, { throwIfNoEntry: false });
    if (!info) return void hash.update(`${path} missing\n`);
    if (!info.isDirectory()) return void hash.update(`${path} ${info.size} ${info.mtimeMs}\n`);
    for (const name of readdirSync(path).sort()) add(join(path, name));
  }
}
