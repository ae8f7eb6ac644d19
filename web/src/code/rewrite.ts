/**
 * A formula in the words that compute it best: exponentials that overflow become sigmoids and their kin, 1 + erf becomes Φ,
 * products become the functions that a language brings along. The function stays what it is.
 */
import { bySides, logarithmOf, said, whole } from './exponentials.js';
import { factorsOf, productOf, type Factor } from './factors.js';
import { combine, fractionOf, inverse, onePlus, type Fraction } from './fractions.js';
import { distribution, gatedName } from './gates.js';
import {
  argsOf,
  call,
  containsCall,
  keyOf,
  mapped,
  negated,
  number,
  valueOf,
  type Call,
  type Rewordings,
  type Tree,
} from './tree.js';

/** Whether a language has a word for the call. */
export type Offers = (node: Call) => boolean;

const growing = new Set(['exp', 'expm1', 'sinh', 'cosh']);
const logistic = new Set([...growing, 'sigmoid', 'tanh']);
export function rewritten(tree: Tree, offers: Offers, better: Rewordings = new Map()): Tree {
  return new Rewriting(offers).of(spelled(tree, offers, better));
}

/** With e^u as exp u, and calls that the language lacks in their other words. */
function spelled(tree: Tree, offers: Offers, better: Rewordings): Tree {
  const of = (child: Tree): Tree => spelled(child, offers, better);
  if ('args' in tree) {
    const [a, b] = tree.args;
    if (tree.expanded && !offers(tree)) {
      const other = better.get(tree.op);
      return of(other && a ? other(a, ...tree.args.slice(1)) : tree.expanded);
    }
    if ((tree.op === '^' || tree.op === 'pow') && a && b) {
      const isE = 'name' in a && a.name === 'e' && !('index' in a);
      if (isE) return call('exp', of(b));
      // Python's whole numbers have no end, and other languages' have one.
      const value = 'value' in a && 'value' in b ? a.value ** b.value : NaN;
      return Math.abs(value) > Number.MAX_SAFE_INTEGER ? number(value) : call('^', of(a), of(b));
    }
  }
  return mapped(tree, of);
}

class Rewriting {
  constructor(private readonly offers: Offers) {}

  readonly of = (tree: Tree): Tree => {
    if (!('args' in tree)) return mapped(tree, this.of);
    const [a, b] = tree.args;
    switch (tree.op) {
      case '*':
      case '/':
      case 'neg':
        return this.#product(tree);
      case '+':
      case '-':
        return this.#fraction(tree) ?? this.#sum(mapped(tree, this.of));
      case '^':
        return (a && b && this.#power(tree, a, b)) ?? mapped(tree, this.of);
      case 'log':
      case 'log1p':
        return (a && this.#logarithm(tree.op, a)) ?? mapped(tree, this.of);
      case 'sqrt': {
        const [base, exponent] = a ? argsOf(a, '^') : [];
        const [left, right] = a ? argsOf(a, '*') : [];
        if (base && exponent && valueOf(exponent) === 2) return call('abs', this.of(base));
        if (left && right && keyOf(left) === keyOf(right)) return call('abs', this.of(left));
        return mapped(tree, this.of);
      }
      default:
        return mapped(tree, this.of);
    }
  };

  /** A fraction of exponentials by its name; undefined where it has none, or is written by it already. */
  #fraction(tree: Tree): Tree | undefined {
    const fraction = this.#fractionOf(tree);
    if (!fraction) return undefined;
    const name = said(fraction);
    return name ? whole(name) : containsCall(tree, growing) ? bySides(fraction) : undefined;
  }

  /** The fraction of a u that has been rewritten itself. */
  #fractionOf(tree: Tree): Fraction | undefined {
    const fraction = containsCall(tree, logistic) ? fractionOf(tree) : undefined;
    return fraction?.base && { ...fraction, base: { ...fraction.base, tree: this.of(fraction.base.tree) } };
  }

  #product(tree: Call): Tree {
    const { number: own, factors } = factorsOf(tree);
    const named = this.#named(own, factors);
    let factor = named?.number ?? own;
    let isChanged = named !== undefined;
    let left = (named?.factors ?? factors).map(({ node, isBelow }): Factor => {
      const own = named?.name === node ? node : this.of(node);
      const [opposite] = argsOf(own, 'neg');
      const cumulative = isBelow ? undefined : distribution(own);
      isChanged ||= opposite !== undefined || cumulative !== undefined;
      factor *= cumulative ? 2 : opposite ? -1 : 1;
      return { node: cumulative ?? opposite ?? own, isBelow };
    });
    for (const joined of [this.#gated(left), this.#softsign(left)]) {
      if (!joined) continue;
      isChanged = true;
      left = joined;
    }
    const [only] = left;
    if (factor === -1 && left.length === 1 && only && !only.isBelow) {
      const [a] = argsOf(only.node, 'softplus');
      const [b] = argsOf(only.node, 'logsigmoid');
      if (a && argsOf(a, 'neg').length > 0 && this.offers(call('logsigmoid', a))) return call('logsigmoid', negated(a));
      if (b) return call('softplus', negated(b));
    }
    return isChanged ? productOf(factor, left) : mapped(tree, this.of);
  }

