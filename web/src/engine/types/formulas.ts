/** Formulas: how they are read, and functions made of them. */
import type { Wording } from './wording.js';

/** How a formula's parameter starts and whether it learns. */
export interface FormulaParameter {
  /** Start value, or the mean of start values that are drawn; for a list one for all or one for each. Default 1. */
  readonly initial?: number | readonly number[];
  /** As in `ActivationParameter`, default constant. */
  readonly distribution?: 'constant' | 'normal' | 'uniform';
  /** ≥ 0, default 1. */
  readonly spread?: number;
  /** Range offered by sliders; default: around `initial`. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Whether it is learned; default true. */
  readonly learnable?: boolean;
}

/** A function to be made of a formula. */
export interface DefineRequest {
  /** In the formula language, at most 2,000 characters: `x * sigmoid(b * x)`. Names it does not know are parameters. */
  readonly formula: string;
  readonly parameters?: Readonly<Record<string, FormulaParameter>>;
  /** Default: the formula. */
  readonly name?: string;
}

/** A formula as its text is read. Places count UTF-16 units. */
export type FormulaReading =
  | {
      readonly kind: 'valid';
      /** With normal spacing and no more parentheses than needed. */
      readonly canonical: string;
      /** In the order of the text. `firstIndex` is that of a list, undefined for a single number. */
      readonly parameters: readonly {
        readonly name: string;
        readonly count: number;
        readonly firstIndex: 0 | 1 | undefined;
      }[];
      readonly tree: FormulaNode;
      /** What may not be meant as it is read, in the order of the text; empty for most formulas. */
      readonly notes: readonly FormulaNote[];
    }
  | {
      readonly kind: 'invalid';
      readonly message: string;
      readonly wording?: Wording;
      /** What is at fault is text[from … to), or missing there if that is empty. */
      readonly from: number;
      readonly to: number;
    };

/** A remark on a formula that can be read: `z is read as a parameter; the variable is x`, of text[from … to). */
export interface FormulaNote {
  readonly message: string;
  /** What the message was made of. Not enumerable. */
  readonly wording?: Wording;
  readonly from: number;
  readonly to: number;
}

/**
 * A formula's tree. Operators are `+ - * / ^ neg < <= > >= == != and or not`, functions have their names. `spline` has the
 * name of its coefficients as its last argument. A function of the registry has its id, with `_` for `-`, as `op` and is
 * given again as `expanded`, in the language's other words, with its arguments and start values put in.
 */
export type FormulaNode =
  | { readonly op: 'number'; readonly value: number }
  | { readonly op: 'x' }
  | { readonly op: 'name'; readonly name: string }
  | { readonly op: 'index'; readonly name: string; readonly index: FormulaNode }
  | {
      readonly op: 'sum';
      readonly variable: string;
      readonly low: number;
      readonly high: number;
      readonly body: FormulaNode;
    }
  | { readonly op: FormulaOperation; readonly args: readonly FormulaNode[] }
  | { readonly op: string; readonly args: readonly FormulaNode[]; readonly expanded: FormulaNode };

/** What stands between the operands of a formula, and its functions. */
export type FormulaOperation =
  | '+'
  | '-'
  | '*'
  | '/'
  | '^'
  | 'neg'
  | '<'
  | '<='
  | '>'
  | '>='
  | '=='
  | '!='
  | 'and'
  | 'or'
  | 'not'
  | 'exp'
  | 'expm1'
  | 'log'
  | 'log1p'
  | 'sqrt'
  | 'abs'
  | 'sign'
  | 'tanh'
  | 'sigmoid'
  | 'softplus'
  | 'relu'
  | 'silu'
  | 'gelu'
  | 'phi'
  | 'erf'
  | 'sin'
  | 'cos'
  | 'tan'
  | 'asin'
  | 'acos'
  | 'atan'
  | 'sinh'
  | 'cosh'
  | 'sech'
  | 'asinh'
  | 'acosh'
  | 'atanh'
  | 'erfc'
  | 'cbrt'
  | 'floor'
  | 'ceil'
  | 'round'
  | 'trunc'
  | 'log2'
  | 'log10'
  | 'exp2'
  | 'heaviside'
  | 'bspline'
  | 'pow'
  | 'mod'
  | 'max'
  | 'min'
  | 'clamp'
  | 'where'
  | 'spline';
