/** A formula's tree as an expression of Python, NumPy or PyTorch, by way of a dialect that knows the functions. */
import { narrowed, range, rangeOf, type Range, type Scope } from './ranges.js';
import {
  call as callOf,
  isConstantName,
  isX,
  number as numberOf,
  valueOf,
  type Call,
  type Rewordings,
  type Tree,
} from './tree.js';
import { atom, call, infix, level, literal, negative, power, within, type Written } from './writing.js';
import { memberOf } from '../text/member.js';
import type { CommentKey } from './words.js';

/** What a dialect is given of an argument. */
export interface Argument extends Written {
  /** A plain number of Python's. */
  readonly isNumber: boolean;
  /** A whole number, as far as its tree tells. */
  readonly isWhole: boolean;
  readonly range: Range;
}

/** A function that the code brings along; `needs` are those that it calls. */
export interface Helper {
  readonly needs?: readonly string[];
  readonly parameters: readonly string[];
  /** What is said above the lines. */
  readonly comment?: CommentKey;
  readonly lines: readonly string[];
}

export interface Dialect {
  /** `math` or `np`. */
  readonly constants: string;
  readonly helpers: Readonly<Record<string, Helper>>;
  /** The function applied to the arguments; undefined where a helper is needed. */
  apply(name: string, args: readonly Argument[]): Written | undefined;
  where(condition: Argument, yes: Argument, no: Argument): Written;
  logic(name: 'and' | 'or' | 'not', args: readonly Written[]): Written;
  /** Whether `/`, `**` and `%` themselves do for the operands; where not, the helpers divide, power and mod are called. */
  isPlain(operator: Operator, left: Argument, right: Argument): boolean;
  /** For what is a plain number; itself where nothing is said. */
  readonly numbers?: Dialect;
  /** Whether the language has a word for a call; `isNumber` tells it of an argument. */
  offers(node: Call, isNumber: (arg: number) => boolean): boolean;
  /** Other words for calls that it has none for than the formula language's own. */
  readonly better?: Rewordings;
  /** Whether both sides of a choice are computed for every x. */
  readonly computesBoth: boolean;
}
export type Operator = 'divide' | 'power' | 'mod';

/** A function that is not to be said in the language. */
export class UnknownFunction extends Error {}

/** The names of a formula, as the code has them. */
export interface Names {
  /** A parameter's or a sum's variable. */
  said(name: string): string;
  /** The lowest index of a list. */
  firstIndex(name: string): number;
  /** Whether it is a plain number, not a tensor. */
  isNumber(name: string): boolean;
}

const sums: ReadonlyMap<string, number> = new Map([
  ['+', level.sum],
  ['-', level.sum],
  ['*', level.product],
]);
const operators: ReadonlyMap<string, Operator> = new Map([
  ['/', 'divide'],
  ['^', 'power'],
  ['mod', 'mod'],
]);
/** Helpers whose functions' own names Python has for something else. */
const helperNames: ReadonlyMap<string, string> = new Map([
  ...operators,
  ['max', 'maximum'],
  ['min', 'minimum'],
  ['round', 'rounded'],
]);
const comparisons = new Set(['<', '<=', '>', '>=', '==', '!=']);

export class Expression {
  /** The helpers that the text calls, after those that they call. */
  readonly helpers = new Map<string, Helper>();

  constructor(
    private readonly dialect: Dialect,
    private readonly names: Names,
  ) {}

  write(tree: Tree, scope: Scope, variables: ReadonlySet<string> = new Set()): Written {
    if ('args' in tree) return this.#operation(tree.op, tree.args, scope, variables);
    if ('body' in tree) {
      const { variable, low, high } = tree;
      const inside = { ...scope, names: new Map([...scope.names, [variable, range(low, high)]]) };
      const body = this.write(tree.body, inside, new Set([...variables, variable]));
      return atom(
        `sum(${body.text} for ${this.names.said(variable)} in range(${low === 0 ? '' : `${String(low)}, `}${String(high + 1)}))`,
      );
    }
    if ('index' in tree) return this.#element(tree.name, tree.index, scope, variables);
    if ('value' in tree) return number(tree.value, this.dialect.constants);
    if (isX(tree) || !('name' in tree)) return atom('x');
    if (isConstantName(tree.name) && !variables.has(tree.name)) return atom(`${this.dialect.constants}.${tree.name}`);
    return atom(this.names.said(tree.name));
  }