  /** The factors of exponentials as one, by its name. */
  #named(
    own: number,
    factors: readonly Factor[],
  ): { number: number; factors: readonly Factor[]; name: Tree } | undefined {
    let group: Fraction | undefined;
    const others: Factor[] = [];
    let count = 0;
    let isQuotient = false;
    for (const each of factors) {
      const fraction = this.#fractionOf(each.node);
      const turned = fraction && each.isBelow ? inverse(fraction) : fraction;
      const both = group && turned ? combine('*', group, turned) : turned;
      if (!both) others.push(each);
      else {
        group = both;
        count += 1;
        isQuotient ||= each.isBelow || both.denominator.size > 1 || both.numerator.size > 1;
      }
    }
    if (!group || (count === 1 && !isQuotient)) return undefined;
    const name = said(group);
    if (name) {
      const { factor, tree, offset } = name;
      const node = offset === 0 ? tree : whole(name);
      if (count === 1 && factors.some((each) => !each.isBelow && keyOf(each.node) === keyOf(node))) return undefined;
      return { number: own * (offset === 0 ? factor : 1), factors: [...others, { node, isBelow: false }], name: node };
    }
    const grows = factors.some((each) => !others.includes(each) && containsCall(each.node, growing));
    const node = grows ? bySides(group) : undefined;
    return node && { number: own, factors: [...others, { node, isBelow: false }], name: node };
  }

  /** u·σ(u), u·tanh(softplus(u)) and u·Φ(u) by their names. */
  #gated(factors: readonly Factor[]): Factor[] | undefined {
    for (const gate of factors) {
      if (gate.isBelow) continue;
      for (const value of factors) {
        if (value === gate || value.isBelow) continue;
        const name = gatedName(value.node, gate.node);
        const node = name === undefined ? undefined : call(name, value.node);
        if (node && this.offers(node))
          return [...factors.filter((each) => each !== gate && each !== value), { node, isBelow: false }];
      }
    }
    return undefined;
  }

  #softsign(factors: readonly Factor[]): Factor[] | undefined {
    for (const below of factors)
      for (const above of factors) {
        if (!below.isBelow || above.isBelow) continue;
        const [a, b] = argsOf(below.node, '+');
        const magnitude = a && valueOf(a) === 1 ? b : b && valueOf(b) === 1 ? a : undefined;
        const [inside] = magnitude ? argsOf(magnitude, 'abs') : [];
        const node = call('softsign', above.node);
        if (inside && keyOf(inside) === keyOf(above.node) && this.offers(node))
          return [...factors.filter((each) => each !== below && each !== above), { node, isBelow: false }];
      }
    return undefined;
  }

  /** max(u, 0) + softplus(−|u|) and u + softplus(−u) are softplus(u), u − softplus(u) is −softplus(−u). */
  #sum(tree: Tree): Tree {
    const [u, curve] = argsOf(tree, '-');
    if (u && curve && keyOf(curve) === keyOf(call('softplus', u))) return this.#known(call('logsigmoid', u));
    const [a, b] = argsOf(tree, '+');
    if (!a || !b) return tree;
    for (const [ramp, rest] of [
      [a, b],
      [b, a],
    ] as const) {
      const [inside] = argsOf(rest, 'softplus');
      if (inside && keyOf(inside) === keyOf(negated(ramp))) return call('softplus', ramp);
      const [magnitude] = inside ? argsOf(inside, 'neg') : [];
      const [u] = magnitude ? argsOf(magnitude, 'abs') : [];
      if (!u) continue;
      const own = [call('relu', u), call('max', u, 0), call('max', 0, u)].map(keyOf);
      if (own.includes(keyOf(ramp))) return call('softplus', u);
    }
    return tree;
  }

  #power(tree: Call, base: Tree, exponent: Tree): Tree | undefined {
    const fraction = this.#fractionOf(base);
    if (!fraction) return undefined;
    const n = valueOf(exponent);
    if (n !== undefined && Number.isInteger(n)) {
      const power = this.#fractionOf(tree);
      const name = power && said(power);
      if (name) return whole(name);
      const below = n < 0 ? said(inverse(fraction)) : undefined;
      return below && call('^', whole(below), -n);
    }
    const logarithm = logarithmOf(fraction);
    return logarithm && call('exp', call('*', this.of(exponent), this.#known(logarithm)));
  }

  #logarithm(op: 'log' | 'log1p', of: Tree): Tree | undefined {
    const inside = this.#fractionOf(of);
    const fraction = inside && op === 'log1p' ? onePlus(inside) : inside;
    const other = fraction && logarithmOf(fraction);
    return other && this.#known(other);
  }

  /** With log-sigmoids as the language knows them. */
  #known(tree: Tree): Tree {
    const [u] = argsOf(tree, 'logsigmoid');
    if (u && !this.offers(call('logsigmoid', u))) return call('neg', call('softplus', negated(u)));
    return ['+', '-'].includes(tree.op) ? mapped(tree, (child) => this.#known(child)) : tree;
  }
}
