/** A formula's tree as an expression of Python, NumPy or PyTorch, by way of a dialect that knows the functions. */
import type { FormulaNode } from '../engine/types.js';
import { identifier } from './identifiers.js';
import { isConstantName, isNumber } from './nodes.js';
import { atom, call, infix, level, literal, negative, power, within, type Written } from './writing.js';

/** What a dialect is given of an argument. */
export interface Argument extends Written {
  /** The same for all x and parameters: a plain number of Python's. */
  readonly isNumber: boolean;
}

/** A definition, the modules it imports and the helpers it calls. */
export interface Helper {
  readonly imports?: readonly string[];
  readonly needs?: readonly string[];
  readonly text: string;
}

export interface Dialect {
  /** `math` or `np`. */
  readonly constants: string;
  /** Functions that the code brings along, by name. */
  readonly helpers: Readonly<Record<string, Helper>>;
  /** The function applied to the arguments; undefined where the language has no words for it. */
  apply(name: string, args: readonly Argument[]): Written | undefined;
  where(condition: Written, yes: Written, no: Written): Written;
  logic(name: 'and' | 'or' | 'not', args: readonly Written[]): Written;
  /** For what is a plain number; itself where nothing is said. */
  readonly numbers?: Dialect;
}

/** A function that is not to be said in the language. */
export class UnknownFunction extends Error {}

const sums = new Map([
  ['+', level.sum],
  ['-', level.sum],
  ['*', level.product],
  ['/', level.product],
]);
const comparisons = new Set(['<', '<=', '>', '>=', '==', '!=']);

export class Expression {
  /** The helpers that the text calls, after those that they call. */
  readonly helpers = new Map<string, Helper>();

  /** `firstIndex` of each vector parameter, by name. */
  constructor(
    private readonly dialect: Dialect,
    private readonly firstIndex: ReadonlyMap<string, number>,
  ) {}

  write(node: FormulaNode, variables: ReadonlySet<string> = new Set()): Written {
    if ('args' in node) return this.#operation(node.op, node.args, variables);
    if ('body' in node) {
      const variable = identifier(node.variable);
      const body = this.write(node.body, new Set([...variables, node.variable]));
      return atom(`sum(${body.text} for ${variable} in range(${String(node.low)}, ${String(node.high + 1)}))`);
    }
    if ('index' in node) return this.#element(node.name, node.index, variables);
    if ('value' in node) return literal(node.value);
    if (!('name' in node)) return atom('x');
    if (isConstantName(node.name) && !variables.has(node.name)) return atom(`${this.dialect.constants}.${node.name}`);
    return atom(identifier(node.name));
  }

  #element(name: string, index: FormulaNode, variables: ReadonlySet<string>): Written {
    const first = this.firstIndex.get(name) ?? 0;
    const shifted: FormulaNode =
      first === 0
        ? index
        : 'value' in index
          ? { op: 'number', value: index.value - first }
          : { op: '-', args: [index, { op: 'number', value: first }] };
    return atom(`${identifier(name)}[${this.write(shifted, variables).text}]`);
  }

  #operation(op: string, args: readonly FormulaNode[], variables: ReadonlySet<string>): Written {
    const [first, second, third] = args;
    if (op === 'where' && first && second && third)
      return this.dialect.where(
        this.write(first, variables),
        this.#arm(second, variables),
        this.#arm(third, variables),
      );
    if (op === 'spline') return this.#spline(args, variables);
    const written = args.map((arg): Argument => ({
      ...this.write(arg, variables),
      isNumber: isNumber(arg, variables),
    }));
    const [left, right] = written;
    if (op === 'and' || op === 'or' || op === 'not') return this.dialect.logic(op, written);
    if (left && op === 'neg') return negative(left);
    if (left && right && first && second) {
      const own = sums.get(op);
      if (own !== undefined) return infix(left, op, right, own);
      if (comparisons.has(op))
        return { text: `${within(left, level.sum)} ${op} ${within(right, level.sum)}`, level: level.comparison };
      if (op === '^' && 'value' in second && Number.isInteger(second.value)) return power(left, right);
    }
    const dialect = this.dialect.numbers && written.every((arg) => arg.isNumber) ? this.dialect.numbers : this.dialect;
    const name = op === '^' ? 'pow' : op;
    const own = dialect.apply(name, written);
    if (own) return own;
    if (!this.#bring(dialect, name)) throw new UnknownFunction(op);
    return call(name, ...written);
  }

  /** The last argument is the list of coefficients, from index 1 on. */
  #spline(args: readonly FormulaNode[], variables: ReadonlySet<string>): Written {
    const written = args.map((arg) => this.write(arg, variables).text);
    const list = args.at(-1);
    if (!list || !('name' in list) || !this.#bring(this.dialect, 'spline')) throw new UnknownFunction('spline');
    const from = this.firstIndex.get(list.name) === 0 ? '[1:]' : '';
    return call('spline', ...written.slice(0, -1), `${identifier(list.name)}${from}`);
  }

  #bring(dialect: Dialect, name: string): boolean {
    const helper = dialect.helpers[name];
    if (!helper) return false;
    for (const other of helper.needs ?? []) this.#bring(dialect, other);
    this.helpers.set(name, helper);
    return true;
  }

  /** A result of a choice; whole numbers as floats, which arrays would otherwise take for a type of their own. */
  #arm(node: FormulaNode, variables: ReadonlySet<string>): Written {
    return 'value' in node ? literal(node.value, true) : this.write(node, variables);
  }
}
