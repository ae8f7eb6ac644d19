/**
 * The catalogues of web/src/text/catalogues for the page: messages in ICU MessageFormat, parsed here, so that the page
 * needs no parser. `virtual:languages` (declared in web/src/virtual-modules.d.ts) loads the languages but English, each
 * as one file; among them is `en-XA`, made here from English, by which tests see words that come from no catalogue.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueFolder, catalogues, englishMessages } from './english.mjs';
import { readMessage, pseudo } from './messages.mjs';

const english = 'en';
const pseudoLanguage = 'en-XA';
const languages = 'virtual:languages';
const language = 'virtual:language/';
const catalogue = 'virtual:catalogue/';

/**
 * @param {string} root  the repository
 * @returns {import('vite').Plugin}
 */
export function wordsPlugin(root) {
  const folder = catalogueFolder(root);
  const tags = () => [...readdirSync(folder).filter((tag) => tag !== english), pseudoLanguage];

  /** @param {string} tag */
  async function languageMessages(tag) {
    if (tag !== pseudoLanguage) return parsed(catalogues(root, tag), tag, (message) => message);
    return parsed(await englishMessages(root), english, pseudo);
  }

  return {
    name: 'activarium-words',
    enforce: 'pre',
    resolveId(id) {
      if (id === languages || id.startsWith(language)) return `\0${id}`;
      // By another name, or Vite's own reader of JSON would take it.
      const [, tag, room] = /\/catalogues\/([^/]+)\/([^/]+)\.json$/.exec(id) ?? [];
      return tag === undefined || room === undefined ? undefined : `\0${catalogue}${tag}/${room}`;
    },
    async load(id) {
      if (id === `\0${languages}`) {
        const all = tags().map((tag) => `['${tag}', () => import('${language}${tag}')]`);
        return `export default new Map([${all.join(', ')}]);`;
      }
      if (id.startsWith(`\0${language}`)) {
        const tag = id.slice(language.length + 1);
        const source = join(folder, tag === pseudoLanguage ? english : tag);
        for (const file of readdirSync(source)) this.addWatchFile(join(source, file));
        return `export default ${JSON.stringify(await languageMessages(tag))};`;
      }
      if (id.startsWith(`\0${catalogue}`)) {
        const [tag = '', room = ''] = id.slice(catalogue.length + 1).split('/');
        this.addWatchFile(join(folder, tag, `${room}.json`));
        const { [room]: messages } = parsed(catalogues(root, tag), tag, (message) => message);
        return `export default ${JSON.stringify(messages)};`;
      }
      return undefined;
    },
  };
}

/**
 * The messages as the message library takes them, after `change`.
 * @param {Record<string, Record<string, string>>} rooms
 * @param {string} tag  for the error of a message that cannot be read
 * @param {(message: import('./messages.mjs').Message) => import('./messages.mjs').Message} change
 */
function parsed(rooms, tag, change) {
  const entries = Object.entries(rooms).map(([room, texts]) => [
    room,
    Object.fromEntries(
      Object.entries(texts).map(([key, text]) => [key, change(readMessage(text, `${tag}/${room}: ${key}`))]),
    ),
  ]);
  return Object.fromEntries(entries);
}
