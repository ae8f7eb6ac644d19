/**
 * For languages that compute both sides of a choice and multiply slopes through whole formulas: arguments that cannot
 * overflow where their result does not matter. 0 times an infinite slope is no number.
 */
import { halfLine } from './conditions.js';
import { narrowed, holds, isUnbounded, range, rangeOf, type Range, type Scope } from './ranges.js';
import { call, containsCall, containsX, isX, mapped, valueOf, x, type Call, type Tree } from './tree.js';

/** Beyond e⁶⁰ ≈ 10²⁶ whatever levels off has done so, and its square is the last that a double's or float32's slope needs. */
const far = 60;
const growing = new Set(['exp', 'expm1', 'exp2', 'sinh', 'cosh']);
/** What touches 0 with the slope 0 is kept this far from it under a root, whose slope there is infinite. */
const tiny = 1e-37;
/** The functions that level off on both sides, and on the left. */
const flat = new Set(['tanh', 'sigmoid', 'erf', 'erfc', 'phi', 'atan', 'sech', 'sign', 'heaviside', 'clamp']);
const flatLeft = new Set(['exp', 'expm1', 'exp2', 'softplus', 'silu', 'gelu', 'mish', 'relu', 'elu']);

/** Whether it is all the same how far a part goes up, or down. */
interface Limit {
  readonly up: boolean;
  readonly down: boolean;
}
const neither: Limit = { up: false, down: false };
const both: Limit = { up: true, down: true };

interface Setting extends Scope {
  /** Whether slopes are taken too, by multiplication. */
  readonly hasSlopes: boolean;
}

export const guarded = (tree: Tree, scope: Scope, hasSlopes: boolean): Tree =>
  guard(tree, neither, { ...scope, hasSlopes });

function guard(tree: Tree, limit: Limit, scope: Setting): Tree {
  if (!('args' in tree)) return mapped(tree, (child) => guard(child, neither, scope));
  const [a, b, c] = tree.args;
  if (tree.op === 'where' && a && b && c)
    return call('where', a, arm(a, b, true, limit, scope), arm(a, c, false, limit, scope));
  if (a && growing.has(tree.op)) {
    const { low, high } = rangeOf(a, scope);
    const isEven = tree.op === 'cosh' || tree.op === 'sinh';
    if (limit.up && high > far) return guard(call(tree.op, call('at_most', a, far)), limit, scope);
    if (isEven && limit.down && low < -far) return guard(call(tree.op, call('at_least', a, -far)), limit, scope);
  }
  if (a && scope.hasSlopes && levelsOff(tree, a, scope)) {
    const bound = boundOf(a);
    if (bound !== undefined) return guard(call(tree.op, replaced(a, call('clamp', x, -bound, bound))), limit, scope);
  }
  if (a && scope.hasSlopes && isRoot(tree, scope) && !isX(a) && rangeOf(a, scope).low === 0)
    return guard(call(tree.op, call('at_least', a, tiny), ...tree.args.slice(1)), limit, scope);
  return mapped(tree, (child) => guard(child, limitOf(tree, child, limit, scope), scope));
}

const levelsOff = ({ op }: Call, argument: Tree, scope: Scope): boolean =>
  flat.has(op) ? op !== 'clamp' : op === 'exp' && rangeOf(argument, scope).high <= far;

/** From where on a polynomial of x that is large is larger than 10²⁶ and its slope still a float; undefined of a straight one. */
function boundOf(polynomial: Tree): number | undefined {
  const degree = degreeOf(polynomial);
  return degree > 1 ? 10 ** Math.max(2, Math.floor(26 / degree)) : undefined;
}

/** Of a polynomial of x; NaN of anything else. */
function degreeOf(tree: Tree): number {
  if (isX(tree)) return 1;
  if (!containsX(tree)) return 0;
  if (!('args' in tree)) return NaN;
  const [a = NaN, b = 0] = tree.args.map(degreeOf);
  const [, second] = tree.args;
  const power = second && valueOf(second);
  switch (tree.op) {
    case 'neg':
      return a;
    case '+':
    case '-':
      return Math.max(a, b);
    case '*':
      return a + b;
    case '/':
      return b === 0 ? a : NaN;
    case '^':
      return power !== undefined && power >= 0 && Number.isInteger(power) ? a * power : NaN;
    default:
      return NaN;
  }
}

