/** Values of a function: at points, and as a surface. */
import type { ActivationId } from '../settings.generated.js';

/** Parameter values by name; a scalar fills all entries of a vector parameter. */
export type ParameterValues = Readonly<Record<string, number | readonly number[]>>;

/** A function and the points at which it is wanted. */
export interface EvaluateRequest {
  readonly activation: ActivationId;
  readonly parameters?: ParameterValues;
  /** Seed for parameters that are drawn (STAF), default 7. */
  readonly seed?: number;
  readonly x: Float32Array | readonly number[];
  /** The shorter formats round each operation of the function's `expression`, and need one. Default float32. */
  readonly precision?: 'float32' | 'float16' | 'bfloat16';
}

/** f, f′ and f″ at each x, [n] each. */
export interface Evaluation {
  readonly y: Float32Array;
  readonly dy: Float32Array;
  readonly d2y: Float32Array;
}

/** A function and the square over which it is wanted. */
export interface SurfaceRequest {
  readonly activation: ActivationId;
  readonly parameters?: ParameterValues;
  readonly seed?: number;
  /** Both axes run over [range[0], range[1]], default [−5, 5]. */
  readonly range?: readonly [number, number];
  /** Points per axis, 2 … 1000, default 100. */
  readonly points?: number;
}

/** z = f(x) + f(y) and |∇z|, [points × points] row-major; row = y, column = x. */
export interface Surface {
  readonly axis: Float32Array;
  readonly z: Float32Array;
  readonly gradient: Float32Array;
}
