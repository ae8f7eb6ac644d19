/** What values a part of a formula can take: an interval for each, whatever float32 x is. */
import { halfLine } from './conditions.js';
import { argsOf, isX, keyOf, type Tree } from './tree.js';

export interface Range {
  readonly low: number;
  readonly high: number;
  /** Whether it may be no number. */
  readonly nan: boolean;
}

/** What names stand for. */
export interface Scope {
  readonly x: Range;
  readonly names: ReadonlyMap<string, Range>;
}

const float32Max = 3.4028234663852886e38;
export const everyFloat: Range = { low: -float32Max, high: float32Max, nan: false };
const anything: Range = { low: -Infinity, high: Infinity, nan: true };

export const range = (low: number, high = low, nan = false): Range => ({ low, high, nan });
export const holds = ({ low, high }: Range, value: number): boolean => low <= value && value <= high;

/** From what comes out at the ends; what is no number there may be anything between. */
function hull(values: readonly number[], nan: boolean): Range {
  const known = values.filter((value) => !Number.isNaN(value));
  if (known.length < values.length) return anything;
  return range(Math.min(...known), Math.max(...known), nan);
}

const corners = (a: Range, b: Range, of: (a: number, b: number) => number): Range =>
  hull([of(a.low, b.low), of(a.low, b.high), of(a.high, b.low), of(a.high, b.high)], a.nan || b.nan);

const sum = (a: Range, b: Range): Range => corners(a, b, (u, v) => u + v);
const opposite = ({ low, high, nan }: Range): Range => range(-high, -low, nan);

function product(a: Range, b: Range): Range {
  const isEndless = (r: Range): boolean => r.low === -Infinity || r.high === Infinity;
  const nan = a.nan || b.nan || (isEndless(a) && holds(b, 0)) || (isEndless(b) && holds(a, 0));
  return { ...corners(a, b, (u, v) => (u === 0 || v === 0 ? 0 : u * v)), nan };
}

function quotient(a: Range, b: Range): Range {
  if (holds(b, 0)) return { ...anything, nan: a.nan || b.nan || holds(a, 0) };
  return corners(a, b, (u, v) => u / v);
}

const magnitude = ({ low, high, nan }: Range): Range =>
  range(
    low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high)),
    Math.max(Math.abs(low), Math.abs(high)),
    nan,
  );

export function power(base: Range, exponent: Range): Range {
  const whole = exponent.low === exponent.high && Number.isInteger(exponent.low) ? exponent.low : undefined;
  if (whole === undefined) return base.low >= 0 ? corners(base, exponent, (u, v) => u ** v) : anything;
  if (whole < 0 && holds(base, 0)) return { ...anything, nan: base.nan };
  const even = whole % 2 === 0 ? magnitude(base) : base;
  return hull([even.low ** whole, even.high ** whole], base.nan);
}

/** Functions that rise everywhere that they are defined. */
const rising: ReadonlyMap<string, (u: number) => number> = new Map([
  ['exp', Math.exp],
  ['expm1', Math.expm1],
  ['exp2', (u) => 2 ** u],
  ['log', Math.log],
  ['log1p', Math.log1p],
  ['log2', Math.log2],
  ['log10', Math.log10],
  ['sqrt', Math.sqrt],
  ['cbrt', Math.cbrt],
  ['tanh', Math.tanh],
  ['sinh', Math.sinh],
  ['atan', Math.atan],
  ['asin', Math.asin],
  ['asinh', Math.asinh],
  ['acosh', Math.acosh],
  ['atanh', Math.atanh],
  ['sign', Math.sign],
  ['floor', Math.floor],
  ['ceil', Math.ceil],
  ['trunc', Math.trunc],
  ['round', Math.round],
  ['relu', (u) => Math.max(u, 0)],
  ['softplus', (u) => Math.max(u, 0) + Math.log1p(Math.exp(-Math.abs(u)))],
  ['logsigmoid', (u) => Math.min(u, 0) - Math.log1p(Math.exp(-Math.abs(u)))],
]);

const bounds: ReadonlyMap<string, readonly [low: number, high: number]> = new Map([
  ['sigmoid', [0, 1]],
  ['phi', [0, 1]],
  ['heaviside', [0, 1]],
  ['sech', [0, 1]],
  ['bspline', [0, 2 / 3]],
  ['erf', [-1, 1]],
  ['erfc', [0, 2]],
  ['sin', [-1, 1]],
  ['cos', [-1, 1]],
  ['tan', [-float32Max, float32Max]],
]);

const truth = (isTrue: boolean, isFalse: boolean): Range => range(isFalse ? 0 : 1, isTrue ? 1 : 0);

