/** The names that a formula may use, and which of them complete what stands before the caret. */

export interface FormulaName {
  readonly name: string;
  /** What follows the name where it is a function: `(x)`, `(x, low, high)`. */
  readonly arguments: string;
  readonly meaning: string;
}

const functions: readonly (readonly [name: string, args: string, meaning: string])[] = [
  ['abs', '(x)', 'the size of x, without its sign'],
  ['bspline', '(u)', 'one cubic B-spline on −2 … 2'],
  ['clamp', '(x, low, high)', 'x, but at least low and at most high'],
  ['cos', '(x)', 'cosine'],
  ['erf', '(x)', 'the error function'],
  ['exp', '(x)', 'e to the power of x'],
  ['expm1', '(x)', 'exp(x) − 1, exact near 0'],
  ['gelu', '(x)', 'x·Φ(x)'],
  ['log', '(x)', 'natural logarithm'],
  ['log1p', '(x)', 'log(1 + x), exact near 0'],
  ['max', '(a, b, …)', 'the largest'],
  ['min', '(a, b, …)', 'the smallest'],
  ['phi', '(x)', 'Φ(x), the normal distribution'],
  ['pow', '(a, b)', 'a to the power of b, as a^b'],
  ['relu', '(x)', 'x above 0, else 0'],
  ['sigmoid', '(x)', '1/(1 + exp(−x))'],
  ['sign', '(x)', '−1, 0 or 1'],
  ['silu', '(x)', 'x·sigmoid(x)'],
  ['sin', '(x)', 'sine'],
  ['softplus', '(x)', 'log(1 + exp(x))'],
  ['spline', '(x, low, high, n, c)', 'a curve through n coefficients of c'],
  ['sqrt', '(x)', 'square root'],
  ['sum', '(i, low, high, term)', 'adds the term for i = low … high'],
  ['tanh', '(x)', 'hyperbolic tangent'],
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
