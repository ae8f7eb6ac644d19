/** Products and quotients as lists of factors. */
import { call, number, scaled, type Tree } from './tree.js';

export interface Factor {
  readonly node: Tree;
  readonly isBelow: boolean;
}

/** The factors of a product with the number before it. */
export function factorsOf(
  tree: Tree,
  isBelow = false,
): { readonly number: number; readonly factors: readonly Factor[] } {
  if ('value' in tree) return { number: isBelow ? 1 / tree.value : tree.value, factors: [] };
  const [a, b] = 'args' in tree ? tree.args : [];
  if (a && 'args' in tree && (tree.op === 'neg' || (b && (tree.op === '*' || tree.op === '/')))) {
    const left = factorsOf(a, isBelow);
    if (tree.op === 'neg' || !b) return { ...left, number: -left.number };
    const right = factorsOf(b, isBelow !== (tree.op === '/'));
    return { number: left.number * right.number, factors: [...left.factors, ...right.factors] };
  }
  return { number: 1, factors: [{ node: tree, isBelow }] };
}

export function productOf(factor: number, factors: readonly Factor[]): Tree {
  const above = factors.filter(({ isBelow }) => !isBelow).map(({ node }) => node);
  // A sixth is a division by 6.
  const divisor = Math.round(1 / factor);
  const isDivided = Math.abs(factor) < 0.5 && Math.abs(divisor * factor - 1) < 1e-15;
  const first = above.reduce<Tree | undefined>(
    (product, node) => (product ? call('*', product, node) : node),
    undefined,
  );
  const top = first
    ? scaled(first, isDivided ? Math.sign(factor) : factor)
    : number(isDivided ? Math.sign(factor) : factor);
  const below = factors.filter(({ isBelow }) => isBelow).map(({ node }) => node);
  return [...below, ...(isDivided ? [number(Math.abs(divisor))] : [])].reduce((a, b) => call('/', a, b), top);
}
