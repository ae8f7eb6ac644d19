/**
 * The catalogues of web/src/text/catalogues for the page: messages in ICU MessageFormat, parsed here, so that the page
 * needs no parser. `virtual:languages` (declared in web/src/virtual-modules.d.ts) loads the languages but English, each
 * as one file; among them is `en-XA`, made here from English, by which tests see words that come from no catalogue.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
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
  const folder = join(root, 'web/src/text/catalogues');

  /** @param {string} tag @param {string} room */
  const fileOf = (tag, room) => join(folder, tag, `${room}.json`);
  /** @param {string} tag */
  const roomsOf = (tag) => readdirSync(join(folder, tag)).map((file) => file.replace(/\.json$/, ''));
  const tags = () => [...readdirSync(folder).filter((tag) => tag !== english), pseudoLanguage];

  /** @param {string} tag @param {string} room */
  const messages = (tag, room) =>
    Object.fromEntries(
      Object.entries(JSON.parse(readFileSync(fileOf(tag, room), 'utf8'))).map(([key, text]) => [
        key,
        readMessage(text, `${fileOf(tag, room)}: ${key}`),
      ]),
    );

  /** @param {string} tag @returns {Record<string, Record<string, import('./messages.mjs').Message>>} */
  function catalogues(tag) {
    if (tag !== pseudoLanguage) return Object.fromEntries(roomsOf(tag).map((room) => [room, messages(tag, room)]));
    return Object.fromEntries(
      roomsOf(english).map((room) => [
        room,
        Object.fromEntries(Object.entries(messages(english, room)).map(([key, message]) => [key, pseudo(message)])),
      ]),
    );
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
    load(id) {
      if (id === `\0${languages}`) {
        const all = tags().map((tag) => `['${tag}', () => import('${language}${tag}')]`);
        return `export default new Map([${all.join(', ')}]);`;
      }
      if (id.startsWith(`\0${language}`)) {
        const tag = id.slice(language.length + 1);
        for (const room of roomsOf(tag === pseudoLanguage ? english : tag))
          this.addWatchFile(fileOf(tag === pseudoLanguage ? english : tag, room));
        return `export default ${JSON.stringify(catalogues(tag))};`;
      }
      if (id.startsWith(`\0${catalogue}`)) {
        const [tag = '', room = ''] = id.slice(catalogue.length + 1).split('/');
        this.addWatchFile(fileOf(tag, room));
        return `export default ${JSON.stringify(messages(tag, room))};`;
      }
      return undefined;
    },
  };
}
