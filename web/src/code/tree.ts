/** A formula's tree as the writers of code use it: the engine's, and functions of their own beside the language's. */

/** What a `FormulaNode` is, but that `op` may be any function's name; `expanded` says a call in the language's other words. */
export type Tree =
  | { readonly op: 'number'; readonly value: number }
  | { readonly op: 'x' }
  | { readonly op: 'name'; readonly name: string }
  | { readonly op: 'index'; readonly name: string; readonly index: Tree }
  | {
      readonly op: 'sum';
      readonly variable: string;
      readonly low: number;
      readonly high: number;
      readonly body: Tree;
    }
  | Call;

/** `at_least` and `at_most` are `max` and `min` whose slope at the bound itself is that of the first. */
export interface Call {
  readonly op: string;
  readonly args: readonly Tree[];
  readonly expanded?: Tree;
}

/** Other words for calls, by the function. */
export type Rewordings = ReadonlyMap<string, (u: Tree, ...parameters: readonly Tree[]) => Tree>;

/** Names of the formula language that are numbers. */
export const constants: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
]);
export const isConstantName = (name: string): boolean => constants.has(name);

export const x: Tree = { op: 'x' };
export const number = (value: number): Tree => ({ op: 'number', value });
export const call = (op: string, ...args: readonly (Tree | number)[]): Call => ({
  op,
  args: args.map((arg) => (typeof arg === 'number' ? number(arg) : arg)),
});

/** The operation's arguments; none of another one. */
export const argsOf = (tree: Tree, op: string): readonly Tree[] => ('args' in tree && tree.op === op ? tree.args : []);

/** The node with its children, told apart by what it holds: `op` may be any function's name. */
export function childrenOf(tree: Tree): readonly Tree[] {
  if ('args' in tree) return tree.args;
  if ('body' in tree) return [tree.body];
  if ('index' in tree) return [tree.index];
  return [];
}

/** The same node of other children. */
export function mapped(tree: Tree, change: (child: Tree) => Tree): Tree {
  if ('args' in tree) {
    const { op, args, expanded } = tree;
    return { op, args: args.map(change), ...(expanded && { expanded: change(expanded) }) };
  }
  if ('body' in tree) return { ...tree, body: change(tree.body) };
  if ('index' in tree) return { ...tree, index: change(tree.index) };
  return tree;
}

export const isX = (tree: Tree): boolean => tree.op === 'x' && !('args' in tree);
export const containsX = (tree: Tree): boolean => isX(tree) || childrenOf(tree).some(containsX);
export const containsCall = (tree: Tree, names: ReadonlySet<string>): boolean =>
  ('args' in tree && names.has(tree.op)) || childrenOf(tree).some((child) => containsCall(child, names));

/** Equal trees have equal keys. */
export const keyOf = (tree: Tree): string =>
  JSON.stringify(tree, (name, value: unknown) => (name === 'expanded' ? undefined : value));

const arithmetic: ReadonlyMap<string, (a: number, b: number) => number> = new Map([
  ['+', (a, b) => a + b],
  ['-', (a, b) => a - b],
  ['*', (a, b) => a * b],
  ['/', (a, b) => a / b],
  ['^', (a, b) => a ** b],
  ['neg', (a) => -a],
  ['sqrt', (a) => Math.sqrt(a)],
  ['log', (a) => Math.log(a)],
]);

/** The value of what holds numbers alone; undefined for all else. */
export function valueOf(tree: Tree): number | undefined {
  if ('value' in tree) return tree.value;
  if ('name' in tree && !('index' in tree)) return constants.get(tree.name);
  if (!('args' in tree)) return undefined;
  const own = arithmetic.get(tree.op);
  const values = tree.args.map(valueOf);
  const [a, b = NaN] = values;
  return own && a !== undefined && !values.includes(undefined) ? own(a, b) : undefined;
}

export const negated = (tree: Tree): Tree => scaled(tree, -1);

/** factor · tree, with the factor put into a number that the tree holds already. */
export function scaled(tree: Tree, factor: number): Tree {
  if (factor === 1) return tree;
  if ('value' in tree) return number(tree.value * factor);
  if ('args' in tree) {
    const [a, b] = tree.args;
    if (tree.op === 'neg' && a) return scaled(a, -factor);
    if (tree.op === '-' && a && b && factor === -1) return call('-', b, a);
    if (tree.op === '*' && a && b) {
      if ('value' in a) return a.value * factor === 1 ? b : scaled(b, a.value * factor);
      if ('value' in b) return scaled(a, b.value * factor);
      if (valueOf(a) !== undefined) return call('*', scaled(a, factor), b);
      if ('args' in a && (a.op === 'neg' || (a.op === '*' && a.args.some((arg) => 'value' in arg))))
        return call('*', scaled(a, factor), b);
    }
    if (tree.op === '/' && a && b) {
      if ('value' in b)
        return factor === b.value ? a : factor === -b.value ? negated(a) : call('/', scaled(a, factor), b);
      if ('value' in a || ('args' in a && a.op === 'neg')) return call('/', scaled(a, factor), b);
    }
  }
  if (factor === -1) return call('neg', tree);
  return call('*', factor, tree);
}

/** tree + offset. */
export const shifted = (tree: Tree, offset: number): Tree =>
  offset === 0 ? tree : offset < 0 ? call('-', tree, -offset) : call('+', tree, offset);
