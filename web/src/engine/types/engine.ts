/** The engine: where everything begins. */
/// <reference lib="esnext.disposable" preserve="true" />
import type { Kernels } from '../settings.generated.js';
import type { Bytes, Dataset, DatasetRequest } from './data.js';
import type { DefineRequest, FormulaReading } from './formulas.js';
import type { ActivationInfo } from './functions.js';
import type { Measurement, MeasureRequest } from './measurement.js';
import type { Model, ModelJson } from './model.js';
import type { Run } from './run.js';
import type { LearnOnOptions, ResumeOptions, RunOptions } from './training.js';
import type { EvaluateRequest, Evaluation, Surface, SurfaceRequest } from './values.js';

/** What `createEngine` gives. Every call that computes gives a promise, which is rejected with an `EngineError`. */
export interface Engine {
  /** The registered functions, then those defined here. */
  readonly activations: readonly ActivationInfo[];
  /** The library's. */
  readonly version: string;
  /**
   * The kernel sets there are. `relaxed` is absent where the browser lacks relaxed SIMD, and from the first run on where
   * its file could not be loaded.
   */
  readonly kernels: readonly Kernels[];
  /** f, f′ and f″ of a function at points. */
  evaluate(request: EvaluateRequest): Promise<Evaluation>;
  /** A function over two inputs, as a surface. */
  surface(request: SurfaceRequest): Promise<Surface>;
  /** Measures what a function does: where it has values, kinks, limits, gain, cost. Of elementwise functions only. */
  measure(request: MeasureRequest): Promise<Measurement>;
  /** FashionMNIST, images in IDX files, or rows of numbers. */
  loadDataset(request: DatasetRequest): Promise<Dataset>;
  /** A new network to be trained, a model's, or one out of a checkpoint; those bring the definitions they need. */
  createRun(options: RunOptions | LearnOnOptions | ResumeOptions): Promise<Run>;
  /** A model from JSON (parsed or as text), from a safetensors file that `Model.toSafetensors` made, or of another engine. */
  loadModel(model: Model | ModelJson | string | Bytes): Promise<Model>;
  /** Reads a formula without defining it. */
  readFormula(formula: string): Promise<FormulaReading>;
  /**
   * Makes a function of a formula, which is then among `activations` and can be used wherever an id is asked for. Equal
   * formulas with equal parameters have equal ids; a second definition may give it another name. At most 256.
   */
  define(request: DefineRequest): Promise<ActivationInfo>;
  /** Takes a definition back. Runs that use it go on; unknown ids mean nothing. */
  forget(id: string): Promise<void>;
  /**
   * Ends the worker, or lets go of the engine's memory, with all data sets and runs: their calls, under way or to come, are
   * refused with `disposed`. Models keep their numbers. A worker that is not ended so lives as long as its page; without one
   * the memory goes when nothing refers to the engine any more.
   */
  dispose(): void;
  /** For `using`. */
  [Symbol.dispose](): void;
  /** For `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** What `createEngine` takes. */
export interface EngineOptions {
  /** Run in a worker. Default: true in browsers, false in Node. */
  readonly worker?: boolean;
}
