/** Fractions P(E)/Q(E) of exponentials E = e^u, with numbers as coefficients: how they are read and reckoned with. */
import { linear, ratio, type Linear } from './linear.js';
import { call, scaled, valueOf, type Tree } from './tree.js';

/** Coefficients by exponent of E. */
export type Polynomial = ReadonlyMap<number, number>;

export interface Fraction {
  readonly numerator: Polynomial;
  readonly denominator: Polynomial;
  /** u; undefined where no exponential has been met. */
  readonly base: Base | undefined;
}
export interface Base {
  readonly tree: Tree;
  readonly terms: Linear;
}

export const one: Polynomial = new Map([[0, 1]]);
const mostTerms = 12;

function added(a: Polynomial, b: Polynomial, factor = 1): Polynomial {
  const all = new Map(a);
  for (const [k, c] of b) {
    const whole = (all.get(k) ?? 0) + factor * c;
    if (Math.abs(whole) <= 1e-15 * Math.abs(c)) all.delete(k);
    else all.set(k, whole);
  }
  return all;
}

function times(a: Polynomial, b: Polynomial): Polynomial {
  let all: Polynomial = new Map();
  for (const [k, c] of a) all = added(all, new Map([...b].map(([j, d]) => [k + j, c * d])));
  return all;
}

export const raised = (a: Polynomial, by: number): Polynomial => new Map([...a].map(([k, c]) => [k + by, c]));
export const stretched = (a: Polynomial, by: number): Polynomial => new Map([...a].map(([k, c]) => [k * by, c]));
export const degrees = (a: Polynomial): readonly number[] => [...a.keys()].sort((j, k) => j - k);

/** Both in powers of one E; undefined where neither's u is a multiple of the other's. */
function aligned(a: Fraction, b: Fraction): readonly [Fraction, Fraction] | undefined {
  if (!a.base || !b.base) return [a, b];
  const k = ratio(b.base.terms, a.base.terms);
  if (k === undefined) return undefined;
  const own = { numerator: stretched(b.numerator, k), denominator: stretched(b.denominator, k), base: a.base };
  return [a, own];
}

export function combine(op: string, a: Fraction, b: Fraction): Fraction | undefined {
  const pair = aligned(a, b);
  if (!pair) return op === '*' || op === '/' ? ofOneExponential(op, a, b) : undefined;
  const [{ numerator: n, denominator: d }, { numerator: m, denominator: e }] = pair;
  const base = a.base ?? b.base;
  const result =
    op === '*'
      ? { numerator: times(n, m), denominator: times(d, e), base }
      : op === '/'
        ? { numerator: times(n, e), denominator: times(d, m), base }
        : { numerator: added(times(n, e), times(m, d), op === '+' ? 1 : -1), denominator: times(d, e), base };
  const size = result.numerator.size + result.denominator.size;
  return size > mostTerms || result.denominator.size === 0 ? undefined : result;
}

/** e^u · e^v is e^(u + v), whatever u and v are. */
function ofOneExponential(op: '*' | '/', a: Fraction, b: Fraction): Fraction | undefined {
  const [left, right] = [a, b].map(({ numerator, denominator, base }) => {
    const [[k, c] = [NaN, NaN], ...others] = numerator;
    const d = denominator.get(0) ?? NaN;
    return base && others.length === 0 && denominator.size === 1 ? { c: c / d, tree: scaled(base.tree, k) } : undefined;
  });
  if (!left || !right || Number.isNaN(left.c * right.c)) return undefined;
  const tree = call(op === '*' ? '+' : '-', left.tree, right.tree);
  const c = op === '*' ? left.c * right.c : left.c / right.c;
  return { numerator: new Map([[1, c]]), denominator: one, base: { tree, terms: linear(tree) } };
}

/** E^k of the exponent u: numerators and denominators as lists of [k, coefficient]. */
type Terms = readonly (readonly [number, number])[];
const ofExponent: ReadonlyMap<string, readonly [Terms, Terms]> = new Map([
  ['exp', [[[1, 1]], [[0, 1]]]],
  [
    'expm1',
    [
      [
        [1, 1],
        [0, -1],
      ],
      [[0, 1]],
    ],
  ],
  [
    'sinh',
    [
      [
        [1, 1],
        [-1, -1],
      ],
      [[0, 2]],
    ],
  ],
  [
    'cosh',
    [
      [
        [1, 1],
        [-1, 1],
      ],
      [[0, 2]],
    ],
  ],
  [
    'sigmoid',
    [
      [[0, 1]],
      [
        [0, 1],
        [-1, 1],
      ],
    ],
  ],
  [
    'tanh',
    [
      [
        [1, 1],
        [-1, -1],
      ],
      [
        [1, 1],
        [-1, 1],
      ],
    ],
  ],
]);

export function fractionOf(tree: Tree): Fraction | undefined {
  const value = valueOf(tree);
  if (value !== undefined)
    return { numerator: new Map(value === 0 ? [] : [[0, value]]), denominator: one, base: undefined };
  if (!('args' in tree)) return undefined;
  const [a, b] = tree.args;
  if (!a) return undefined;
  const own = ofExponent.get(tree.op);
  if (own) return { numerator: new Map(own[0]), denominator: new Map(own[1]), base: { tree: a, terms: linear(a) } };
  const left = fractionOf(a);
  if (!left) return undefined;
  if (tree.op === 'neg') return { ...left, numerator: added(new Map(), left.numerator, -1) };
  const right = b && fractionOf(b);
  if (!right) return undefined;
  if (tree.op === '^') return left.base && !right.base ? powerOf(left, right.numerator.get(0) ?? 0) : undefined;
  return ['+', '-', '*', '/'].includes(tree.op) ? combine(tree.op, left, right) : undefined;
}

function powerOf(fraction: Fraction, exponent: number): Fraction | undefined {
  if (!Number.isInteger(exponent) || exponent === 0 || Math.abs(exponent) > 4) return undefined;
  const factor = exponent > 0 ? fraction : inverse(fraction);
  let whole: Fraction | undefined = factor;
  for (let i = 1; i < Math.abs(exponent) && whole; i += 1) whole = combine('*', whole, factor);
  return whole;
}

export const inverse = ({ numerator, denominator, base }: Fraction): Fraction => ({
  numerator: denominator,
  denominator: numerator,
  base,
});

/** 1 + the fraction. */
export const onePlus = (fraction: Fraction): Fraction | undefined =>
  combine('+', { numerator: one, denominator: one, base: undefined }, fraction);
