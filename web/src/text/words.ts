/**
 * What the page says, by key. Each room has a catalogue of English messages in ICU MessageFormat, which its code holds;
 * the catalogues of another language are loaded as a whole before the first word is shown, and a message that they lack
 * is said in English. The language holds for the whole document.
 *
 * https://unicode-org.github.io/icu/userguide/format_parse/messages/
 */
import { formatToParts, type Formatters } from 'intl-messageformat';
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { memberOf } from './member.js';

/** A message as the build leaves it: a plain text, or what the message library makes of one. */
export type Message = string | MessageFormatElement[];

/** A language's catalogues by room. */
export type Catalogues = Readonly<Record<string, Readonly<Record<string, Message>>>>;

export const english = 'en';

let current: { readonly tag: string; readonly catalogues: Catalogues } = { tag: english, catalogues: {} };

/** The BCP 47 tag of the language, for `Intl` and for `lang`. */
export const language = (): string => current.tag;

/** From now on; to be called before the first word is shown, as nothing that has been said is said anew. */
export function speak(tag: string, catalogues: Catalogues): void {
  current = { tag, catalogues };
}

/** A message of the language that is spoken; `undefined` in English, whose messages the rooms hold, and where it is missing. */
export function translation(room: string, key: string): Message | undefined {
  const catalogue = memberOf(current.catalogues, room);
  return catalogue && memberOf(catalogue, key);
}

/** What a message wants: by name a text, a number for plurals, or what a tag makes of the parts that stand in it. */
export type Values = Readonly<Record<string, unknown>>;

type Content = readonly unknown[];
export type Tag = (content: Content) => unknown;

export interface Words<Key extends string> {
  /** Whether there is such a message, for keys that are made of names. */
  readonly has: (key: string) => key is Key;
  /** A message as a text. */
  readonly say: (key: Key, values?: Values) => string;
  /** The same in English, whatever language is spoken. */
  readonly english: (key: Key, values?: Values) => string;
  /**
   * A message for a template, in parts: texts, values (templates too), and what its tags make of their content. In a
   * catalogue `<b>dead</b>` calls the value `b` with what stands between.
   */
  readonly parts: (key: Key, values: Values) => Content;
}

/** `room` names the catalogue in the other languages; `catalogue` is the English one. */
export function wordsOf<Key extends string>(room: string, catalogue: Readonly<Record<Key, Message>>): Words<Key> {
  const parts = (key: Key, values: Values = {}): Content =>
    partsOf(translation(room, key) ?? catalogue[key], values, `${room}.${key}`);
  return {
    has: (key): key is Key => Object.hasOwn(catalogue, key),
    say: (key, values) => parts(key, values).join(''),
    english: (key, values = {}) => partsOf(catalogue[key], values, `${room}.${key}`, english).join(''),
    parts,
  };
}

export function partsOf(message: Message, values: Values, name: string, tag = current.tag): Content {
  if (typeof message === 'string') return [message];
  return formatToParts(message, tag, formatters, formats, values, undefined, name).map(({ value }) => value);
}

const formats = { number: {}, date: {}, time: {} };

/** `Intl`'s formats are dear to make. */
const made = new Map<string, Intl.NumberFormat | Intl.PluralRules>();

function once<T extends Intl.NumberFormat | Intl.PluralRules>(kind: string, args: unknown, make: () => T): T {
  const key = `${kind} ${JSON.stringify(args)}`;
  const found = made.get(key) ?? make();
  made.set(key, found);
  return found as T;
}

const formatters: Formatters = {
  getNumberFormat: (tag, options) => numberFormat(options as Intl.NumberFormatOptions, tag as string),
  getDateTimeFormat: (...args) => new Intl.DateTimeFormat(...args),
  getPluralRules: (...args) => once('plural', args, () => new Intl.PluralRules(...args)),
};

/** How the language writes numbers. */
export const numberFormat = (options: Intl.NumberFormatOptions, tag = current.tag): Intl.NumberFormat =>
  once('number', [tag, options], () => new Intl.NumberFormat(tag, options));
