/** A training run as the library's caller sees it. Work is pulled in slices, so nothing runs that nobody waits for. */
import {
  asBoolean,
  asBytes,
  asFields,
  asInteger,
  asNumber,
  checkHooks,
  invalid,
  runSettings,
} from './check-options.js';
import type { Connection } from './connection.js';
import type { Slice, RunSummary } from './core.js';
import { asSplit, LoadedDataset } from './dataset.js';
import { EngineError } from './errors.js';
import { divergenceWords } from './problem-words.js';
import { hasGivenBack, onceUnreachable } from './reclaim.js';
import type {
  AnalysisOptions,
  EpochSummary,
  EvaluationResult,
  Kernels,
  NetworkParameters,
  NeuronDetail,
  NeuronReport,
  NeuronsOptions,
  ResumeOptions,
  Run,
  RunOptions,
  RunState,
  Split,
  TrainOptions,
  TrainProgress,
} from './types.js';
import type { AnalysisName, AnalysisRequest, AnalysisResults, RunStatus } from './wasm-module.js';

/** A pause or stop takes effect after one slice. */
const sliceMilliseconds = 40;

const hookNames = ['signal', 'onProgress'] as const satisfies readonly (keyof AnalysisOptions)[];

export class TrainingRun implements Run {
  readonly id: number;
  readonly stepsPerEpoch: number;
  readonly parameterCount: number;
  readonly kernels: Kernels;
  private status: RunStatus;
  private currentState: RunState = 'ready';
  /** The loop that trains, until another one or `reset` takes the run over. */
  private loop: object | undefined;
  /** Settles when the last change of the run that was asked for is done. */
  private changing: Promise<unknown> = Promise.resolve();
  private last: { readonly loss: number; readonly accuracy: number; readonly gradientNorm: number } = noStep;
  /** Images per second of training alone, smoothed over slices. */
  private speed = 0;

  constructor(
    private readonly connection: Connection,
    private readonly dataset: LoadedDataset,
    summary: RunSummary,
  ) {
    this.id = summary.id;
    this.status = summary.status;
    this.stepsPerEpoch = summary.status.stepsPerEpoch;
    this.parameterCount = summary.status.parameterCount;
    this.kernels = summary.status.kernels;
    if (summary.status.divergence !== '') this.currentState = 'diverged';
    else if (summary.status.step > 0) this.currentState = 'paused';
    onceUnreachable(this, remover(connection, summary.id));
  }

  get state(): RunState {
    return this.currentState;
  }
  get step(): number {
    return this.status.step;
  }

  async *train(options: TrainOptions): AsyncGenerator<TrainProgress, void, void> {
    asFields(options, '', ['epochs', 'evaluateTest', 'signal']);
    const epochs = asInteger(options.epochs, 'epochs', 1, 100_000);
    checkHooks(options.signal);
    const evaluateTest = asBoolean(options.evaluateTest, 'evaluateTest', false);
    if (evaluateTest && this.dataset.test === 0) throw invalid('evaluateTest', 'needs a data set with test images');
    const totalSteps = epochs * this.stepsPerEpoch;
    const loop = {};
    this.loop = loop;
    await this.changing; // a slice of the loop before
    if (this.loop !== loop) return;
    if (this.currentState === 'diverged') throw invalid('run', 'has diverged; reset it or make another');
    this.currentState = 'running';
    try {
      while (this.status.step < totalSteps) {
        if (options.signal?.aborted) {
          this.currentState = 'stopped';
          yield this.progress(emptySlice(this.status), totalSteps);
          return;
        }
        yield await this.change(() => this.slice(totalSteps, evaluateTest));
        if (this.loop !== loop || this.status.divergence !== '') return;
      }
      this.currentState = 'finished';
    } finally {
      // The loop was left, unless another one has the run.
      if (this.loop === loop && this.currentState === 'running') this.currentState = 'paused';
    }
  }