/** A square root or a power of which the tiny number is as good as 0. */
function isRoot({ op, args: [, exponent] }: Call, scope: Scope): boolean {
  const { low, high } = exponent && !containsX(exponent) ? rangeOf(exponent, scope) : range(NaN);
  return op === 'sqrt' || (op === '^' && low >= 0.25 && high < 1);
}

function limitOf(tree: Call, child: Tree, limit: Limit, scope: Setting): Limit {
  const others = tree.args.filter((arg) => arg !== child);
  const [first, second] = tree.args;
  switch (tree.op) {
    case '+':
      return limit;
    case '-':
      return child === first ? limit : { up: limit.down, down: limit.up };
    case 'neg':
      return { up: limit.down, down: limit.up };
    case '*':
    case '/': {
      // A polynomial over what grows faster is 0 in the end.
      if (tree.op === '/' && child === second) return first && !containsCall(first, growing) ? both : neither;
      if (limit.up && limit.down) return both;
      const { low, high } = others[0] ? rangeOf(others[0], scope) : range(NaN);
      return low >= 0 ? limit : high <= 0 ? { up: limit.down, down: limit.up } : neither;
    }
    case 'max':
    case 'at_least':
      return { up: limit.up, down: limit.down || others.some((other) => rangeOf(other, scope).low > -1e6) };
    case 'min':
    case 'at_most':
      return { up: limit.up || others.some((other) => rangeOf(other, scope).high < 1e6), down: limit.down };
    default:
      if (child !== first) return neither;
      if (tree.op === 'exp' && rangeOf(child, scope).high <= far) return both;
      return flat.has(tree.op) ? both : flatLeft.has(tree.op) ? { up: limit.up, down: true } : neither;
  }
}

/** One side of a choice, of an x from where the choice is for it. */
function arm(condition: Tree, tree: Tree, isTrue: boolean, limit: Limit, scope: Setting): Tree {
  const inside = narrowed(condition, isTrue, scope);
  if (isTame(tree, scope)) return guard(tree, limit, inside);
  const line = halfLine(condition, isTrue);
  if (line && isTame(tree, narrowed(condition, isTrue, scope, true))) {
    const bounded = call(line.from === 'above' ? 'at_least' : 'at_most', x, line.end);
    return guard(replaced(tree, bounded), limit, scope);
  }
  const place = [1, -1, 0, 0.5, -0.5, 2, -2, 10, -10, 100, -100].find((value) => {
    const there = { ...scope, x: range(value) };
    return holds(rangeOf(condition, there), isTrue ? 1 : 0) && isTame(tree, there);
  });
  const safe =
    place === undefined ? x : isTrue ? call('where', condition, x, place) : call('where', condition, place, x);
  return guard(replaced(tree, safe), limit, inside);
}

const replaced = (tree: Tree, by: Tree): Tree => (isX(tree) ? by : mapped(tree, (child) => replaced(child, by)));

/** Whether neither it nor its slope is infinite or no number anywhere, in float32 too. */
function isTame(tree: Tree, scope: Setting): boolean {
  if ('body' in tree) {
    const names = new Map([...scope.names, [tree.variable, range(tree.low, tree.high)]]);
    return isTame(tree.body, { ...scope, names });
  }
  if (!('args' in tree)) return true;
  const own = rangeOf(tree, scope);
  if (own.nan || isUnbounded(own)) return false;
  return (!scope.hasSlopes || hasTameSlope(tree, own, scope)) && tree.args.every((arg) => isTame(arg, scope));
}

function hasTameSlope({ op, args: [a, b] }: Call, own: Range, scope: Setting): boolean {
  const of = a ? rangeOf(a, scope) : own;
  switch (op) {
    case 'sqrt':
    case 'cbrt':
      return !holds(of, 0);
    case 'asin':
    case 'acos':
    case 'acosh':
      return !holds(of, 1) && !holds(of, -1);
    case '^':
      return !holds(of, 0) || (b !== undefined && 'value' in b && b.value >= 1);
    default:
      return Math.max(-own.low, own.high) < (growing.has(op) ? 3e38 : 1e78);
  }
}
