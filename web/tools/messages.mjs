/** Messages in ICU MessageFormat: parsed, and put into a pseudo-language. */
import { TYPE, parse } from '@formatjs/icu-messageformat-parser';

/** @typedef {import('@formatjs/icu-messageformat-parser').MessageFormatElement} Element */
/** @typedef {string | Element[]} Message  a plain text where nothing else is in it */

/**
 * @param {unknown} text  in ICU MessageFormat
 * @param {string} place  where it stands, for the error of a text that is none
 * @returns {Message}
 */
export function readMessage(text, place) {
  if (typeof text !== 'string') throw new Error(`${place} is no text.`);
  try {
    const elements = parse(text, { captureLocation: false, shouldParseSkeletons: false });
    return plain(elements) ?? elements.map(short);
  } catch (error) {
    throw new Error(`${place} is no ICU message: ${text}`, { cause: error });
  }
}

/** @param {Element[]} elements */
function plain(elements) {
  const [first, second] = elements;
  if (first === undefined) return '';
  return second === undefined && first.type === TYPE.literal ? first.value : undefined;
}

/**
 * Without what a plural's element has anyway: all of it is loaded before the first curve.
 * @param {Element} element
 * @returns {Element}
 */
function short(element) {
  if (element.type === TYPE.tag) return { ...element, children: element.children.map(short) };
  if (element.type !== TYPE.plural && element.type !== TYPE.select) return element;
  const options = Object.fromEntries(
    Object.entries(element.options).map(([name, { value }]) => [name, { value: value.map(short) }]),
  );
  const { type, value } = element;
  const isPlain = element.type === TYPE.plural && element.offset === 0 && element.pluralType === 'cardinal';
  return /** @type {Element} */ (isPlain ? { type, value, options } : { ...element, options });
}

const plainLetters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accentedLetters = 'áƀçðéƒğĥíĵķļɱñóþǫŕšţúṽŵẋýžÁƁÇÐÉƑĞĤÍĴĶĻṀÑÓÞǪŔŠŢÚṼŴẊÝŽ';
const accented = new Map([...plainLetters].map((letter, i) => [letter, [...accentedLetters][i] ?? letter]));

/**
 * A message in the pseudo-language: letters with accents, about a third longer (vowels stand twice), and in brackets, so
 * that a reader sees what comes from no catalogue, what is cut off, and where a sentence is glued from pieces.
 * @param {Message} message
 * @returns {Message}
 */
export function pseudo(message) {
  if (message === '') return message;
  if (typeof message === 'string') return `⟦${pseudoText(message)}⟧`;
  return [literal('⟦'), ...message.map(pseudoElement), literal('⟧')];
}

/** @param {string} text */
function pseudoText(text) {
  return text.replace(/[A-Za-z]/g, (letter) =>
    (accented.get(letter) ?? letter).repeat(/[aeiouy]/.test(letter) ? 2 : 1),
  );
}

/** @param {string} value @returns {Element} */
const literal = (value) => ({ type: TYPE.literal, value });

/** @param {Element} element @returns {Element} */
function pseudoElement(element) {
  switch (element.type) {
    case TYPE.literal:
      return { ...element, value: pseudoText(element.value) };
    case TYPE.tag:
      return { ...element, children: element.children.map(pseudoElement) };
    case TYPE.plural:
    case TYPE.select:
      return /** @type {Element} */ ({
        ...element,
        options: Object.fromEntries(
          Object.entries(element.options).map(([name, { value }]) => [name, { value: value.map(pseudoElement) }]),
        ),
      });
    default:
      return element;
  }
}