function comparison(op: string, a: Range, b: Range): Range | undefined {
  switch (op) {
    case '<':
      return truth(a.low < b.high, a.high >= b.low);
    case '<=':
      return truth(a.low <= b.high, a.high > b.low);
    case '>':
      return comparison('<', b, a);
    case '>=':
      return comparison('<=', b, a);
    case '==':
      return truth(a.low <= b.high && b.low <= a.high, a.low !== a.high || b.low !== b.high || a.low !== b.low);
    case '!=':
      return opposite(sum(comparison('==', a, b) ?? anything, range(-1)));
    default:
      return undefined;
  }
}

export function rangeOf(tree: Tree, scope: Scope): Range {
  if ('args' in tree) {
    if (tree.expanded) return rangeOf(tree.expanded, scope);
    if (tree.op === 'where') return choice(tree.args, scope);
    return operation(
      tree,
      tree.args.map((arg) => rangeOf(arg, scope)),
    );
  }
  if ('body' in tree) {
    let total = range(0);
    for (let i = tree.low; i <= tree.high; i += 1)
      total = sum(total, rangeOf(tree.body, { ...scope, names: new Map([...scope.names, [tree.variable, range(i)]]) }));
    return total;
  }
  if ('value' in tree) return range(tree.value);
  if (isX(tree)) return scope.x;
  return 'name' in tree ? (scope.names.get(tree.name) ?? anything) : anything;
}

function operation({ op, args }: { op: string; args: readonly Tree[] }, of: readonly Range[]): Range {
  const [a = anything, b = anything, c = anything] = of;
  const rises = rising.get(op);
  if (rises) {
    // Out of its domain it is no number, and its ends are those of the domain.
    const low = rises(a.low);
    const high = rises(a.high);
    return Number.isNaN(low) || Number.isNaN(high) ? anything : range(low, high, a.nan);
  }
  const bound = bounds.get(op);
  if (bound) return range(...bound, a.nan || ((op === 'sin' || op === 'cos' || op === 'tan') && isUnbounded(a)));
  const compared = comparison(op, a, b);
  if (compared) return compared;
  switch (op) {
    case '+':
      return sum(a, b);
    case '-':
      return sum(a, opposite(b));
    case 'neg':
      return opposite(a);
    case '*':
      return args[0] && args[1] && keyOf(args[0]) === keyOf(args[1]) ? power(a, range(2)) : product(a, b);
    case '/':
      return quotient(a, b);
    case '^':
      return power(a, b);
    case 'abs':
      return magnitude(a);
    case 'cosh':
      return { ...operation({ op: 'exp', args }, [magnitude(a)]), low: 1 };
    case 'max':
    case 'at_least':
      return of.reduce((u, v) => range(Math.max(u.low, v.low), Math.max(u.high, v.high), u.nan || v.nan));
    case 'min':
    case 'at_most':
      return of.reduce((u, v) => range(Math.min(u.low, v.low), Math.min(u.high, v.high), u.nan || v.nan));
    case 'clamp':
      return operation({ op: 'min', args }, [operation({ op: 'max', args }, [a, b]), c]);
    case 'silu':
    case 'gelu':
    case 'mish':
      return range(-0.31, Math.max(a.high, 0), a.nan);
    case 'and':
      return product(a, b);
    case 'or':
      return range(Math.max(a.low, b.low), Math.max(a.high, b.high));
    case 'not':
      return sum(range(1), opposite(a));
    default:
      return anything;
  }
}

export const isUnbounded = ({ low, high }: Range): boolean => low === -Infinity || high === Infinity;

function choice([condition, yes, no]: readonly Tree[], scope: Scope): Range {
  if (!condition || !yes || !no) return anything;
  const { low, high } = rangeOf(condition, scope);
  const a = rangeOf(yes, narrowed(condition, true, scope));
  const b = rangeOf(no, narrowed(condition, false, scope));
  if (low === 1) return a;
  if (high === 0) return b;
  return range(Math.min(a.low, b.low), Math.max(a.high, b.high), a.nan || b.nan);
}

/** What is known where a condition is true, or false; of an open half-line that ends at 0, that it does not hold 0. */
export function narrowed<S extends Scope>(condition: Tree, isTrue: boolean, scope: S, closed = false): S {
  if (argsOf(condition, isTrue ? 'and' : 'or').length > 0)
    return argsOf(condition, isTrue ? 'and' : 'or').reduce((own, each) => narrowed(each, isTrue, own, closed), scope);
  const line = halfLine(condition, isTrue);
  if (!line) return scope;
  const end = rangeOf(line.end, scope);
  const beyond = line.isOpen && !closed ? Number.MIN_VALUE : 0;
  const x =
    line.from === 'above'
      ? { ...scope.x, low: Math.max(scope.x.low, end.low + beyond) }
      : { ...scope.x, high: Math.min(scope.x.high, end.high - beyond) };
  return { ...scope, x };
}
