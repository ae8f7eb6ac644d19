/** What the engine knows of each activation function. */
import type { Wording } from './wording.js';
import type { DefineRequest } from './formulas.js';

/** What start values must be besides finite, for the formula to make sense. Learning may lead beyond. */
export interface LegalValues {
  readonly atLeast?: number;
  readonly above?: number;
  readonly notZero?: true;
  /** The name of another parameter, whose start value must not be smaller. */
  readonly atMost?: string;
}

/** One learnable or adjustable parameter of an activation function. */
export interface ActivationParameter {
  /** Name in the API, e.g. `alpha`. */
  readonly name: string;
  /** Symbol for display, e.g. `α`. */
  readonly symbol: string;
  /** How many scalars it holds (STAF: 25, others 1). */
  readonly count: number;
  /** Start value, or the mean of start values that are drawn. */
  readonly initial: number;
  /** Start values one by one, [count], where they differ. */
  readonly initials?: readonly number[];
  /** Start values are all `initial`, or drawn from N(initial, spread²) or U(initial − spread, initial + spread). */
  readonly distribution: 'constant' | 'normal' | 'uniform';
  readonly spread: number;
  /** Range offered by sliders; values outside it are taken too where `legal` allows them. */
  readonly minimum: number;
  readonly maximum: number;
  /** Absent where every finite start value is legal. */
  readonly legal?: LegalValues;
  /** Whether gradient descent may change it. */
  readonly learnable: boolean;
  /** Whether it is learned unless a run's `learnParameters` says otherwise. */
  readonly learned: boolean;
}

/** A point at which f′ does not exist, and the value taken there. */
export interface Kink {
  readonly x: number;
  readonly derivative: number;
  readonly reason: string;
}

/** Where a definition comes from; `none` with a note when there is no publication. */
export type Source =
  | {
      readonly kind: 'paper' | 'book' | 'documentation';
      readonly title: string;
      readonly year: number;
      readonly link: string;
    }
  | { readonly kind: 'none'; readonly note: string };

/** The largest error over all finite floats, in units in the last place of float32, and a float where it occurs. */
export interface WorstError {
  readonly ulp: number;
  readonly x: number;
}

/** What a source says of a function, and what is found here. */
export interface Claim {
  readonly text: string;
  readonly source: string;
  /** `open`: it can be measured, and has not been yet. */
  readonly mark: 'confirmed' | 'contradicted' | 'uncheckable' | 'open';
  readonly found: string;
  /** What prints the figures that `found` states, in a copy of the sources. */
  readonly command?: string;
}

/**
 * What a function takes: each number by itself; two halves of a layer's pre-activations, one gating the other; groups of
 * them; or all of the output layer's. All but the elementwise ones are layers and have no curve of their own.
 */
export type ActivationKind = 'elementwise' | 'gated' | 'grouped' | 'output';

/** Everything the registry knows about one activation function. */
export interface ActivationInfo {
  readonly id: string;
  readonly name: string;
  readonly family:
    | 'identity'
    | 'sigmoidal'
    | 'rectifier'
    | 'exponential'
    | 'smooth gate'
    | 'shrinkage'
    | 'periodic'
    | 'learned shape'
    | 'layer'
    | 'own formula';
  /** f(x) in TeX; empty for what `Engine.define` made. */
  readonly formula: string;
  /** f(x) as plain text. */
  readonly formulaText: string;
  /** f(x) in the formula language, its parameters by name; empty where that has no words for it. */
  readonly expression: string;
  readonly kind: ActivationKind;
  /** Pre-activations per unit: a layer of `units` has `pieces · units` columns of weights. */
  readonly pieces: number;
  /** The id of a gate's own function; empty where nothing gates. */
  readonly gate: string;
  readonly parameters: readonly ActivationParameter[];
  readonly kinks: readonly Kink[];
  /** Limits of f and f′ for x → −∞ and x → +∞ with the initial parameters; NaN where there is none. */
  readonly limits: {
    readonly value: readonly [number, number];
    readonly derivative: readonly [number, number];
  };
  /** Infimum and supremum of f with the initial parameters; NaN where they depend on drawn parameters. */
  readonly range: readonly [number, number];
  readonly monotone: boolean;
  /**
   * The errors of f and f′; around a zero of f′ an error of up to 2⁻²⁴ counts as none. NaN where they were not measured,
   * or where no bound in ULP holds, as for sums of sines whose arguments are rounded products with learned numbers.
   */
  readonly accuracy: { readonly value: WorstError; readonly derivative: WorstError };
  readonly source: Source;
  /** Year of the first publication; 0 where none is known. */
  readonly year: number;
  readonly history: string;
  readonly typicalUse: string;
  readonly pros: string;
  readonly cons: string;
  /** Empty in the page's own engine, whose property card loads them by itself. */
  readonly claims: readonly Claim[];
  /** True if training draws a random number per element (RReLU). */
  readonly noisy: boolean;
  /** True if f′ as given and trained with stands for a derivative that is 0 everywhere (the step function). */
  readonly surrogateDerivative?: true;
  /** For what `Engine.define` made: its request, with everything filled in that was left out. */
  readonly definition?: DefineRequest;
  /** The registered function that a defined one is under another spelling. */
  readonly knownAs?: {
    readonly id: string;
    readonly name: string;
    /**
     * Which parameter is which (`b is its β`, with `within its range` where they differ beyond what a slider offers), or
     * for which values (`with b = 1`); may be empty.
     */
    readonly note: string;
    /** What the note was made of: its parts, between commas. Not enumerable. */
    readonly wording?: readonly Wording[];
  };
}
