/**
 * The activations' formulas as MathML, made at build time by Temml from the TeX that the engine's registry holds.
 * What comes out needs neither Temml's stylesheet nor a style attribute, which the page's content policy forbids.
 */
import temml from 'temml';
import { listedFunctions } from './listed-functions.mjs';

/**
 * The formula of every registered activation by its id.
 * @param {string} root  the repository, with the engine built in build/wasm
 * @returns {Promise<Record<string, string>>}
 */
export async function formulas(root) {
  const listed = await listedFunctions(root);
  return Object.fromEntries(listed.map(({ id, formula }) => [id, mathml(formula)]));
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
