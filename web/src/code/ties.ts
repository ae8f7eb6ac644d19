/**
 * Which of two equal numbers gives the slope of max and min: PyTorch takes the mean of both, the engine one of them. It is
 * what x is not in; else what the formula holds later, a part of either counting before the whole; and of more than two
 * what comes of the first ones.
 */
import { call, childrenOf, containsX, keyOf, mapped, type Tree } from './tree.js';

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
