/**
 * A link's text: its parts, `key=text` joined by `&`, and how they are found again when mail, chat or HTML have changed it.
 *
 * What is written survives linkifiers: of punctuation only `,` `.` `-` `_` and `+` (a space) stand bare, and none at the
 * end. A check part lets the reader know what was cut off, put in or put behind. It stands first, so that a link cut
 * anywhere lacks what it tells of; and it stands only in links longer than a line of mail and in those with text in which
 * a change would not be noticed: a short link that is cut is another short link.
 */
import { wellFormed } from '../text/cut.js';

export interface LinkPart {
  readonly key: string;
  readonly text: string;
}

export interface LinkReading {
  readonly parts: readonly LinkPart[];
  /** Whether something is missing or is not as it was written. */
  readonly isDamaged: boolean;
}

const checkKey = 'check';
/** Mail programs break lines after about so many characters. */
const lineLength = 72;
const checkLength = 4;

/** FNV-1a of the parts as they are meant, so that another encoding of the same does no harm. */
function checkOf(parts: readonly LinkPart[]): string {
  let hash = 0x811c9dc5;
  for (const { key, text } of parts) {
    for (const unit of `${key}=${text}&`) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  }
  return ((hash >>> 0) % 36 ** checkLength).toString(36).padStart(checkLength, '0');
}

const percent = (letter: string): string => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;

const encode = (text: string): string =>
  encodeURIComponent(text)
    .replace(/[!'()*~]/g, percent)
    .replaceAll('%2C', ',')
    .replaceAll('%20', '+');

const joined = (parts: readonly LinkPart[]): string => parts.map(({ key, text }) => `${key}=${encode(text)}`).join('&');

/** Texts of values whose properties notice when something is put in. */
const plainText = /^[A-Za-z0-9,.:_-]*$/;

/** With `#` before it; nothing where there are no parts. */
export function writeLinkText(given: readonly LinkPart[]): string {
  const parts = given.map(({ key, text }) => ({ key, text: wellFormed(text) }));
  if (parts.length === 0) return '';
  const text = joined(parts).replace(/[,._+-]$/, (letter) => (letter === '+' ? '%20' : percent(letter)));
  const isPlain =
    text.length <= lineLength &&
    parts.every((part) => plainText.test(part.text)) &&
    /[A-Za-z0-9]$/.test(parts.at(-1)?.text ?? '');
  return isPlain ? `#${text}` : `#${checkKey}=${checkOf(parts)}&${text}`;
}

const utf8 = new TextDecoder();

/** Like URLSearchParams: what is no UTF-8 becomes U+FFFD, a stray `%` stays. */
export const decode = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    utf8.decode(Uint8Array.from(run.slice(1).split('%'), (byte) => parseInt(byte, 16))),
  );

/** Spaces and line breaks that a program puts in, and characters that nobody sees, encoded or not. */
const blanks = /[\s\p{Cf}]|%(?:20|09|0A|0D|C2%A[0D]|E2%80%(?:8[0-9A-F]|A[89AF])|E2%81%A0|E3%80%80|EF%BB%BF)/giu;

/** Without blanks: for texts in which a blank means nothing. */
export const withoutBlanks = (text: string): string => text.replace(/[\s\p{Cf}]/gu, '');

/** What linkifiers take along: the stop, quote, bracket or blank behind a link. */
const tail = /(?:[.,:;!?'"<>\]}*_~`’”»…\s]|%(?:2[0127ACE]|3[ABCEF]|5[DF]|60|7[DE]|0[AD])|%E2%80%(?:99|9D|A6)|%C2%BB)$/i;
const longestTail = 16;

/** The text, then without the last sign behind it, and so on; of closing brackets no more than `brackets`. */
function* shorterBySigns(text: string, brackets: number): Generator<string> {
  yield text;
  let rest = text;
  let left = brackets;
  for (let i = 0; i < longestTail; i += 1) {
    let found = tail.exec(rest)?.[0];
    if (found === undefined && left > 0) {
      found = /(?:\)|%29)$/.exec(rest)?.[0];
      left -= 1;
    }
    if (found === undefined) return;
    rest = rest.slice(0, -found.length);
    yield rest;
  }
}

/** A bracket that the link itself opens stays, as in GitHub's Markdown. */
function withoutSigns(text: string): string {
  const count = (bracket: RegExp): number => text.match(bracket)?.length ?? 0;
  return [...shorterBySigns(text, count(/\)|%29/g) - count(/\(|%28/g))].at(-1) ?? text;
}

const withoutHead = (text: string): string => text.replace(/^(?:#|%(?:25)*23)+/, '');

/** A link that was encoded as a whole, once or more, has lost the signs between its parts. */
function unwrapped(hash: string): string {
  let text = withoutHead(hash);
  for (let i = 0; i < 3 && !text.includes('=') && /%(?:25)*3D/i.test(text); i += 1) text = withoutHead(decode(text));
  return text;
}

function partsOf(text: string): readonly LinkPart[] {
  const parts = text.split(/&(?:(?:amp|#38|#x26)(?:;|%3B))*/i).filter((part) => part !== '');
  return parts.map((part) => {
    const [key = ''] = part.split('=', 1);
    return {
      key: withoutBlanks(decode(key)),
      text: decode(part.slice(key.length + 1).replaceAll('+', ' ')),
    };
  });
}

const isBroken = (text: string): boolean => {
  const bare = text.replace(/%EF%BF%BD/gi, '');
  return /%(?![0-9a-f]{2})/i.test(bare) || decode(bare).includes('\uFFFD');
};

/** What a link may have been before it came here, the likeliest first. */
function* ancestors(text: string): Generator<string> {
  yield* shorterBySigns(text, longestTail);
  let plain = text.replace(blanks, '');
  for (let i = 0; i < 3; i += 1) {
    yield* shorterBySigns(plain, longestTail);
    plain = plain.replaceAll('%25', '%');
  }
}

export function readLinkText(hash: string): LinkReading {
  const text = unwrapped(hash);
  const hasCheck = partsOf(text.replace(blanks, '')).some(({ key }) => key === checkKey);
  for (const ancestor of hasCheck ? ancestors(text) : []) {
    const parts = partsOf(ancestor);
    const check = parts.find(({ key }) => key === checkKey);
    const others = parts.filter((part) => part !== check);
    if (checkOf(others) === check?.text) return { parts: others, isDamaged: false };
  }
  const rest = withoutSigns(hasCheck ? text.replace(blanks, '') : text);
  return { parts: partsOf(rest).filter(({ key }) => key !== checkKey), isDamaged: hasCheck || isBroken(rest) };
}
