/** Conditions that hold on one side of a place. */
import { argsOf, containsX, isX, type Tree } from './tree.js';

/** `x > t`: the side of t, which holds no x, on which the condition is as said, and whether t itself is not. */
export interface HalfLine {
  readonly from: 'above' | 'below';
  readonly end: Tree;
  readonly isOpen: boolean;
}

const mirrors: ReadonlyMap<string, string> = new Map([
  ['<', '>'],
  ['<=', '>='],
  ['>', '<'],
  ['>=', '<='],
]);

/** Where a condition is true, or false, if that is a half-line of x. */
export function halfLine(condition: Tree, isTrue: boolean): HalfLine | undefined {
  if (!('args' in condition)) return undefined;
  const [inner] = argsOf(condition, 'not');
  if (inner) return halfLine(inner, !isTrue);
  const mirror = mirrors.get(condition.op);
  const [left, right] = condition.args;
  if (mirror === undefined || !left || !right) return undefined;
  const [op, end] = isX(left) ? [condition.op, right] : [mirror, left];
  if ((!isX(left) && !isX(right)) || containsX(end)) return undefined;
  return {
    from: op.startsWith('>') === isTrue ? 'above' : 'below',
    end,
    isOpen: op.endsWith('=') !== isTrue,
  };
}
