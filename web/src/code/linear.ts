/** Sums of multiples of what is no number: −2x + a·b, to see that one is a multiple of another. */
import { keyOf, valueOf, type Tree } from './tree.js';

/** Coefficients by what they multiply: a product, its factors in one order; the number by itself under the empty one. */
export type Linear = ReadonlyMap<string, number>;

const combined = (a: Linear, b: Linear, factor: number): Linear => {
  const all = new Map(a);
  for (const [key, coefficient] of b) all.set(key, (all.get(key) ?? 0) + factor * coefficient);
  return new Map([...all].filter(([, coefficient]) => coefficient !== 0));
};

const joinedKeys = (a: string, b: string): string =>
  [...a.split('·'), ...b.split('·')]
    .filter((key) => key !== '')
    .sort()
    .join('·');

function multiplied(a: Linear, b: Linear): Linear {
  let all: Linear = new Map();
  for (const [key, coefficient] of a)
    for (const [other, factor] of b) all = combined(all, new Map([[joinedKeys(key, other), coefficient]]), factor);
  return all;
}

export function linear(tree: Tree): Linear {
  const value = valueOf(tree);
  if (value !== undefined) return new Map(value === 0 ? [] : [['', value]]);
  const itself: Linear = new Map([[keyOf(tree), 1]]);
  if (!('args' in tree)) return itself;
  const [a, b] = tree.args;
  if (!a) return itself;
  if (tree.op === 'neg') return combined(new Map(), linear(a), -1);
  if (!b) return itself;
  if (tree.op === '+' || tree.op === '-') return combined(linear(a), linear(b), tree.op === '+' ? 1 : -1);
  if (tree.op === '*') {
    const product = multiplied(linear(a), linear(b));
    return product.size <= 8 ? product : itself;
  }
  const exponent = valueOf(b);
  if (tree.op === '/') {
    if (exponent !== undefined) return combined(new Map(), linear(a), 1 / exponent);
    return multiplied(linear(a), new Map([[keyOf({ op: '/', args: [{ op: 'number', value: 1 }, b] }), 1]]));
  }
  if (tree.op === '^' && (exponent === 2 || exponent === 3)) {
    const base = linear(a);
    if (base.size === 1) return exponent === 2 ? multiplied(base, base) : multiplied(multiplied(base, base), base);
  }
  return itself;
}

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.abs(b);

/** The number k with a = k·b; undefined where there is none. */
export function ratio(a: Linear, b: Linear): number | undefined {
  const [first] = b;
  if (!first || a.size !== b.size) return undefined;
  const k = (a.get(first[0]) ?? NaN) / first[1];
  for (const [key, coefficient] of b) if (!isNear(a.get(key) ?? NaN, k * coefficient)) return undefined;
  // 2 · (1/2) is 1, whatever has been rounded on the way.
  const whole = Math.round(k * 12) / 12;
  return isNear(k, whole) ? whole : k;
}
