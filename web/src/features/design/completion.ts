/** The names that a formula may use, and which of them complete what stands before the caret. */
import type { ActivationInfo } from '../../engine/types.js';
import { say } from './words.js';

export interface FormulaName {
  readonly name: string;
  /** What follows the name where it is a function: `(x)`, `(x, low, high)`. */
  readonly arguments: string;
  readonly meaning: string;
}

/** Of the language of formulas, each with its arguments. */
const languageNames = [
  ['abs', '(x)'],
  ['acos', '(x)'],
  ['acosh', '(x)'],
  ['asin', '(x)'],
  ['asinh', '(x)'],
  ['atan', '(x)'],
  ['atanh', '(x)'],
  ['bspline', '(u)'],
  ['cbrt', '(x)'],
  ['ceil', '(x)'],
  ['clamp', '(x, low, high)'],
  ['cos', '(x)'],
  ['cosh', '(x)'],
  ['erf', '(x)'],
  ['erfc', '(x)'],
  ['exp', '(x)'],
  ['exp2', '(x)'],
  ['expm1', '(x)'],
  ['floor', '(x)'],
  ['gelu', '(x)'],
  ['heaviside', '(x)'],
  ['log', '(x)'],
  ['log10', '(x)'],
  ['log1p', '(x)'],
  ['log2', '(x)'],
  ['max', '(a, b, …)'],
  ['min', '(a, b, …)'],
  ['mod', '(a, b)'],
  ['phi', '(x)'],
  ['pow', '(a, b)'],
  ['relu', '(x)'],
  ['round', '(x)'],
  ['sech', '(x)'],
  ['sigmoid', '(x)'],
  ['sign', '(x)'],
  ['silu', '(x)'],
  ['sin', '(x)'],
  ['sinh', '(x)'],
  ['softplus', '(x)'],
  ['spline', '(x, low, high, n, c)'],
  ['sqrt', '(x)'],
  ['sum', '(i, low, high, term)'],
  ['tan', '(x)'],
  ['tanh', '(x)'],
  ['trunc', '(x)'],
  ['where', '(condition, a, b)'],
  ['pi', ''],
  ['e', ''],
  ['and', ''],
  ['or', ''],
  ['not', ''],
] as const;

export const knownNames = (): readonly FormulaName[] =>
  languageNames.map(([name, args]) => ({ name, arguments: args, meaning: say(`means.${name}`) }));

const known: ReadonlySet<string> = new Set(languageNames.map(([name]) => name));

/** The registry's functions of one number, which formulas call by their ids, beside those that the language has. */
export const registeredNames = (activations: readonly ActivationInfo[]): readonly FormulaName[] =>
  activations
    .filter(({ kind, family }) => kind === 'elementwise' && family !== 'own formula')
    .map(({ id, name, parameters }) => ({
      name: id.replaceAll('-', '_'),
      arguments: `(${['x', ...parameters.map((parameter) => parameter.name)].join(', ')})`,
      meaning: name,
    }))
    .filter(({ name }) => !known.has(name));

export interface Completion {
  /** The letters that are replaced: [from, to) of the text. */
  readonly from: number;
  readonly to: number;
  readonly matches: readonly FormulaName[];
}

const wordBefore = /[\p{L}_][\p{L}\p{N}_]*$/u;
const restAfter = /^[\p{L}\p{N}_]*/u;

/** Letters before a list offers itself: single ones are mostly parameters. */
const leastLetters = 2;

/** What may be meant at the caret; `asked` for, also after less than two letters, where nothing is typed all names. */
export function completionAt(
  text: string,
  caret: number,
  names: readonly FormulaName[],
  asked: boolean,
): Completion | undefined {
  const word = wordBefore.exec(text.slice(0, caret))?.[0] ?? '';
  if (!asked && word.length < leastLetters) return undefined;
  const rest = restAfter.exec(text.slice(caret))?.[0] ?? '';
  const start = word.toLowerCase();
  const matches = names.filter(({ name }) => name.toLowerCase().startsWith(start));
  const isWhole = matches.length === 1 && matches[0]?.name === word + rest;
  if (matches.length === 0 || isWhole) return undefined;
  return { from: caret - word.length, to: caret + (word === '' ? 0 : rest.length), matches };
}

/** The text with a name put in, an opening bracket after a function's; the caret goes behind. */
export function completed(
  text: string,
  { from, to }: Completion,
  { name, arguments: args }: FormulaName,
): { readonly text: string; readonly caret: number } {
  const after = text.slice(to);
  const bracket = args === '' || /^\s*\(/.test(after) ? '' : '(';
  const put = name + bracket;
  return { text: text.slice(0, from) + put + after, caret: from + put.length };
}
