/** A run: a network that is trained on a data set, and what can be asked of it. */
import type { Kernels } from '../settings.generated.js';
import type { AnalysisOptions, EvaluationResult, NeuronDetail, NeuronReport, NeuronsOptions } from './analyses.js';
import type { HostBlob, Rows, Split } from './data.js';
import type { Model, NetworkParameters } from './model.js';
import type { Divergence, EpochSummary, FitOptions, RunState, Training, TrainOptions } from './training.js';

/** What `Engine.createRun` gives. Its network and its optimiser's memory lie in the engine. */
export interface Run {
  readonly id: number;
  readonly state: RunState;
  /** Steps done. */
  readonly step: number;
  readonly stepsPerEpoch: number;
  /** How many numbers the network learns. */
  readonly parameterCount: number;
  /** What the run computes with. */
  readonly kernels: Kernels;
  /** Where `state` is `diverged`. */
  readonly divergence: Divergence | undefined;
  /**
   * Trains in slices: `for await (const progress of run.train(…))`, or `await run.train(…)` for the last slice alone. Leaving
   * the loop pauses; calling `train` again continues at the exact step. An abort of `signal` ends the loop with
   * `state: 'stopped'`, divergence with `state: 'diverged'`. Between two slices the host gets its turn, without a worker
   * too: timers, signals, animation frames.
   *
   * One loop at a time trains a run. The first `next()` of another one, and `reset`, take the run over as soon as the slice
   * under way is done; the earlier loop ends, without an error, when it asks for its next slice. So a generator that is
   * dropped without `return()` locks nothing.
   */
  train(options: TrainOptions): Training;
  /**
   * Trains to the end, or until `signal` stops it or it diverges, which `state` then tells: the summaries of the epochs that
   * ended meanwhile.
   */
  fit(options: FitOptions): Promise<EpochSummary[]>;
  /** Loss and accuracy. Analyses are of the moment at which they were asked for, also while `train` goes on. */
  evaluate(split: Split, options?: AnalysisOptions): Promise<EvaluationResult>;
  /** Class probabilities of images `[from, from + count)`, [count × classes]; the outputs where targets are numbers. */
  predict(split: Split, from: number, count: number): Promise<Float32Array>;
  /** The same of new inputs, given as the data set's were: they are scaled in the same way. */
  predict(x: Rows): Promise<Float32Array>;
  /** Which neurons fire, which are dead. */
  neurons(split: Split, options?: NeuronsOptions): Promise<NeuronReport>;
  /** One neuron: `layer` 0 is the first hidden layer. */
  neuron(split: Split, layer: number, unit: number, options?: NeuronsOptions): Promise<NeuronDetail>;
  /** A copy of all parameters. */
  parameters(): Promise<NetworkParameters>;
  /** Sets all parameters, of the sizes that `parameters()` gives; steps done and the optimiser's memory stay. */
  setParameters(parameters: NetworkParameters): Promise<void>;
  /** Hash of all parameters' bits, 16 hexadecimal digits. */
  parametersHash(): Promise<string>;
  /** What the run has learned, without its data and optimiser. */
  model(): Promise<Model>;
  /** Everything needed to go on. Later versions of the library read it too; formats before 4 are refused. */
  checkpoint(): Promise<ArrayBuffer>;
  /**
   * The same as a Blob that the worker makes, to be kept in IndexedDB or in a file: its bytes never lie in the memory of the
   * caller's thread.
   */
  checkpointBlob(): Promise<HostBlob>;
  /** Back to the same initial weights, step 0. A loop that trains the run ends, as under `train`. */
  reset(): Promise<void>;
  /**
   * Gives its memory back at once; a training or an analysis under way is refused with `disposed`. Its data set stays.
   * Without it that happens some time after nothing refers to the run any more.
   */
  dispose(): void;
  /** For `using`. */
  [Symbol.dispose](): void;
}
