/** What the emitters ask of a formula's tree. */
import type { FormulaNode } from '../engine/types.js';

/** Names of the formula language that are numbers. */
const constants = new Set(['pi', 'e']);

/** The node with its children, told apart by what it holds: `op` may be any function's name. */
export function childrenOf(node: FormulaNode): readonly FormulaNode[] {
  if ('args' in node) return node.args;
  if ('body' in node) return [node.body];
  if ('index' in node) return [node.index];
  return [];
}

export const isConstantName = (name: string): boolean => constants.has(name);

export function containsX(node: FormulaNode): boolean {
  return (node.op === 'x' && !('args' in node)) || childrenOf(node).some(containsX);
}

/** Whether it has one value, whatever x and the parameters are; the variables of sums around it count as numbers. */
export function isNumber(node: FormulaNode, variables: ReadonlySet<string>): boolean {
  if ('args' in node) return node.args.every((child) => isNumber(child, variables));
  if ('body' in node) return isNumber(node.body, new Set([...variables, node.variable]));
  if ('index' in node || node.op === 'x') return false;
  return !('name' in node) || variables.has(node.name) || constants.has(node.name);
}
