/** What code is written of. */
import type { ActivationInfo } from '../engine/types.js';
import type { Tree } from './tree.js';

export interface CodeParameter {
  readonly name: string;
  readonly values: readonly number[];
  /** The lowest index in the formula; undefined for what is no vector. */
  readonly firstIndex: number | undefined;
  readonly learnable: boolean;
}

export interface CodeSubject {
  readonly name: string;
  /** Of a function of the registry, whose formula the tree is. */
  readonly id?: string;
  /** The formula in words, for the comment above. */
  readonly formula: string;
  readonly tree: Tree;
  readonly parameters: readonly CodeParameter[];
  /** Whether numbers are drawn in training, of which the code is not. */
  readonly noisy?: boolean;
}

/** A function of single numbers in the formula language: its formula, or a call of it where noise is no formula's. */
export function codeFormula({ id, kind, expression, parameters }: ActivationInfo): string {
  if (expression !== '' || kind !== 'elementwise') return expression;
  return `${id.replaceAll('-', '_')}(${['x', ...parameters.map(({ name }) => name)].join(', ')})`;
}
