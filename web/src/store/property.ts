/**
 * A property of the page's state: its key in links, its words, its start value, and how text becomes a value.
 *
 * One parser serves form fields and links; only a decimal comma is for fields alone. A form takes only `valid` readings
 * and says what is wrong with the others; a link takes `clamped` readings too, because a link is never trusted but
 * should still open. The kinds of properties stand beside: of numbers, of choices, of tuples.
 */
import type { Typed } from '../text/typed.js';
import { decode, withoutBlanks } from './link-text.js';
import { say } from './words.js';

/** What is wrong with the value that is called `name`: a sentence without its full stop, in the language of the moment. */
export type Fault = (name: string) => string;

export type Reading<T> =
  | { readonly kind: 'valid'; readonly value: T }
  | { readonly kind: 'clamped'; readonly value: T; readonly fault: Fault }
  | { readonly kind: 'invalid'; readonly fault: Fault };

export interface Property<T> {
  /** Name in links. */
  readonly key: string;
  /** Name in sentences and at form fields. */
  readonly label: () => string;
  readonly initial: T;
  /** Whether a change of it is a step that the browser's Back goes over. */
  readonly makesHistory?: boolean;
  /** Whether it is a reader's text, in which a blank may be meant. */
  readonly isFree?: boolean;
  read(text: string): Reading<T>;
  /** How a field reads what is typed into it, where it takes more than links do. */
  readTyped?(text: string): Reading<T>;
  write(value: T): string;
  /** A value in a sentence to the reader; as links write it where this is missing. */
  say?(value: T): string;
}

/** Reads what is typed into a field; only a value that is valid as it stands is taken. */
export function readField<T>(property: Property<T>, text: string): Typed<T> {
  const reading = property.readTyped?.(text) ?? property.read(text);
  return reading.kind === 'valid'
    ? { kind: 'value', value: reading.value }
    : { kind: 'fault', reason: say('sentence', { fault: reading.fault(property.label()) }) };
}

/**
 * Reads what a link gives. In a text that is not free, a blank is a mail program's, unless the text is made of numbers
 * with blanks between them; and what is encoded twice is decoded once more.
 */
export function readGiven<T>(property: Property<T>, text: string): Reading<T> {
  if (property.isFree === true) return property.read(text);
  const plain = withoutBlanks(text);
  const reading = property.read(plain);
  const spaced = plain === text ? reading : property.read(text);
  if (reading.kind === 'valid') {
    const isClear = spaced.kind !== 'valid' || property.write(spaced.value) === property.write(reading.value);
    return isClear ? reading : { kind: 'clamped', value: reading.value, fault: (name) => say('space', { name }) };
  }
  if (spaced.kind === 'valid') return spaced;
  const decoded = decode(plain);
  const again = decoded === plain ? reading : property.read(decoded);
  return again.kind === 'valid' ? again : reading;
}
