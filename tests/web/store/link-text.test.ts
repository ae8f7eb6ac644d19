/** The text of links: what is written survives mail, chat and HTML, or the reader is told that it did not. */
import { describe, expect, it } from 'vitest';
import { readLinkText, writeLinkText, type LinkPart } from '../../../web/src/store/link-text.js';
import { pageProperties } from '../../../web/src/workbench/state.js';

const partsOf = (fields: Readonly<Record<string, string>>): readonly LinkPart[] =>
  Object.entries(fields).map(([key, text]) => ({ key, text }));

const written = (fields: Readonly<Record<string, string>>): string => writeLinkText(partsOf(fields));

/** What the hash is read as; nothing where the reader is told that it is not whole. */
function read(hash: string): Readonly<Record<string, string>> | undefined {
  const { parts, isDamaged } = readLinkText(hash);
  return isDamaged ? undefined : Object.fromEntries(parts.map(({ key, text }) => [key, text]));
}

const short = { f: 'relu,gelu', lr: '0.1' };
const long = {
  view: 'train',
  f: 'relu,elu-alpha,swish',
  p: 'swish.beta:1.5',
  x: '-0.25,1000',
  own: "Mine (2)~x*tanh(b*x)~b:1:0:5;It''s 100%~x + 1",
};

describe('a link', () => {
  it('that is short and says all by itself is nothing but its parts', () => {
    expect(written(short)).toBe('#f=relu,gelu&lr=0.1');
    expect(written({})).toBe('');
    expect(read('')).toEqual({});
    expect(read('#')).toEqual({});
  });

  it('that is long, holds free text or ends in a sign has a check part before the others', () => {
    expect(written(long)).toMatch(/^#check=[0-9a-z]{4}&view=train&/);
    expect(written({ own: 'x~x' })).toMatch(/^#check=/);
    expect(written({ pts: '1,2.' })).toMatch(/^#check=[0-9a-z]{4}&pts=1,2%2E$/);
    expect(written({ hidden: Array.from({ length: 20 }, () => '512').join(',') })).toMatch(/^#check=/);
  });

  it.each([short, long, { pts: '1,2.' }, { own: '👩‍🔬~α + β\n' }, { own: 'a&b=c#d?e/f\\g|h`i"j<k>' }])(
    'is read as it was written: %o',
    (fields) => {
      expect(read(written(fields))).toEqual(fields);
      expect(read(new URL(written(fields), 'http://localhost/').hash)).toEqual(fields);
    },
  );

  it('holds half a letter as the sign for what cannot be read', () => {
    expect(read(written({ own: 'a\uD83D~\uDE00' }))).toEqual({ own: 'a\uFFFD~\uFFFD' });
  });
});

describe('a link in the hands of a program', () => {
  const wholly = (hash: string): string => `#${encodeURIComponent(hash.slice(1))}`;
  const cases: readonly (readonly [string, (hash: string) => string])[] = [
    ['with &amp; between its parts', (hash) => hash.replaceAll('&', '&amp;')],
    ['with &amp;amp; between its parts', (hash) => hash.replaceAll('&', '&amp;amp;')],
    ['with &#38; between its parts', (hash) => hash.replaceAll('&', '&#38;')],
    ['encoded as a whole', wholly],
    ['encoded as a whole with its #', (hash) => `#${encodeURIComponent(hash)}`],
    ['encoded as a whole twice', (hash) => wholly(wholly(hash))],
    ['encoded once more but for the signs between', (hash) => `#${encodeURI(hash.slice(1))}`],
    ['encoded twice more but for the signs between', (hash) => `#${encodeURI(encodeURI(hash.slice(1)))}`],
    ['with two #', (hash) => `#${hash}`],
    ['with an encoded #', (hash) => `#%23${hash.slice(1)}`],
    ['with an encoded # instead', (hash) => `%23${hash.slice(1)}`],
    ['with commas encoded', (hash) => hash.replaceAll(',', '%2C')],
    ['with colons, stars and brackets decoded', (hash) => hash.replace(/%(?:3A|2A|28|29)/g, decodeURIComponent)],
    ...['.', ',', ')', '>', '"', "'", ';', ':', '!', '?', ']', '*', '~', '_', '.)', '>.', '”', '’', '…', '»', '),'].map(
      (sign) => [`with ${sign} taken along`, (hash: string) => `${hash}${sign}`] as const,
    ),
    ['with a space behind it', (hash) => `${hash}%20`],
  ];

  it.each(cases)('%s means what it meant', (_how, change) => {
    for (const fields of [short, long]) {
      const hash = change(written(fields));
      expect(read(hash)).toEqual(fields);
      expect(read(new URL(hash.replace(/^(?!#)/, '#'), 'http://localhost/').hash)).toEqual(fields);
    }
  });

  it.each(['%20', '\n', '\r\n', '%0A', '%0D%0A', '\u200B', '\u00AD', '\uFEFF', '\u2060', '%E2%80%8B', '%C2%A0'])(
    'that is long and got a break or blank anywhere means what it meant: %o',
    (blank) => {
      const hash = written(long);
      for (let at = 1; at <= hash.length; at += 1) {
        if (/%.?$/.test(hash.slice(0, at))) continue; // inside a code of a letter: next test
        expect(read(hash.slice(0, at) + blank + hash.slice(at))).toEqual(long);
      }
    },
  );

  it('that is long and was cut anywhere tells it', () => {
    const hash = written(long);
    for (let at = hash.length - 1; at > 1; at -= 1) {
      const cut = hash.slice(0, at);
      const { parts, isDamaged } = readLinkText(cut);
      // Cut within the check part's name, an unknown part is left.
      expect(isDamaged || /^c(?:h(?:e(?:ck?)?)?)?$/.test(parts[0]?.key ?? '')).toBe(true);
    }
  });

  it('that lost or got a letter tells it', () => {
    const hash = written(long);
    for (let at = hash.indexOf('&'); at < hash.length - 1; at += 1) {
      expect(read(hash.slice(0, at) + hash.slice(at + 1))).toBeUndefined();
      expect(read(`${hash.slice(0, at)}k${hash.slice(at)}`)).toBeUndefined();
    }
  });

  it('keeps the bracket that it opened itself', () => {
    expect(read('#own=Mine~x*tanh(x)')).toEqual({ own: 'Mine~x*tanh(x)' });
    expect(read('#own=Mine~x*tanh(x))')).toEqual({ own: 'Mine~x*tanh(x)' });
  });

  it('as long as a program likes takes no time', () => {
    for (const sign of [')', '%', '&', '%25', '=', ' ', '😀']) {
      expect(() => readLinkText(`#check=0000&${sign.repeat(300_000)}`)).not.toThrow();
    }
  });
});

describe('what the writer writes', () => {
  /** What a program takes for the link at the beginning of a text. */
  const linkifiers: Readonly<Record<string, (text: string) => string>> = {
    // github.github.com/gfm, “Extended autolink path validation”.
    'GitHub’s Markdown': (text) => {
      let link = /^[^\s<]*/.exec(text)?.[0] ?? '';
      for (;;) {
        const count = (sign: string): number => link.split(sign).length - 1;
        if (/[?!.,:*_~'"]$/.test(link)) link = link.slice(0, -1);
        else if (link.endsWith(')') && count(')') > count('(')) link = link.slice(0, -1);
        else if (/&[A-Za-z0-9]+;$/.test(link)) link = link.replace(/&[A-Za-z0-9]+;$/, '');
        else return link;
      }
    },
    // RFC 3986, appendix C: quotes, angle brackets and white space delimit an address.
    'RFC 3986': (text) => /^[^\s<>"]*/.exec(text)?.[0] ?? '',
    // The most careful: only letters that no program's rule names, and none but a letter, digit or / at the end.
    'the most careful': (text) => /^[A-Za-z0-9:/.,#&=%+_-]*[A-Za-z0-9/]/.exec(text)?.[0] ?? '',
  };
  const nasty = [
    "'",
    '(',
    ')',
    '~',
    ',',
    ';',
    '*',
    '!',
    '_',
    '.',
    '-',
    ':',
    '"',
    '<',
    '>',
    ']',
    '|',
    '\\',
    '`',
    '&lt;',
  ];

  it.each(Object.entries(linkifiers))('is taken whole by the rules of %s', (_name, linkify) => {
    for (const sign of nasty) {
      for (const text of [`a${sign}b`, `a${sign}`, `${sign}a`, `a${sign}${sign}`]) {
        for (const key of ['own', 'pts']) {
          const link = `https://example.org/${written({ f: 'relu', [key]: text })}`;
          for (const behind of ['', ' and more', '. Then', ').', '\n']) {
            const taken = linkify(`${link}${behind}`);
            expect(taken.startsWith(link)).toBe(true);
            expect(read(new URL(taken).hash)).toEqual({ f: 'relu', [key]: text });
          }
        }
      }
    }
  });

  it('has no key that HTML would take for the name of a letter after &', () => {
    const names =
      /^(?:amp|lt|gt|quot|nbsp|iexcl|cent|pound|curren|yen|brvbar|sect|uml|copy|ordf|laquo|not|shy|reg|macr|deg|plusmn|sup[123]|acute|micro|para|middot|cedil|ordm|raquo|frac|iquest|times|divide|szlig|eth|thorn)/i;
    expect(Object.values(pageProperties).filter(({ key }) => names.test(key))).toEqual([]);
  });

  it('has a key of its own for each property, and none that means something else', () => {
    const keys = ['check', 'theme', ...Object.values(pageProperties).map(({ key }) => key)];
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[a-z]+$/);
  });
});
