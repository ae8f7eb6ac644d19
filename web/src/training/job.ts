/** One training: what is trained, how far it is, its figures as they are drawn, and the moments that were looked at closely. */
import type { EvaluationResult, Kernels, NetworkParameters, NeuronReport, TrainProgress } from '../engine/types.js';
import { rootMeanSquareDifference } from '../maths/difference.js';
import { engineBuild, keyOf } from './job-key.js';
import type { JobOutcome } from './job-outcome.js';
import type { JobState } from './job-state.js';
import type { NoNumber } from './no-number.js';
import type { PlannedFunction, PlannedJob } from './plan.js';
import type { TrainSettings } from './settings.js';
import { TrainHistory, type HistoryRecord } from './train-history.js';

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
  /** Of the epoch that ended here, where one did: for each linear layer the root mean square of its weight gradient's norm. */
  readonly gradients: readonly number[] | undefined;
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

type Weights = readonly Float32Array[];

/** What is stored of a training beside its moments, as plain data. */
export interface JobRecord {
  readonly key: string;
  readonly job: PlannedJob;
  /** `Dataset.hash` of what it was trained on. */
  readonly data: string;
  /** `engineBuild` of the engine that trained it. */
  readonly engine: string;
  readonly state: 'resting' | 'finished' | 'diverged';
  readonly step: number;
  readonly epoch: number;
  readonly seconds: number;
  readonly parameterCount: number;
  readonly history: HistoryRecord;
  /** Of its last slice. */
  readonly progress: TrainProgress | undefined;
  readonly noNumber: NoNumber | undefined;
  readonly outcome: JobOutcome | undefined;
  /** When it last changed, in ms since 1970. */
  readonly changed: number;
}

export class Job implements PlannedJob {
  readonly function: PlannedFunction;
  readonly settings: TrainSettings;
  /** Equal for trainings that give the same bits. */
  readonly key: string;
  state: JobState = { kind: 'idle' };
  /** What its network learns; known once that is made. */
  parameterCount: number | undefined;
  /** Why it diverged at its first step, where the function itself is the reason. */
  noNumber: NoNumber | undefined;
  progress: TrainProgress | undefined;
  history = new TrainHistory();
  /** In the order of their epochs; the first is epoch 0. */
  moments: readonly Moment[] = [];
  /** At its end. */
  outcome: JobOutcome | undefined;
  /** Spent on training steps. */
  seconds = 0;
  #start: Weights | undefined;

  constructor(planned: PlannedJob) {
    this.function = planned.function;
    this.settings = planned.settings;
    this.key = keyOf(planned);
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

  keep(moment: Moment): void {
    this.moments = [...this.moments.filter(({ step }) => step < moment.step), moment];
    this.history.addTest(moment.epoch, moment.test);
  }

  /** A moment that is kept is counted over more images. */
  recount(moment: Moment, neurons: NeuronReport): void {
    this.moments = this.moments.map((kept) => (kept.step === moment.step ? { ...kept, neurons } : kept));
  }

  /** Of the weights as they are now; the first that are given are those of the start. */
  movedTo(layers: NetworkParameters['layers']): readonly number[] {
    this.#start ??= layers.map(({ weight }) => weight);
    const start = this.#start;
    return layers.map(({ weight }, i) => rootMeanSquareDifference(weight, start[i] ?? weight));
  }

  /** Whether the weights of the start are known, from which `movedTo` measures. */
  get knowsStart(): boolean {
    return this.#start !== undefined;
  }

  /** The weights of the start are 1 MB and more: who is at the end needs them no longer. */
  forgetStart(): void {
    this.#start = undefined;
  }

  /** Back to a moment that was kept, or to nothing. */
  returnTo(moment: Moment | undefined): void {
    const step = moment?.step ?? -1;
    this.moments = this.moments.filter((kept) => kept.step <= step);
    this.progress = undefined;
    this.outcome = undefined;
    if (step > 0) {
      this.history.cutAfter(moment?.epoch ?? 0);
      return;
    }
    this.seconds = 0;
    this.history = new TrainHistory();
    if (moment) this.history.addTest(moment.epoch, moment.test);
  }

  /** Becomes what was stored of it. */
  adopt(record: JobRecord, moments: readonly Moment[]): void {
    this.state = { kind: record.state };
    this.parameterCount = record.parameterCount;
    this.noNumber = record.noNumber;
    this.progress = record.progress;
    this.history = new TrainHistory(record.history);
    this.moments = moments;
    this.outcome = record.outcome;
    this.seconds = record.seconds;
  }

  /** What can be stored of it; `data`: the hash of what it is trained on. */
  record(data: string): JobRecord {
    const { key, settings, parameterCount = 0, noNumber, progress, history, outcome, seconds, epoch } = this;
    const state = this.diverged ? 'diverged' : outcome ? 'finished' : 'resting';
    const step = progress?.step ?? this.latest?.step ?? 0;
    return {
      ...{ key, job: { function: this.function, settings }, data, engine: engineBuild, state, step, epoch, seconds },
      ...{ parameterCount, history: history.record, progress, noNumber, outcome, changed: Date.now() },
    };
  }
}
