/** Vite's module `virtual:engine-build`: which compiled engine a page trains with (declared in web/src/virtual-modules.d.ts). */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const name = 'virtual:engine-build';
const resolved = `\0${name}`;
/** All that a training computes with. */
const files = ['engine.wasm', 'relaxed.wasm'];

/**
 * @param {string} root  the repository
 * @returns {import('vite').Plugin}
 */
export function engineBuildPlugin(root) {
  return {
    name: 'activarium-engine-build',
    resolveId: (id) => (id === name ? resolved : undefined),
    load(id) {
      if (id !== resolved) return undefined;
      const hash = createHash('sha256');
      for (const file of files) {
        const path = join(root, 'build/wasm', file);
        this.addWatchFile(path);
        hash.update(readFileSync(path));
      }
      return `export default ${JSON.stringify(hash.digest('hex').slice(0, 12))};`;
    },
  };
}
