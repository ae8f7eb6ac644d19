/** What a network has learned, apart from its data: it predicts, is saved, and learns on. */
import type { Kernels, LayerOptions, RunSettings } from '../settings.generated.js';
import type { Rows, Scaling, TargetKind } from './data.js';
import type { DefineRequest } from './formulas.js';

/**
 * All parameters as PyTorch lays them out. A layer in front of a gated activation has 2 · units outputs, the values and
 * then the gates, as `nn.functional.glu` takes them; in front of a grouped one all first pieces, then all second ones.
 */
export interface NetworkParameters {
  readonly layers: readonly {
    readonly inputs: number;
    readonly outputs: number;
    /** [outputs × inputs], row-major, as `nn.Linear.weight`. */
    readonly weight: Float32Array;
    readonly bias: Float32Array;
    /** Of the norm behind it, as `nn.BatchNorm1d` has them, [outputs] each. */
    readonly norm?: {
      readonly weight: Float32Array;
      readonly bias: Float32Array;
      readonly runningMean: Float32Array;
      readonly runningVariance: Float32Array;
    };
  }[];
  /** The activations' parameters, one entry per set (one for the network, or one per layer). */
  readonly activations: readonly {
    readonly activation: string;
    /** [scalars × sets], where sets is 1, or the units of the layer with `share: 'unit'`. */
    readonly values: Float32Array;
  }[];
}

/** A function that is not the library's own, under the id by which layers name it. */
export interface ModelDefinition extends DefineRequest {
  readonly id: string;
}

/** All about a model but its numbers. */
export interface ModelDescription {
  readonly format: 'activarium-model';
  readonly version: 1;
  readonly input: {
    /** Height and width; [1, columns] of rows. */
    readonly shape: readonly [number, number];
    readonly scaling: Scaling;
    /** The scaled number that most inputs of images have, which products leave out; null where there is none. */
    readonly background: number | null;
  };
  readonly output:
    | { readonly targets: 'classes'; readonly classNames: readonly string[] }
    | { readonly targets: 'numbers'; readonly count: number };
  /** The hidden layers, from the inputs on; the output layer follows them. */
  readonly layers: readonly Omit<LayerOptions, 'parameters'>[];
  readonly share: NonNullable<RunSettings['share']>;
  readonly learnParameters?: readonly string[];
  /** What it was trained with, and predicts with where they are there. */
  readonly kernels: Kernels;
  /** Of the functions that layers name and `Engine.define` made. */
  readonly definitions: readonly ModelDefinition[];
}

/** NetworkParameters with lists in place of typed arrays. */
type Listed<T> = T extends Float32Array
  ? readonly number[]
  : T extends string | number | undefined
    ? T
    : { readonly [K in keyof T]: Listed<T[K]> };

/** A model as JSON. Its numbers are the shortest that give the same bits in single precision; −1e-46 gives −0. */
export interface ModelJson extends ModelDescription {
  readonly parameters: Listed<NetworkParameters>;
}

/**
 * A trained network. It holds its numbers itself, so it stays what it is whatever becomes of the run, and is written after
 * the engine is gone, too.
 */
export interface Model {
  readonly targets: TargetKind;
  /** Height and width of an input; [1, columns] of rows. */
  readonly shape: readonly [number, number];
  /** Numbers of one input. */
  readonly inputs: number;
  readonly outputs: number;
  /** Empty where targets are numbers. */
  readonly classNames: readonly string[];
  /** What `predict` does to inputs. */
  readonly scaling: Scaling;
  readonly layers: ModelDescription['layers'];
  readonly kernels: Kernels;
  readonly parameters: NetworkParameters;
  /** Class probabilities of new inputs, [rows × outputs]; the outputs where targets are numbers. */
  predict(x: Rows): Promise<Float32Array>;
  /** For `JSON.stringify(model)`, which gives what `loadModel` reads. */
  toJSON(): ModelJson;
  /**
   * The same as a safetensors file: tensors `layers.0.weight`, `layers.0.bias`, `layers.0.norm.weight` (`.bias`,
   * `.running_mean`, `.running_var`), …, `activations.0.values`, …, all F32 as PyTorch lays them out; the description as
   * JSON in the metadata, under `activarium`, and the names of the activations that have values under
   * `activarium.activations`.
   */
  toSafetensors(): Uint8Array & { readonly buffer: ArrayBuffer };
  /** Gives back at once what predicting took of the engine; the next `predict` takes it again. */
  dispose(): void;
  /** For `using`. */
  [Symbol.dispose](): void;
}
