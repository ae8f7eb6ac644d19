/** What is measured of a function. */
import type { ActivationId } from '../settings.generated.js';
import type { ParameterValues } from './values.js';

/** A function to be measured, with these parameters. */
export interface MeasureRequest {
  readonly activation: ActivationId;
  readonly parameters?: ParameterValues;
  readonly seed?: number;
  /** Whether `cost` is measured too, which takes half a second, in slices of some 20 ms; default true. */
  readonly cost?: boolean;
}

/** A largest or smallest value; `x` is NaN where it is reached nowhere, or over a stretch. */
export interface Extreme {
  readonly value: number;
  readonly x: number;
}

/** What a function does on both sides of a point: f at a jump, f′ at a kink. */
export interface Step {
  readonly x: number;
  readonly left: number;
  readonly right: number;
}

/** A stretch over which f rises, falls or stays the same. */
export interface Piece {
  readonly low: number;
  readonly high: number;
  readonly direction: 'rising' | 'falling' | 'constant';
}

/** From `low` to `high`, which may be infinite. */
type Interval = readonly [low: number, high: number];

/**
 * What a function does, measured with the parameters given: found by following its formula, whose divisors, switches,
 * domains and slopes are searched for zeros, with interval bounds that prove where there are none. Of each list only the
 * 32 entries nearest to 0 are given.
 */
export interface Measurement {
  /** Whether f has a finite value at every float. */
  readonly finite: boolean;
  /** Where f has a value, in order; a single point without one, as a pole, lies between two of them. */
  readonly domain: readonly Interval[];
  /** Where f has no value: single points too, both ends then equal. */
  readonly undefined: readonly Interval[];
  /** Where |f| is more than a float can hold, but for the surroundings of poles. */
  readonly infinite: readonly Interval[];
  /** Where |f| grows without bound at a finite x, and where f goes on either side; NaN where it has no value on that side. */
  readonly poles: readonly Step[];
  /** Infimum and supremum of f. */
  readonly lowest: Extreme;
  readonly highest: Extreme;
  /** Limits of f and f′ for x → −∞ and x → +∞; NaN where there is none. */
  readonly limits: { readonly value: Interval; readonly derivative: Interval };
  /** Of f on all of its domain: 1/x falls on each side of 0 and is 'no'. */
  readonly monotone: 'rising' | 'falling' | 'constant' | 'no';
  /** Stretches in order over which f rises, falls or stays the same, without a jump or pole inside. */
  readonly pieces: readonly Piece[];
  /** Where f turns from rising to falling or back. */
  readonly turns: readonly { readonly x: number; readonly value: number; readonly kind: 'maximum' | 'minimum' }[];
  readonly jumps: readonly Step[];
  readonly kinks: readonly Step[];
  /** Lipschitz constant: sup |f′|, ∞ where f jumps. */
  readonly lipschitz: Extreme;
  /** Where |f′| is under 5 % of its largest value; empty where that has no bound. */
  readonly saturated: readonly Interval[];
  /** Whether a list holds more than it gives. */
  readonly more: boolean;
  /** For inputs z from N(0, 1). All NaN where f has no value for some of them, or grows too fast at a pole. */
  readonly normal: {
    /** E f(z) */
    readonly mean: number;
    /** E f(z)² */
    readonly meanSquare: number;
    /** 1 / √E f(z)²: what weights are multiplied by so that a layer keeps the size of its inputs. */
    readonly gain: number;
    /** E f′(z)² */
    readonly meanSquareSlope: number;
    /** Share of f(z)'s variance that a straight line explains; 1 for straight lines. */
    readonly straightShare: number;
    /** P(f(z) = 0) */
    readonly zeroShare: number;
    /** P(|f′(z)| ≤ 10⁻⁶) */
    readonly deadShare: number;
    /** P(|f′(z)| ≥ 5 % of its largest); of the root of E f′(z)² where slopes have no bound. */
    readonly passingShare: number;
  };
  /**
   * Fixed points, from 10⁻⁴ to 10⁴, of the variance map q → gain² · E f(√q z)²: what a wide layer with weights of variance
   * gain² / fan-in and no biases makes of pre-activations of variance q. `slope` is the map's there: under 1 in size,
   * variances close by come closer from layer to layer.
   */
  readonly variances: readonly { readonly variance: number; readonly slope: number }[];
  /** Whether every variance is kept, as it is where f(ax) = a·f(x) for a > 0. */
  readonly everyVariance: boolean;
  /** What was measured with, [scalars] in the order of `ActivationInfo.parameters`: also those that are drawn. */
  readonly parameters: Float32Array;
  /**
   * What ten layers of 256 units make of 256 inputs z₀ from N(0, 1): zₗ = f(zₗ₋₁)·Wₗ, weights normal with variance
   * gain² / 256, drawn from `seed`, no biases. Of the pre-activations of layers 1 to 10; NaN from the layer on where one is
   * not finite. Empty where there is no finite gain.
   */
  readonly layers: readonly {
    /** Over inputs and units. */
    readonly mean: number;
    readonly deviation: number;
    /** Standard deviation over inputs alone, root mean square over the units: near 0 all inputs have become alike. */
    readonly spread: number;
  }[];
  /**
   * Time of a training step of the chapter's network (784-256-192-128-64-10, batches of 128 made-up images, the engine's
   * default kernels) relative to the same with ReLU, whose own is 1. Timed anew each time; absent where it was not asked
   * for, and where a step's loss or gradient is no finite number.
   */
  readonly cost?: number;
  /** Costs this near to the true one are what chance gives, in 95 of 100 measurements. */
  readonly costNoise?: number;
}
