/** What a run is made of, and what its training tells. */
import type { Wording } from './wording.js';
import type { ActivationId, LayerOptions, RunSettings } from '../settings.generated.js';
import type { Bytes, Dataset, HostBlob, StopSignal } from './data.js';
import type { Model } from './model.js';
import type { ParameterValues } from './values.js';

/**
 * A new run. The first hidden layer follows the inputs; the output layer follows from the data set. What is a list in
 * `RunSettings` under `layers` can also be told in short, for layers that are alike: either `layers`, or an `activation`
 * with or without `hidden` and `parameters`.
 *
 * The matrix kernels of `kernels` and `Run.kernels`: with `plain` equal seeds and settings give equal bits in every browser
 * and in Node. `relaxed` multiplies and adds in one instruction, which is faster; equal bits in one browser on one machine,
 * but last bits differ from processor to processor. Node 20 has them behind `--experimental-wasm-relaxed-simd`, later ones
 * by themselves.
 */
export type RunOptions = Omit<RunSettings, 'layers'> & { readonly dataset: Dataset } & (LayerList | EqualLayers);

/** The canonical form, in which each hidden layer has its own activation. */
export interface LayerList {
  readonly layers: readonly LayerOptions[];
  readonly activation?: never;
  readonly hidden?: never;
  readonly parameters?: never;
}

/** Hidden layers with one activation. */
export interface EqualLayers {
  /** Of all hidden layers. */
  readonly activation: ActivationId;
  /** Start values of its parameters. */
  readonly parameters?: ParameterValues;
  /** Units of the hidden layers, default the book chapter's [256, 192, 128, 64]. */
  readonly hidden?: readonly number[];
  readonly layers?: never;
}

/**
 * Learn on from a model, with any optimizer. Layers, `share` and start values are the model's, `learnParameters` and
 * `kernels` too unless they are given; the optimiser begins anew. The data set must have the model's inputs, their scaling
 * (`loadDataset({ …, scale: model.scaling })`) and as many outputs.
 */
export interface LearnOnOptions extends Omit<RunSettings, 'layers' | 'initialization' | 'share'> {
  readonly dataset: Dataset;
  readonly model: Model;
  readonly layers?: never;
  readonly activation?: never;
}

/**
 * Continue a run from `Run.checkpoint()` or `Run.checkpointBlob()`. The data set must be the one it was trained on. A run with relaxed kernels goes
 * on with plain ones where the others are missing.
 */
export interface ResumeOptions {
  readonly dataset: Dataset;
  /** Bytes are copied at once and never detached; a Blob, a File too, is read in the worker. */
  readonly checkpoint: Bytes | HostBlob;
}

/** `paused`: between steps, to be trained on; `stopped`: by a signal; `diverged`: a number is no longer finite. */
export type RunState = 'ready' | 'running' | 'paused' | 'stopped' | 'finished' | 'diverged';

/** What is no longer a finite number, in words, and the step at which it was seen. Only `Run.reset` leads out of it. */
export interface Divergence {
  readonly step: number;
  readonly reason: string;
  /** What the reason was made of. Not enumerable. */
  readonly wording?: Wording;
}

/** Means over one epoch of training, and the test result where it was asked for. */
export interface EpochSummary {
  /** 1 for the first epoch. */
  readonly epoch: number;
  readonly loss: number;
  /** NaN where targets are numbers. */
  readonly accuracy: number;
  readonly gradientNorm: number;
  /**
   * Of each linear layer, from the first hidden to the output layer: the root of the mean over the epoch's steps of the
   * squared Euclidean norm of the gradient of its weights (without biases), before it is clipped. NaN for an epoch in whose
   * midst a checkpoint of an earlier version was taken.
   */
  readonly layerGradientNorms: readonly number[];
  readonly test?: { readonly loss: number; readonly accuracy: number };
}

/**
 * How far to train. `epochs` counts from the run's start: what is trained already is not trained again, and where nothing is
 * left to do the call is refused. `moreEpochs` counts from where the run stands; an epoch that has begun is the first of
 * them. 1 … 100,000 in all.
 */
export type Epochs =
  { readonly epochs: number; readonly moreEpochs?: never } | { readonly moreEpochs: number; readonly epochs?: never };

/** What `Run.train` takes. */
export type TrainOptions = Epochs & {
  /** Evaluate the test set after each epoch (fills `EpochSummary.test`); default false. */
  readonly evaluateTest?: boolean;
  readonly signal?: StopSignal;
};

/** What `Run.fit` takes. */
export type FitOptions = Epochs & {
  /** Evaluate the test set after each epoch (fills `EpochSummary.test`). */
  readonly validate?: 'test';
  /** Called after each epoch; the training waits for a promise. What it throws pauses the run and rejects `fit`. */
  readonly onEpoch?: (epoch: EpochSummary) => void | Promise<void>;
  readonly signal?: StopSignal;
};

/** What `train` gives: the slices as a loop takes them, or with `await` the last one, after all of them. */
export interface Training extends AsyncGenerator<TrainProgress, void, void>, PromiseLike<TrainProgress> {}

/** One slice of training: about 40 ms of steps, or fewer up to the end of an epoch. */
export interface TrainProgress {
  readonly state: RunState;
  /** Steps done since the start of the run. */
  readonly step: number;
  readonly totalSteps: number;
  readonly stepsPerEpoch: number;
  /** Epochs done, with fraction. */
  readonly epoch: number;
  /** Of the last step's batch, before its update; NaN before the first one since the run was made, resumed or reset. */
  readonly loss: number;
  readonly accuracy: number;
  readonly gradientNorm: number;
  readonly samplesPerSecond: number;
  /** Estimated seconds to the end of `epochs`. */
  readonly secondsLeft: number;
  /** Every step of this slice, in order, [steps] each. */
  readonly steps: {
    readonly loss: Float32Array;
    readonly accuracy: Float32Array;
    readonly gradientNorm: Float32Array;
  };
  /** Present on the slice that ends an epoch. */
  readonly epochSummary?: EpochSummary;
  /** Present when `state` is `diverged`. */
  readonly divergence?: Divergence;
}