  /** One slice, with the summary where it ends an epoch. */
  private async slice(totalSteps: number, evaluateTest: boolean): Promise<TrainProgress> {
    const before = this.status.step;
    const slice = await this.connection.call((core) => core.train(this.id, totalSteps, sliceMilliseconds));
    this.status = slice.status;
    this.last = {
      loss: slice.loss.at(-1) ?? NaN,
      accuracy: slice.accuracy.at(-1) ?? NaN,
      gradientNorm: slice.gradientNorm.at(-1) ?? NaN,
    };
    this.measure(before, slice);
    if (slice.status.divergence !== '') {
      this.currentState = 'diverged';
      return this.progress(slice, totalSteps);
    }
    const ended = slice.status.step > before && slice.status.step % this.stepsPerEpoch === 0;
    const summary = ended ? await this.summarise(evaluateTest) : undefined;
    if (this.status.step >= totalSteps) this.currentState = 'finished';
    return this.progress(slice, totalSteps, summary);
  }

  /** Does `work`, which changes the run, when what was asked for before is done. */
  private async change<T>(work: () => Promise<T>): Promise<T> {
    const done = this.changing.then(work);
    this.changing = done.catch(() => undefined);
    return done;
  }

  async evaluate(split: Split, options: AnalysisOptions = {}): Promise<EvaluationResult> {
    asFields(options, '', hookNames);
    this.imagesOf(split);
    return (await this.analyse('evaluation', { test: split === 'test' }, options)).result;
  }

  async neurons(split: Split, options: NeuronsOptions = {}): Promise<NeuronReport> {
    asFields(options, '', ['images', ...hookNames]);
    const images = this.imagesOf(split, options.images);
    const { step, result } = await this.analyse('neurons', { test: split === 'test', images }, options);
    return { images, step, layers: result.layers };
  }

  async neuron(split: Split, layer: number, unit: number, options: NeuronsOptions = {}): Promise<NeuronDetail> {
    asFields(options, '', ['images', ...hookNames]);
    const images = this.imagesOf(split, options.images);
    // Which layers and units there are the engine says: a run made from a checkpoint knows them only there.
    asNumber(layer, 'layer');
    asNumber(unit, 'unit');
    const { step, result } = await this.analyse('neuron', { test: split === 'test', images, layer, unit }, options);
    return { layer, unit, images, step, ...result };
  }

  async predict(split: Split, from: number, count: number): Promise<Float32Array> {
    this.dataset.checkRange(split, from, count);
    return this.connection.call((core) => core.predict(this.id, split === 'test', from, count));
  }

  async parameters(): Promise<NetworkParameters> {
    return this.connection.call((core) => core.parameters(this.id));
  }
  async parametersHash(): Promise<string> {
    return this.connection.call((core) => core.parametersHash(this.id));
  }
  async checkpoint(): Promise<ArrayBuffer> {
    return this.connection.call((core) => core.checkpoint(this.id));
  }

  async reset(): Promise<void> {
    this.loop = undefined;
    await this.change(async () => {
      this.status = await this.connection.call((core) => core.resetRun(this.id));
      this.currentState = 'ready';
      this.speed = 0;
      this.last = noStep;
    });
  }

  dispose(): void {
    hasGivenBack(this);
    remover(this.connection, this.id)();
  }

  /** How many images of the split an analysis takes in: those asked for, or all. */
  private imagesOf(split: Split, asked?: number): number {
    const count = this.dataset[asSplit(split)];
    if (count === 0) throw invalid('split', 'is empty: this data set has no test images');
    return asInteger(asked, 'images', 1, count, count);
  }

