/**
 * Fractions of exponentials, said so that nothing in them overflows: 1/(1 + e^−x), (e^x − e^−x)/(e^x + e^−x) and their kin
 * are sigmoids and hyperbolic tangents, ln(1 + e^x) is a softplus. What has no such name is written in e^−|u|.
 */
import { degrees, one, raised, stretched, type Base, type Fraction, type Polynomial } from './fractions.js';
import { call, number, scaled, shifted, type Tree } from './tree.js';

/** k·u + offset. */
const exponent = ({ tree }: Base, k: number, offset = 0): Tree =>
  shifted(scaled(tree, k), Math.abs(offset) < 1e-15 ? 0 : offset);

/** A number times a tree, and a number beside it: `offset + factor · tree`. */
interface Said {
  readonly factor: number;
  readonly tree: Tree;
  readonly offset: number;
}

/** The fraction by a name; undefined where there is none. */
export function said({ numerator, denominator, base }: Fraction): Said | undefined {
  if (!base || numerator.size === 0) return undefined;
  const [lowest = 0] = degrees(denominator);
  const n = raised(numerator, -lowest);
  const d = raised(denominator, -lowest);
  const [, p, q] = degrees(d);
  const at = (k: number): readonly [number, number] => [n.get(k) ?? 0, d.get(k) ?? 0];
  const [c0, d0] = at(0);
  if (p === undefined) return ofExponentials(n, d0, base);
  if (q === undefined)
    return [...n.keys()].every((k) => k === 0 || k === p) ? logistic(c0, d0, at(p), p, base) : hill(n, d, base);
  return (
    ofDouble(n, d, base) ??
    ofSquare(n, d, base) ??
    ofSquare(stretched(n, -1), stretched(d, -1), { ...base, tree: scaled(base.tree, -1) })
  );
}

/** c·e^ku, or c·(e^ku − 1). */
function ofExponentials(n: Polynomial, d0: number, base: Base): Said | undefined {
  const c0 = n.get(0) ?? 0;
  const others = degrees(n).filter((k) => k !== 0);
  const [k] = others;
  const c = k === undefined ? 0 : (n.get(k) ?? 0);
  if (k === undefined || others.length > 1) return undefined;
  if (c0 === 0) return { factor: c / d0, tree: call('exp', exponent(base, k)), offset: 0 };
  return c0 === -c ? { factor: c / d0, tree: call('expm1', exponent(base, k)), offset: 0 } : undefined;
}

/** (c₀ + c₁E^p)/(d₀ + d₁E^p). */
function logistic(
  c0: number,
  d0: number,
  [c1, d1]: readonly [number, number],
  p: number,
  base: Base,
): Said | undefined {
  if (d1 / d0 < 0) return undefined;
  const left = c0 / d0;
  const right = c1 / d1;
  const shift = Math.log(d1 / d0);
  if (right === 0) return { factor: left, tree: call('sigmoid', exponent(base, -p, -shift)), offset: 0 };
  if (left === -right) return { factor: right, tree: call('tanh', exponent(base, p / 2, shift / 2)), offset: 0 };
  return { factor: right - left, tree: call('sigmoid', exponent(base, p, shift)), offset: left };
}

/** c·E^(p/2)/(d₀ + d₁E^p). */
function hill(n: Polynomial, d: Polynomial, base: Base): Said | undefined {
  const [, p = NaN] = degrees(d);
  const [k = NaN, ...others] = degrees(n);
  const [d0 = NaN, d1 = NaN] = [d.get(0), d.get(p)];
  if (others.length > 0 || 2 * k !== p || d1 / d0 < 0) return undefined;
  const factor = (n.get(k) ?? 0) / (2 * Math.sqrt(d0 * d1) * Math.sign(d0));
  return { factor, tree: call('sech', exponent(base, k, Math.log(d1 / d0) / 2)), offset: 0 };
}

/** c·E^k over (√d₀ + √d₂E^p)², k = 0, p or 2p: products of sigmoids. */
function ofDouble(n: Polynomial, d: Polynomial, base: Base): Said | undefined {
  const [, p = NaN, q = NaN] = degrees(d);
  const [d0 = NaN, d1 = NaN, d2 = NaN] = [0, p, q].map((k) => d.get(k));
  const [k = NaN, ...others] = degrees(n);
  const half = Math.sqrt(d0 * d2);
  if (d.size !== 3 || q !== 2 * p || others.length > 0 || Math.abs(d1 - 2 * half) > 1e-12 * half) return undefined;
  const shift = Math.log(d2 / d0) / 2;
  const c = n.get(k) ?? NaN;
  const right = call('sigmoid', exponent(base, p, shift));
  const left = call('sigmoid', exponent(base, -p, -shift));
  if (k === p) return { factor: c / half, tree: call('*', right, left), offset: 0 };
  if (k !== 0 && k !== q) return undefined;
  return { factor: c / (k === 0 ? d0 : d2), tree: call('^', k === 0 ? left : right, 2), offset: 0 };
}

