/** What is found out about a run at one moment. */
import type { StopSignal } from './data.js';

/** Loss and accuracy over a whole split, and counts [actual × predicted], row-major [classes × classes]. */
export interface EvaluationResult {
  readonly loss: number;
  readonly accuracy: number;
  readonly confusion: Uint32Array;
}

/** How an analysis is stopped, and told how far it is. */
export interface AnalysisOptions {
  readonly signal?: StopSignal;
  readonly onProgress?: (done: { readonly images: number; readonly total: number }) => void;
}

/** What `Run.neurons` and `Run.neuron` take. */
export interface NeuronsOptions extends AnalysisOptions {
  /** Take in only the first so many images of the split; default all. */
  readonly images?: number;
}

/**
 * What one hidden layer's neurons do over the images of a split; arrays are [units]. Where a neuron has several
 * pre-activations, |f′(z)| is the largest |∂h/∂z| among them, and the gate's, or the largest of a group, is the one that
 * counts for `alwaysOn`.
 */
export interface LayerNeurons {
  readonly units: number;
  readonly activation: string;
  /** Share of images whose output is above 0. */
  readonly firingRate: Float32Array;
  readonly meanOutput: Float32Array;
  readonly maxOutput: Float32Array;
  /** Largest |f′(z)| over the images. */
  readonly maxSlope: Float32Array;
  /** 1 where the output is exactly 0 for every image: the chapter's rule. */
  readonly dead: Uint8Array;
  /** 1 where |f′(z)| ≤ 1e-6 for every image, so no gradient passes. */
  readonly gradientDead: Uint8Array;
  /** 1 where the pre-activation is above 0 for every image. */
  readonly alwaysOn: Uint8Array;
  /** 1 where f is bounded and |f′(z)| is under 5 % of its largest on more than 95 % of the images. */
  readonly saturated: Uint8Array;
  readonly deadCount: number;
  readonly gradientDeadCount: number;
  readonly alwaysOnCount: number;
  readonly saturatedCount: number;
  /** 1 where f′(z) is no number for some image; such a neuron counts as neither gradient-dead nor saturated by it. */
  readonly noSlope: Uint8Array;
  readonly noSlopeCount: number;
}

/** What all hidden neurons do over the images of a split, counted image by image. */
export interface NeuronReport {
  /** Images the counts were taken over. */
  readonly images: number;
  /** Steps done at the moment that it is of. */
  readonly step: number;
  readonly layers: readonly LayerNeurons[];
}

/**
 * One neuron over the images of a split. Of a gated neuron z, weights and bias are the gate's; of a group z is the
 * largest, weights and bias are the first piece's.
 */
export interface NeuronDetail {
  /** 0 for the first hidden layer. */
  readonly layer: number;
  readonly unit: number;
  readonly activation: string;
  /** Images taken in. */
  readonly images: number;
  readonly step: number;
  /** z of each image in the split's order, [images]. */
  readonly preactivations: Float32Array;
  /** Incoming weights, [fan-in]. */
  readonly weights: Float32Array;
  readonly bias: number;
  /**
   * The weight of each pixel, [height × width]. For the first layer its weights; for deeper layers the product of the
   * weight matrices down to the pixels: what the neuron would weigh if the layers between were linear, gated ones with
   * their gates at 1, groups with their first pieces.
   */
  readonly pixelWeights: Float32Array;
}
