/**
 * Which of two equal numbers gives the slope of max and min: PyTorch takes the mean of both, the engine one of them. It is
 * what x is not in; else what the formula holds later, a part of either counting before the whole; and of more than two
 * what comes of the first ones. In max(u, 0) + min(c·(eᵛ − 1), 0), an ELU, it is the left piece's.
 */
import { call, childrenOf, containsCall, containsX, keyOf, mapped, valueOf, type Tree } from './tree.js';

/** With max and min of two each, whose second counts where both are equal. */
export function inTieOrder(tree: Tree): Tree {
  const places = new Map<string, number>();
  const visit = (node: Tree): void => {
    childrenOf(node).forEach(visit);
    const key = keyOf(node);
    if (!places.has(key)) places.set(key, places.size);
  };
  visit(tree);
  const place = (node: Tree): number => (containsX(node) ? (places.get(keyOf(node)) ?? Infinity) : Infinity);
  const ordered = (node: Tree): Tree => {
    const left = leftPiece(node);
    if (left)
      return mapped(node, (child) => (child === left.min ? call('at_most', ordered(left.of), 0) : ordered(child)));
    if (!('args' in node) || (node.op !== 'max' && node.op !== 'min')) return mapped(node, ordered);
    const [first, second, ...rest] = node.args;
    if (!first || !second) return mapped(node, ordered);
    const pair = place(first) <= place(second) ? [first, second] : [second, first];
    return rest.reduce<Tree>(
      (whole, next) => (containsX(next) ? call(node.op, ordered(next), whole) : call(node.op, whole, ordered(next))),
      call(node.op, ...pair.map(ordered)),
    );
  };
  return ordered(tree);
}

const elu = new Set(['expm1']);
const isZero = (tree: Tree): boolean => valueOf(tree) === 0;
/** The bound part of max and min with 0. */
function besideZero(tree: Tree, op: 'max' | 'min'): Tree | undefined {
  if (!('args' in tree)) return undefined;
  if (op === 'max' && tree.op === 'relu') return tree.args[0];
  const others = tree.op === op && tree.args.length === 2 ? tree.args.filter((arg) => !isZero(arg)) : [];
  return others.length === 1 ? others[0] : undefined;
}

/** Of an ELU as a sum of two halves, the left one and what it is of. */
function leftPiece(tree: Tree): { readonly min: Tree; readonly of: Tree } | undefined {
  if (!('args' in tree) || tree.op !== '+') return undefined;
  const min = tree.args.find((arg) => besideZero(arg, 'min'));
  const of = min && besideZero(min, 'min');
  const isElu = of && containsCall(of, elu) && tree.args.some((arg) => besideZero(arg, 'max'));
  return min && isElu ? { min, of } : undefined;
}
