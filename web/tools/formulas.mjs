/**
 * The activations' formulas as MathML, made at build time by Temml from the TeX that the engine's registry holds.
 * What comes out needs neither Temml's stylesheet nor a style attribute, which the page's content policy forbids.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import temml from 'temml';

/** Where the build leaves the engine. @param {string} root */
export function engineFiles(root) {
  const folder = join(root, 'build/wasm');
  return { script: join(folder, 'engine.js'), wasm: join(folder, 'engine.wasm') };
}

/**
 * The formula of every registered activation by its id.
 * @param {string} root  the repository, with the engine built in build/wasm
 * @returns {Promise<Record<string, string>>}
 */
export async function formulas(root) {
  const { script, wasm } = engineFiles(root);
  for (const file of [script, wasm])
    if (!existsSync(file)) throw new Error(`${file} is missing, from which the formulas come: run \`npm run build\`.`);
  const { default: createModule } = await import(/* @vite-ignore */ pathToFileURL(script).href);
  const compiled = await WebAssembly.compile(readFileSync(wasm));
  /** @type {{ activations(): { id: string, formula: string }[] }} */
  const engine = await new Promise((resolve, reject) => {
    /** @param {WebAssembly.Imports} imports @param {(instance: WebAssembly.Instance) => void} done */
    const instantiateWasm = (imports, done) => {
      WebAssembly.instantiate(compiled, imports).then(done, reject);
      return {};
    };
    createModule({ instantiateWasm }).then(resolve, reject);
  });
  return Object.fromEntries(engine.activations().map(({ id, formula }) => [id, mathml(formula)]));
}

/**
 * TeX to a MathML block; a mistake in the TeX is an error. Gaps between the columns of cases become spaces, where
 * Temml writes a style; everything else that it styles has a sound default.
 * @param {string} tex
 */
export function mathml(tex) {
  return temml
    .renderToString(tex, { displayMode: true, throwOnError: true, strict: true, xml: true })
    .replace(/(<mtd\b[^>]*?) style="padding-left:1em;[^"]*">/g, '$1><mspace width="1em"></mspace>')
    .replace(/ (?:style|class)="[^"]*"/g, '');
}
