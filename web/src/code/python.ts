/** Plain Python, one number at a time. Where `math` would raise an error, the helpers give what the limit is. */
import type { Argument, Dialect, Operator } from './expression.js';
import { pythonHelpers } from './python-helpers.js';
import { holds, isUnbounded, power, range, type Range } from './ranges.js';
import type { Call } from './tree.js';
import { call, infix, level, within, type Written } from './writing.js';

const always = (): boolean => true;
const isFinite = (of: Range): boolean => !isUnbounded(of);
const isPositive = ({ low }: Range): boolean => low > 0;
const isBelow =
  (most: number) =>
  ({ high }: Range): boolean =>
    high <= most;
const isWithin =
  (most: number) =>
  ({ low, high }: Range): boolean =>
    low >= -most && high <= most;
const isNumber = (of: Range): boolean => isFinite(of) && !of.nan;

/** Functions of `math`, and the arguments that they take without an error; helpers of the same name take all. */
const direct: ReadonlyMap<string, readonly [name: string, takes: (of: Range) => boolean]> = new Map([
  ['abs', ['abs', always]],
  ['tanh', ['math.tanh', always]],
  ['erf', ['math.erf', always]],
  ['erfc', ['math.erfc', always]],
  ['atan', ['math.atan', always]],
  ['asinh', ['math.asinh', always]],
  ['exp', ['math.exp', isBelow(709.78)]],
  ['expm1', ['math.expm1', isBelow(709.78)]],
  ['log', ['math.log', isPositive]],
  ['log2', ['math.log2', isPositive]],
  ['log10', ['math.log10', isPositive]],
  ['log1p', ['math.log1p', ({ low }) => low > -1]],
  ['sqrt', ['math.sqrt', ({ low }) => low >= 0]],
  ['sin', ['math.sin', isFinite]],
  ['cos', ['math.cos', isFinite]],
  ['tan', ['math.tan', isFinite]],
  ['asin', ['math.asin', isWithin(1)]],
  ['acos', ['math.acos', isWithin(1)]],
  ['acosh', ['math.acosh', ({ low }) => low >= 1]],
  ['atanh', ['math.atanh', isWithin(1 - 2 ** -53)]],
  ['sinh', ['math.sinh', isWithin(709.78)]],
  ['cosh', ['math.cosh', isWithin(709.78)]],
  ['floor', ['math.floor', isNumber]],
  ['ceil', ['math.ceil', isNumber]],
  ['trunc', ['math.trunc', isNumber]],
  ['round', ['round', isNumber]],
]);

/** Whether `**` gives a number for all that the operands can be. */
function isPlainPower({ range: base }: Argument, { range: exponent, isWhole }: Argument): boolean {
  const results = isWhole
    ? [exponent.low, exponent.high].map((end) => power(base, range(end)))
    : [base.low >= 0 ? power(base, exponent) : range(NaN)];
  const isDefined = exponent.low >= 0 || !holds(base, 0);
  return isDefined && results.every(({ low, high, nan }) => !nan && Number.isFinite(high - low));
}

export function isPlain(operator: Operator, left: Argument, right: Argument): boolean {
  return operator === 'power' ? isPlainPower(left, right) : !holds(right.range, 0);
}

function apply(name: string, args: readonly Argument[]): Written | undefined {
  const [first, low, high] = args;
  if (!first) return undefined;
  const own = direct.get(name);
  if (own) return own[1](first.range) ? call(own[0], first) : undefined;
  if (name === 'relu') return call('max', first, '0.0');
  if (name === 'clamp' && low && high) return call('min', call('max', first, low), high);
  if (name === 'heaviside')
    return python.where(
      asArgument(`${within(first, level.sum)} >= 0`, level.comparison),
      asArgument('1.0'),
      asArgument('0.0'),
    );
  // `max` keeps what is no number only where it is the first.
  if (name === 'at_most' || name === 'at_least') return call(name === 'at_most' ? 'min' : 'max', ...args);
  if (name === 'max' || name === 'min')
    return args.slice(1).some(({ range: of }) => of.nan) ? undefined : call(name, ...args);
  return undefined;
}

const asArgument = (text: string, own: number = level.atom): Argument => ({
  text,
  level: own,
  isNumber: false,
  isWhole: false,
  range: range(NaN),
});

/** The formula language's own functions of one argument; calls of the registry's have other words. */
const words = new Set(['relu', 'sigmoid', 'tanh', 'softplus', 'silu', 'gelu']);
export const offers = ({ op, args, expanded }: Call): boolean =>
  expanded !== undefined && args.length === 1 && words.has(op);

export const python: Dialect = {
  constants: 'math',
  helpers: pythonHelpers,
  apply,
  isPlain,
  offers,
  computesBoth: false,
  where: (condition, yes, no) => ({
    text: `${within(yes, level.or)} if ${within(condition, level.or)} else ${no.text}`,
    level: level.choice,
  }),
  logic: (name, args) =>
    name === 'not'
      ? { text: `not ${args.map((arg) => within(arg, level.not)).join('')}`, level: level.not }
      : args.reduce((a, b) => infix(a, name, b, level[name])),
};