  private async analyse<Name extends AnalysisName>(
    name: Name,
    request: AnalysisRequest,
    { signal, onProgress }: AnalysisOptions,
  ): Promise<{ step: number; result: AnalysisResults[Name] }> {
    checkHooks(signal, onProgress);
    const { id, step } = await this.connection.call((core) => core.startAnalysis(this.id, name, request));
    try {
      for (let done = false; !done;) {
        if (signal?.aborted) throw new EngineError('aborted', '', 'The analysis was stopped.');
        const progress = await this.connection.call((core) => core.advanceAnalysis(id, sliceMilliseconds));
        onProgress?.(progress);
        done = progress.images === progress.total;
      }
      const result = await this.connection.call((core) => core.analysisResult(id));
      return { step, result: result as AnalysisResults[Name] };
    } finally {
      if (!this.connection.dead) await this.connection.call((core) => core.removeAnalysis(id));
    }
  }

  private async summarise(evaluateTest: boolean): Promise<EpochSummary> {
    const { step, epochLoss, epochAccuracy, epochGradientNorm } = this.status;
    const summary = {
      epoch: step / this.stepsPerEpoch,
      loss: epochLoss,
      accuracy: epochAccuracy,
      gradientNorm: epochGradientNorm,
    };
    if (!evaluateTest) return summary;
    const { loss, accuracy } = await this.evaluate('test');
    return { ...summary, test: { loss, accuracy } };
  }

  private measure(before: number, slice: Slice): void {
    const { batchSize } = this.status;
    // The last batch of an epoch may be short.
    const short = this.stepsPerEpoch * batchSize - this.dataset.train;
    const epochsEnded = Math.floor(this.status.step / this.stepsPerEpoch) - Math.floor(before / this.stepsPerEpoch);
    const images = (this.status.step - before) * batchSize - epochsEnded * short;
    if (images === 0 || slice.seconds === 0) return;
    const now = images / slice.seconds;
    this.speed = this.speed === 0 ? now : 0.8 * this.speed + 0.2 * now;
  }

  private progress(slice: Slice, totalSteps: number, epochSummary?: EpochSummary): TrainProgress {
    const { step, divergence } = slice.status;
    const imagesLeft = ((totalSteps - step) / this.stepsPerEpoch) * this.dataset.train;
    return {
      state: this.currentState,
      step,
      totalSteps,
      stepsPerEpoch: this.stepsPerEpoch,
      epoch: step / this.stepsPerEpoch,
      ...this.last,
      samplesPerSecond: this.speed,
      secondsLeft: this.speed === 0 ? NaN : imagesLeft / this.speed,
      steps: { loss: slice.loss, accuracy: slice.accuracy, gradientNorm: slice.gradientNorm },
      ...(epochSummary && { epochSummary }),
      ...(divergence !== '' && { divergence: { step, reason: divergenceWords(divergence) } }),
    };
  }
}

function remover(connection: Connection, id: number): () => void {
  return () => {
    if (!connection.dead) void connection.call((core) => core.removeRun(id)).catch(() => undefined);
  };
}

const noStep = { loss: NaN, accuracy: NaN, gradientNorm: NaN };

function emptySlice(status: RunStatus): Slice {
  const none = new Float32Array(0);
  return { status, loss: none, accuracy: none, gradientNorm: none, seconds: 0 };
}

export async function createRun(connection: Connection, options: RunOptions | ResumeOptions): Promise<Run> {
  const isObject = typeof options === 'object' && (options as unknown) !== null;
  const dataset: unknown = isObject ? options.dataset : undefined;
  if (!(dataset instanceof LoadedDataset)) throw invalid('dataset', 'must be one that loadDataset returned');
  if (dataset.connection !== connection)
    throw new EngineError('disposed', 'dataset', 'The data set was lost with its engine; load it again.');
  if ('checkpoint' in options) {
    const fields = asFields(options, '', ['dataset', 'checkpoint']);
    const checkpoint = asBytes(fields.get('checkpoint'), 'checkpoint', 'a checkpoint');
    return new TrainingRun(
      connection,
      dataset,
      await connection.call((core) => core.resumeRun(connection.give(checkpoint), dataset.id)),
    );
  }
  const settings = runSettings(options);
  const isShorthand = options.layers === undefined;
  return new TrainingRun(
    connection,
    dataset,
    await connection.call((core) => core.createRun(settings, dataset.id, isShorthand)),
  );
}
