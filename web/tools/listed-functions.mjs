/** What the engine tells of its functions, asked at build time. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** @typedef {import('../src/engine/types.js').ActivationInfo} ActivationInfo */

/** Where the build leaves the engine. @param {string} root */
export function engineFiles(root) {
  const folder = join(root, 'build/wasm');
  return { script: join(folder, 'engine.js'), wasm: join(folder, 'engine.wasm') };
}

/**
 * @param {string} root  the repository, with the engine built in build/wasm
 * @returns {Promise<ActivationInfo[]>}
 */
export async function listedFunctions(root) {
  const { script, wasm } = engineFiles(root);
  for (const file of [script, wasm])
    if (!existsSync(file)) throw new Error(`${file} is missing, which lists the functions: run \`npm run build\`.`);
  const { default: createModule } = await import(/* @vite-ignore */ pathToFileURL(script).href);
  const compiled = await WebAssembly.compile(readFileSync(wasm));
  /** @type {{ activations(): ActivationInfo[] }} */
  const engine = await new Promise((resolve, reject) => {
    /** @param {WebAssembly.Imports} imports @param {(instance: WebAssembly.Instance) => void} done */
    const instantiateWasm = (imports, done) => {
      WebAssembly.instantiate(compiled, imports).then(done, reject);
      return {};
    };
    createModule({ instantiateWasm }).then(resolve, reject);
  });
  return engine.activations();
}
