/**
 * All that the page says in English, by room and key, as messages in ICU MessageFormat: the catalogues, and what the
 * engine and the claims say of functions.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { listedFunctions } from './listed-functions.mjs';

/** @typedef {Record<string, Record<string, string>>} Messages */

/** @param {string} root  the repository */
export const catalogueFolder = (root) => join(root, 'web/src/text/catalogues');

/** The catalogues of a language. @param {string} root @param {string} tag @returns {Messages} */
export function catalogues(root, tag) {
  const folder = join(catalogueFolder(root), tag);
  return Object.fromEntries(
    readdirSync(folder).map((file) => [
      file.replace(/\.json$/, ''),
      JSON.parse(readFileSync(join(folder, file), 'utf8')),
    ]),
  );
}

/** A text as a message that says it. @param {string} text */
const asMessage = (text) => text.replaceAll("'", "''").replace(/[{}<>]+/g, "'$&'");

/** The texts on functions. @param {string} root @returns {Promise<Record<string, string>>} */
async function functionTexts(root) {
  /** @type {Record<string, string>} */
  const found = {};
  /** @param {string} key @param {string} text */
  const note = (key, text) => {
    found[key] = asMessage(text);
    return text;
  };
  const source = join(root, 'web/src');
  /** @type {typeof import('../src/functions/info-texts.js')} */
  const { claimsWithTexts, withTexts } = (await runnerImport(join(source, 'functions/info-texts.ts'))).module;
  /** @type {typeof import('../src/engine/claims/index.js')} */
  const { claims } = (await runnerImport(join(source, 'engine/claims/index.ts'))).module;
  for (const info of await listedFunctions(root)) {
    withTexts(info, note);
    claimsWithTexts(info.id, claims.get(info.id) ?? [], note);
  }
  return found;
}

/** @param {string} root @returns {Promise<Messages>} */
export async function englishMessages(root) {
  return { ...catalogues(root, 'en'), 'functions-info': await functionTexts(root) };
}
