/** One function of a training: its run, its figures as they are drawn, and the moments that were looked at closely. */
import type {
  EvaluationResult,
  Kernels,
  NetworkParameters,
  NeuronReport,
  Run,
  TrainProgress,
} from '../engine/types.js';
import type { NoNumber } from './no-number.js';
import { rootMeanSquareDifference } from '../maths/difference.js';
import { TrainHistory } from './train-history.js';
import type { PlannedFunction } from './plan.js';

/** The neurons of a network at rest. */
export interface Look {
  /** Epochs trained, with fraction. */
  readonly epoch: number;
  readonly step: number;
  /** Over as many images as were counted at this moment. */
  readonly neurons: NeuronReport;
  /** Over the same first images at every moment: what a series is drawn from. Where all are counted, the same report. */
  readonly sample: NeuronReport;
}

/** All that is kept of a network at rest: before training, after an epoch, or where the training was paused or stopped. */
export interface Moment extends Look {
  /** Of all test images. */
  readonly test: EvaluationResult;
  /** How far each layer's weights, from the first on, have moved since the start: root mean square of their differences. */
  readonly moved: readonly number[];
  /** Class probabilities of the first test images, [images × classes]. */
  readonly verdicts: Float32Array;
  /** The activation's parameters where any are learned. */
  readonly learned: NetworkParameters['activations'] | undefined;
  /** What the network computes with. */
  readonly kernels: Kernels;
}

/** The counts of a moment that compare with another's over so many images. */
export const reportOver = ({ neurons, sample }: Look, images: number): NeuronReport =>
  neurons.images === images ? neurons : sample;

/** Keeps about this many bytes of checkpoints for each function; a network of the chapter takes 2.3 MB a checkpoint. */
const checkpointBytes = 128e6;

export class Job {
  readonly function: PlannedFunction;
  /** Nothing before the network is made, and after the engine was lost. */
  run: Run | undefined;
  /** What its network learns; known once that is made. */
  parameterCount: number | undefined;
  /** Why it diverged at its first step, where the function itself is the reason. */
  noNumber: NoNumber | undefined;
  progress: TrainProgress | undefined;
  history = new TrainHistory();
  /** In the order of their epochs; the first is epoch 0. */
  moments: readonly Moment[] = [];
  readonly #checkpoints = new Map<number, ArrayBuffer>();
  #start: NetworkParameters['layers'] | undefined;

  constructor(planned: PlannedFunction) {
    this.function = planned;
  }

  get latest(): Moment | undefined {
    return this.moments.at(-1);
  }
  get diverged(): boolean {
    return this.progress?.state === 'diverged';
  }
  /** Epochs trained, with fraction. */
  get epoch(): number {
    return this.progress?.epoch ?? this.latest?.epoch ?? 0;
  }

  add(progress: TrainProgress): void {
    this.progress = progress;
    this.history.add(progress);
  }

  keep(moment: Moment, checkpoint: ArrayBuffer): void {
    this.moments = [...this.moments.filter(({ step }) => step < moment.step), moment];
    this.history.addTest(moment.epoch, moment.test);
    this.#checkpoints.set(moment.step, checkpoint);
    this.#dropOldest();
  }

  /** A moment that is kept is counted over more images. */
  recount(moment: Moment, neurons: NeuronReport): void {
    this.moments = this.moments.map((kept) => (kept.step === moment.step ? { ...kept, neurons } : kept));
  }

  /** Of the weights as they are now; the first that are given are those of the start. */
  movedTo(layers: NetworkParameters['layers']): readonly number[] {
    this.#start ??= layers;
    const start = this.#start;
    return layers.map(({ weight }, i) => rootMeanSquareDifference(weight, start[i]?.weight ?? weight));
  }

  /** The first and the last stay whatever they take: a training is reset to the one and goes on from the other. */
  #dropOldest(): void {
    const steps = [...this.#checkpoints.keys()].sort((a, b) => a - b);
    let bytes = [...this.#checkpoints.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
    for (const step of steps.slice(1, -1)) {
      if (bytes <= checkpointBytes) break;
      bytes -= this.#checkpoints.get(step)?.byteLength ?? 0;
      this.#checkpoints.delete(step);
    }
  }

  /** The network of a moment as `Run.checkpoint` gave it; those between the first and the last may have been dropped. */
  checkpointAt(moment: Look): ArrayBuffer | undefined {
    return this.#checkpoints.get(moment.step);
  }

  /** Back to a moment that was kept, or to nothing. */
  returnTo(moment: Moment | undefined): void {
    const step = moment?.step ?? -1;
    this.moments = this.moments.filter((kept) => kept.step <= step);
    for (const kept of [...this.#checkpoints.keys()]) if (kept > step) this.#checkpoints.delete(kept);
    this.progress = undefined;
    if (step > 0) {
      this.history.cutAfter(moment?.epoch ?? 0);
      return;
    }
    this.history = new TrainHistory();
    if (moment) this.history.addTest(moment.epoch, moment.test);
  }
}
