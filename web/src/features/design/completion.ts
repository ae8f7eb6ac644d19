/** The names that a formula may use, and which of them complete what stands before the caret. */
import type { ActivationInfo } from '../../engine/types.js';

export interface FormulaName {
  readonly name: string;
  /** What follows the name where it is a function: `(x)`, `(x, low, high)`. */
  readonly arguments: string;
  readonly meaning: string;
}

const functions: readonly (readonly [name: string, args: string, meaning: string])[] = [
  ['abs', '(x)', 'the size of x, without its sign'],
  ['acos', '(x)', 'inverse cosine, on −1 … 1'],
  ['acosh', '(x)', 'inverse hyperbolic cosine, from 1 on'],
  ['asin', '(x)', 'inverse sine, on −1 … 1'],
  ['asinh', '(x)', 'inverse hyperbolic sine'],
  ['atan', '(x)', 'inverse tangent'],
  ['atanh', '(x)', 'inverse hyperbolic tangent, on −1 … 1'],
  ['bspline', '(u)', 'one cubic B-spline on −2 … 2'],
  ['cbrt', '(x)', 'cube root'],
  ['ceil', '(x)', 'the next whole number from x on'],
  ['clamp', '(x, low, high)', 'x, but at least low and at most high'],
  ['cos', '(x)', 'cosine'],
  ['cosh', '(x)', 'hyperbolic cosine'],
  ['erf', '(x)', 'the error function'],
  ['erfc', '(x)', '1 − erf(x), exact far out'],
  ['exp', '(x)', 'e to the power of x'],
  ['exp2', '(x)', '2 to the power of x'],
  ['expm1', '(x)', 'exp(x) − 1, exact near 0'],
  ['floor', '(x)', 'the last whole number up to x'],
  ['gelu', '(x)', 'x·Φ(x)'],
  ['heaviside', '(x)', '1 from 0 on, else 0'],
  ['log', '(x)', 'natural logarithm'],
  ['log10', '(x)', 'logarithm to base 10'],
  ['log1p', '(x)', 'log(1 + x), exact near 0'],
  ['log2', '(x)', 'logarithm to base 2'],
  ['max', '(a, b, …)', 'the largest'],
  ['min', '(a, b, …)', 'the smallest'],
  ['mod', '(a, b)', 'a − b·floor(a/b), of b’s sign'],
  ['phi', '(x)', 'Φ(x), the normal distribution'],
  ['pow', '(a, b)', 'a to the power of b, as a^b'],
  ['relu', '(x)', 'x above 0, else 0'],
  ['round', '(x)', 'the nearest whole number, of two the even one'],
  ['sech', '(x)', '1/cosh(x)'],
  ['sigmoid', '(x)', '1/(1 + exp(−x))'],
  ['sign', '(x)', '−1, 0 or 1'],
  ['silu', '(x)', 'x·sigmoid(x)'],
  ['sin', '(x)', 'sine'],
  ['sinh', '(x)', 'hyperbolic sine'],
  ['softplus', '(x)', 'log(1 + exp(x))'],
  ['spline', '(x, low, high, n, c)', 'a curve through n coefficients of c'],
  ['sqrt', '(x)', 'square root'],
  ['sum', '(i, low, high, term)', 'adds the term for i = low … high'],
  ['tan', '(x)', 'tangent'],
  ['tanh', '(x)', 'hyperbolic tangent'],
  ['trunc', '(x)', 'x without its fraction'],
  ['where', '(condition, a, b)', 'a where the condition holds, else b'],
];

export const knownNames: readonly FormulaName[] = [
  ...functions.map(([name, args, meaning]) => ({ name, arguments: args, meaning })),
  { name: 'pi', arguments: '', meaning: 'π = 3.14159…' },
  { name: 'e', arguments: '', meaning: 'e = 2.71828…' },
  { name: 'and', arguments: '', meaning: 'both hold, in a condition' },
  { name: 'or', arguments: '', meaning: 'one holds, in a condition' },
  { name: 'not', arguments: '', meaning: 'does not hold, in a condition' },
];

const known: ReadonlySet<string> = new Set(knownNames.map(({ name }) => name));

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
