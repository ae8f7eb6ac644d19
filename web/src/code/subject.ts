/** What code is written of. */
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
}
