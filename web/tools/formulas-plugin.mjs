/** Vite's module `virtual:formulas`: MathML by activation id (declared in web/src/virtual-modules.d.ts). */
import { formulas } from './formulas.mjs';
import { engineFiles } from './listed-functions.mjs';

const name = 'virtual:formulas';
const resolved = `\0${name}`;

/**
 * @param {string} root  the repository
 * @returns {import('vite').Plugin}
 */
export function formulasPlugin(root) {
  return {
    name: 'activarium-formulas',
    resolveId: (id) => (id === name ? resolved : undefined),
    async load(id) {
      if (id !== resolved) return undefined;
      this.addWatchFile(engineFiles(root).wasm);
      return `export default ${JSON.stringify(await formulas(root))};`;
    },
  };
}