/** A numerator of the same kind over E²ᵖ + 2Eᵖ + 2, of which tanh(softplus(pu)) is the fraction with (E²ᵖ + 2Eᵖ). */
function ofSquare(numerator: Polynomial, denominator: Polynomial, base: Base): Said | undefined {
  const [lowest = 0] = degrees(denominator);
  const n = raised(numerator, -lowest);
  const d = raised(denominator, -lowest);
  const [, p = NaN, q = NaN] = degrees(d);
  const [d0 = NaN, d1 = NaN, d2 = NaN] = [0, p, q].map((k) => d.get(k));
  const [c0 = 0, c1 = 0, c2 = 0] = [0, p, q].map((k) => n.get(k));
  const isThis = d.size === 3 && q === 2 * p && d0 === 2 * d2 && d1 === 2 * d2 && c1 === 2 * c2;
  if (!isThis || [...n.keys()].some((k) => k !== 0 && k !== p && k !== q)) return undefined;
  const offset = c0 / (2 * d2);
  return { factor: c2 / d2 - offset, tree: call('tanh', call('softplus', exponent(base, p))), offset };
}

/** The fraction in powers of e^−|u|, which are at most 1: one form for each side of 0. */
export function bySides({ numerator, denominator, base }: Fraction): Tree | undefined {
  if (!base || degrees(denominator).length < 2) return undefined;
  const side = (sign: 1 | -1): Tree => {
    const [n, d] = [numerator, denominator].map((p) => stretched(p, sign));
    const lowest = Math.min(...(d?.keys() ?? []));
    // Where u < 0, e^u is at most 1; where u > 0, e^−u. The bound matters only where the other side is taken.
    const z = call('exp', scaled(call(sign === 1 ? 'at_most' : 'at_least', base.tree, 0), sign));
    const polynomial = (p: Polynomial): Tree =>
      degrees(p)
        .map((k): Tree => {
          const c = p.get(k) ?? 0;
          return k === 0 ? number(c) : scaled(k === 1 ? z : call('exp', scaled(z.args[0] ?? z, k)), c);
        })
        .reduce((sum, term) => call('+', sum, term));
    return call('/', polynomial(raised(n ?? one, -lowest)), polynomial(raised(d ?? one, -lowest)));
  };
  return call('where', call('>', base.tree, 0), side(-1), side(1));
}

/** ln of the fraction, by way of softplus; undefined where it is none. */
export function logarithmOf({ numerator, denominator, base }: Fraction): Tree | undefined {
  if (!base) return undefined;
  if (denominator.size === 1) return logarithm(numerator, denominator, base, 1);
  return numerator.size === 1 ? logarithm(denominator, numerator, base, -1) : undefined;
}

/** ± ln of one polynomial over a single term. */
function logarithm(top: Polynomial, bottom: Polynomial, base: Base, sign: 1 | -1): Tree | undefined {
  const [[m, unit] = [NaN, NaN]] = bottom;
  const p = new Map([...raised(top, -m)].map(([k, c]) => [k, c / unit]));
  const [low = NaN, high, ...others] = degrees(p);
  if (others.length > 0 || [...p.values()].some((c) => c <= 0)) return undefined;
  const c = p.get(low) ?? NaN;
  if (high === undefined) return shifted(exponent(base, sign * low), sign * Math.log(c));
  const d = p.get(high) ?? NaN;
  // The end that is a number is taken out, so that what is left goes to 0 there.
  const [outside, factor, rest] =
    high === 0
      ? [high, d, exponent(base, low, Math.log(c / d))]
      : [low, c, exponent(base, high - low, Math.log(d / c))];
  const curve = sign === 1 ? call('softplus', rest) : call('logsigmoid', scaled(rest, -1));
  const line = outside === 0 ? curve : call('+', exponent(base, sign * outside), curve);
  return shifted(line, sign * Math.log(factor));
}

/** `said` as a tree, times what stands beside it already. */
export function whole({ factor, tree, offset }: Said): Tree {
  const product = scaled(tree, factor);
  if (offset === 0) return product;
  return factor < 0 ? call('-', offset, scaled(tree, -factor)) : call('+', offset, product);
}
