/** Functions of the kind u·gate(u), and Φ in the words of erf. */
import { linear } from './linear.js';
import { argsOf, call, keyOf, scaled, valueOf, type Tree } from './tree.js';

/** √(2/π)·(u + 0.044715u³), twice: the tanh form of GELU is u·σ of it. */
const ofTanhForm = [2 * Math.sqrt(2 / Math.PI), 2 * Math.sqrt(2 / Math.PI) * 0.044715] as const;

/** ½(1 ± erf(u/√2)) is Φ(±u): the latter for a factor 1 ± erf(v), if v is a number of √½ that is written in few digits. */
export function distribution(node: Tree): Tree | undefined {
  for (const sign of [1, -1]) {
    const [a, b] = argsOf(node, sign === 1 ? '+' : '-');
    const [one, other] = a && valueOf(a) === 1 ? [a, b] : sign === 1 ? [b, a] : [];
    const [v] = other ? argsOf(other, 'erf') : [];
    if (!one || !v || valueOf(one) !== 1) continue;
    const [[, coefficient] = ['', NaN]] = linear(v);
    const exact = coefficient * Math.SQRT2;
    const short = Number(exact.toPrecision(4));
    if (Math.abs(short / exact - 1) > 1e-6) return undefined;
    return call('phi', unrooted(v, sign * (short / coefficient)));
  }
  return undefined;
}

/** v·√2, of a v in which √2 or its inverse is found. */
function unrooted(v: Tree, factor: number): Tree {
  const [a, b] = 'args' in v ? v.args : [];
  if ('args' in v && a && b) {
    const [left, right] = [valueOf(a), valueOf(b)];
    if (v.op === '/' && right !== undefined) return scaled(a, nearlyShort(factor / right));
    if (v.op === '*' && left !== undefined) return scaled(b, nearlyShort(factor * left));
    if (v.op === '*' && right !== undefined) return scaled(a, nearlyShort(factor * right));
    if (v.op === '*' || v.op === '/') return call(v.op, unrooted(a, factor), b);
  }
  if ('args' in v && a && v.op === 'neg') return unrooted(a, -factor);
  return scaled(v, factor);
}

const nearlyShort = (value: number): number => {
  const short = Number(value.toPrecision(4));
  return Math.abs(short / value - 1) < 1e-6 ? short : value;
};

export function gatedName(value: Tree, gate: Tree): string | undefined {
  const key = keyOf(value);
  const isOfValue = (tree: Tree | undefined): boolean => tree !== undefined && keyOf(tree) === key;
  if (isOfValue(argsOf(gate, 'phi')[0])) return 'gelu';
  const [ofTanh] = argsOf(gate, 'tanh');
  if (ofTanh && isOfValue(argsOf(ofTanh, 'softplus')[0])) return 'mish';
  const [ofSigmoid] = argsOf(gate, 'sigmoid');
  if (!ofSigmoid) return undefined;
  if (isOfValue(ofSigmoid)) return 'silu';
  const terms = linear(ofSigmoid);
  const found = [terms.get(key), terms.get([key, key, key].join('·'))];
  const isTanhForm =
    terms.size === 2 && found.every((c, i) => Math.abs((c ?? NaN) / (ofTanhForm[i] ?? NaN) - 1) < 1e-6);
  return isTanhForm ? 'gelu_tanh' : undefined;
}
