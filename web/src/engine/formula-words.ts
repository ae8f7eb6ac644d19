/** The words for formulas: what is wrong with one, what may not be meant in it, which function it is. */
import formulas from '../text/catalogues/en/formulas.json';
import { wordsOf } from '../text/words.js';
import type { Values } from './refusal.js';

export const formulaWords = wordsOf('formulas', formulas);

type Key = keyof typeof formulas;
export type Worded<K> = readonly [key: K, values: Readonly<Record<string, unknown>>];

/** Texts between commas, or whatever else parts them. */
export const parted = (text: unknown, mark = ','): readonly string[] => String(text).split(mark).filter(Boolean);

/** x and the parameters, of names with commas between. */
const argumentsOf = ({ parameters }: Values): string => ['x', ...parted(parameters)].join(', ');

const codePoint = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;

function argumentCount(values: Values): Worded<Key> {
  const { least, most, hasComma } = values;
  const form = most === undefined ? 'more' : most === least ? 'exact' : 'between';
  return ['argument-count', { most: 0, ...values, form, hasComma: hasComma === undefined ? 'no' : 'yes' }];
}

function unknownFunction(values: Values): Worded<Key> {
  const { expressions, function: like } = values;
  if (expressions !== undefined)
    return ['unknown-function.expressions', { ...values, expressions: parted(expressions, '|') }];
  return [like === undefined ? 'unknown-function' : 'unknown-function.like', values];
}

/** By code, where the message is chosen by the values, or has others than those that the engine gives. */
const chosen = new Map<string, (values: Values) => Worded<Key>>([
  [
    'unknown-character',
    ({ character }) => {
      const code = Number(character);
      const values = { character: String.fromCodePoint(code), code: codePoint(code) };
      return [code < 0x80 ? 'unknown-character' : 'unknown-character.code', values];
    },
  ],
  ['hidden-character', ({ character }) => ['hidden-character', { code: codePoint(Number(character)) }]],
  ['unknown-function', unknownFunction],
  [
    'remainder-function',
    (values) => ['remainder-function', { ...values, expressions: parted(values['expressions'], '|') }],
  ],
  ['argument-count', argumentCount],
  ['drawn-starts', (values) => ['drawn-starts', { ...values, arguments: argumentsOf(values) }]],
  ['no-argument', (values) => ['no-argument', { ...values, arguments: argumentsOf(values) }]],
  [
    'too-many-parameters',
    (values) => [values['count'] === undefined ? 'too-many-parameters' : 'too-many-parameters.counted', values],
  ],
  [
    'parameter-or-product',
    (values) => ['parameter-or-product', { ...values, letter: String(values['name']).slice(0, 1) }],
  ],
  [
    'parameter-or-function',
    (values) => {
      const functions = parted(values['functions']).map((name) => `${name}(…)`);
      return ['parameter-or-function', { ...values, functions: functions.join(', ') }];
    },
  ],
]);

const hasMessage = (code: string): code is Key => Object.hasOwn(formulas, code);

/** The message for a code, and the values in it; `undefined` for a code that is not of formulas. */
export function formulaMessage(code: string, values: Values): Worded<Key> | undefined {
  return chosen.get(code)?.(values) ?? (hasMessage(code) ? [code, values] : undefined);
}