  #bring(dialect: Dialect, name: string): boolean {
    const helper = memberOf(dialect.helpers, name);
    if (!helper) return false;
    for (const other of helper.needs ?? []) this.#bring(dialect, other);
    this.helpers.set(name, helper);
    return true;
  }

  #element(name: string, index: Tree, scope: Scope, variables: ReadonlySet<string>): Written {
    const first = this.names.firstIndex(name);
    const value = valueOf(index);
    const shifted = value === undefined ? callOf('-', index, first) : numberOf(value - first);
    return atom(`${this.names.said(name)}[${this.write(first === 0 ? index : shifted, scope, variables).text}]`);
  }

  #argument(tree: Tree, scope: Scope, variables: ReadonlySet<string>): Argument {
    return {
      ...this.write(tree, scope, variables),
      isNumber: this.isNumber(tree, variables),
      isWhole: 'name' in tree ? variables.has(tree.name) : Number.isInteger(valueOf(tree)),
      range: rangeOf(tree, scope),
    };
  }

  /** Whether it is a plain number, whatever x is. */
  isNumber(tree: Tree, variables: ReadonlySet<string> = new Set()): boolean {
    if ('args' in tree) return tree.args.every((child) => this.isNumber(child, variables));
    if ('body' in tree) return this.isNumber(tree.body, new Set([...variables, tree.variable]));
    if ('value' in tree) return true;
    if (isX(tree) || !('name' in tree)) return false;
    return variables.has(tree.name) || isConstantName(tree.name) || this.names.isNumber(tree.name);
  }

  #operation(op: string, args: readonly Tree[], scope: Scope, variables: ReadonlySet<string>): Written {
    const [first, second, third] = args;
    if (op === 'spline') return this.#spline(args, scope, variables);
    if (op === 'where' && first && second && third) {
      const condition = this.#argument(first, scope, variables);
      const yes = this.#arm(second, narrowed(first, true, scope), variables);
      const no = this.#arm(third, narrowed(first, false, scope), variables);
      return (condition.isNumber ? this.#numbers : this.dialect).where(condition, yes, no);
    }
    const written = args.map((arg) => this.#argument(arg, scope, variables));
    const [left, right] = written;
    const dialect = written.every((arg) => arg.isNumber) ? this.#numbers : this.dialect;
    if (op === 'and' || op === 'or' || op === 'not') return dialect.logic(op, written);
    if (left && op === 'neg') return negative(left);
    if (left && right) {
      const own = sums.get(op);
      if (own !== undefined) return infix(left, op, right, own);
      if (comparisons.has(op))
        return { text: `${within(left, level.sum)} ${op} ${within(right, level.sum)}`, level: level.comparison };
      const operator = operators.get(op);
      if (operator !== undefined && dialect.isPlain(operator, left, right)) {
        if (operator === 'power') return power(left, right);
        return infix(left, operator === 'mod' ? '%' : '/', right, level.product);
      }
    }
    const applied = dialect.apply(op, written);
    if (applied) return applied;
    const name = helperNames.get(op) ?? op;
    if (!this.#bring(dialect, name)) throw new UnknownFunction(op);
    return call(name, ...written);
  }

  get #numbers(): Dialect {
    return this.dialect.numbers ?? this.dialect;
  }

  /** The last argument is the list of coefficients, from index 1 on. */
  #spline(args: readonly Tree[], scope: Scope, variables: ReadonlySet<string>): Written {
    const written = args.map((arg) => this.write(arg, scope, variables).text);
    const list = args.at(-1);
    if (!list || !('name' in list) || !this.#bring(this.dialect, 'spline')) throw new UnknownFunction('spline');
    const from = this.names.firstIndex(list.name) === 0 ? '[1:]' : '';
    return call('spline', ...written.slice(0, -1), `${this.names.said(list.name)}${from}`);
  }

  /** A result of a choice; whole numbers as floats, which arrays would otherwise take for a type of their own. */
  #arm(tree: Tree, scope: Scope, variables: ReadonlySet<string>): Argument {
    const own = this.#argument(tree, scope, variables);
    return 'value' in tree && Number.isFinite(tree.value) ? { ...own, ...literal(tree.value, true) } : own;
  }
}

/** Numbers that Python would take for whole ones of any length are floats; there is no literal for infinity. */
function number(value: number, constants: string): Written {
  if (Number.isNaN(value)) return atom(`${constants}.nan`);
  if (Number.isFinite(value)) return literal(value, Math.abs(value) >= 2 ** 53);
  const infinity = atom(`${constants}.inf`);
  return value > 0 ? infinity : negative(infinity);
}
