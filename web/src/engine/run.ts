/** A training run as the library's caller sees it. Work is pulled in slices, so nothing runs that nobody waits for. */
import { analyse } from './analyse.js';
import { readRows } from './array-data.js';
import { asBoolean, asFields, asInteger, asNumber, checkHooks } from './check-options.js';
import type { Connection } from './connection.js';
import type { RunSummary } from './core.js';
import { asSplit, type LoadedDataset } from './dataset.js';
import { EngineError } from './errors.js';
import { withWording } from './telling.js';
import { endsByUsing, printsAs } from './host-protocols.js';
import { finite, TrainedModel, type ModelHost } from './model.js';
import { asNetworkParameters } from './network-parameters.js';
import { inEnglish } from './in-words.js';
import { Pace } from './pace.js';
import { hasGivenBack, onceUnreachable } from './reclaim.js';
import { SlicedTraining, targetStep } from './training.js';
import type { Slice } from './train-slice.js';
import type {
  AnalysisOptions,
  Divergence,
  Epochs,
  EpochSummary,
  EvaluationResult,
  FitOptions,
  Kernels,
  Model,
  ModelDescription,
  NetworkParameters,
  NeuronDetail,
  NeuronReport,
  NeuronsOptions,
  Rows,
  Run,
  RunState,
  Split,
  StopSignal,
  Training,
  TrainOptions,
  TrainProgress,
} from './types.js';
import type { RunStatus } from './wasm-types.js';
import { invalid, wording } from './wording.js';

/** A pause or stop takes effect after one slice. */
const sliceMilliseconds = 40;

const hookNames = ['signal', 'onProgress'] as const satisfies readonly (keyof AnalysisOptions)[];

export class TrainingRun implements Run {
  declare readonly [Symbol.dispose]: () => void;
  readonly id: number;
  readonly stepsPerEpoch: number;
  readonly parameterCount: number;
  readonly kernels: Kernels;
  readonly #connection: Connection;
  readonly #dataset: LoadedDataset;
  /** What a model of it is described by. */
  readonly #description: ModelDescription;
  readonly #host: ModelHost;
  #status: RunStatus;
  #state: RunState = 'ready';
  /** The loop that trains, until another one or `reset` takes the run over. */
  #loop: object | undefined;
  /** Settles when the last change of the run that was asked for is done. */
  #changing: Promise<unknown> = Promise.resolve();
  #pace: Pace;

  constructor(
    connection: Connection,
    dataset: LoadedDataset,
    { id, status }: RunSummary,
    description: ModelDescription,
    host: ModelHost,
  ) {
    this.#connection = connection;
    this.#dataset = dataset;
    this.#description = description;
    this.#host = host;
    this.id = id;
    this.#status = status;
    this.#pace = new Pace(dataset.train);
    this.stepsPerEpoch = status.stepsPerEpoch;
    this.parameterCount = status.parameterCount;
    this.kernels = status.kernels;
    if (status.divergence !== '') this.#state = 'diverged';
    else if (status.step > 0) this.#state = 'paused';
    onceUnreachable(this, remover(connection, id));
  }

  get state(): RunState {
    return this.#state;
  }
  get step(): number {
    return this.#status.step;
  }
  get divergence(): Divergence | undefined {
    const { step, divergence } = this.#status;
    if (divergence === '') return undefined;
    const said = wording(`diverged.${divergence}`);
    return withWording({ step, reason: inEnglish(said) }, said);
  }

  train(options: TrainOptions): Training {
    return new SlicedTraining(this.#train(options));
  }

  async *#train(options: TrainOptions): AsyncGenerator<TrainProgress, void, void> {
    asFields(options, '', ['epochs', 'moreEpochs', 'evaluateTest', 'signal']);
    targetStep(options, this.step, this.stepsPerEpoch); // before it takes anything over
    checkHooks(options.signal);
    const evaluateTest = asBoolean(options.evaluateTest, 'evaluateTest', false);
    if (evaluateTest && this.#dataset.test === 0) throw invalid('test-rows', { field: 'evaluateTest' });
    const loop = {};
    this.#loop = loop;
    await this.#changing; // a slice of the loop before
    if (this.#loop !== loop) return;
    if (this.#state === 'diverged') throw invalid('run.diverged', { field: 'run' });
    const totalSteps = targetStep(options, this.step, this.stepsPerEpoch);
    this.#state = 'running';
    try {
      while (this.step < totalSteps) {
        if (options.signal?.aborted) {
          this.#state = 'stopped';
          yield this.#progress(emptySlice(this.#status), totalSteps);
          return;
        }
        yield await this.#change(() => this.#slice(totalSteps, evaluateTest, options.signal));
        if (this.#loop !== loop || this.#status.divergence !== '') return;
      }
      this.#state = 'finished';
    } finally {
      // The loop was left, unless another one has the run.
      if (this.#loop === loop && this.#state === 'running') this.#state = 'paused';
    }
  }

  async fit(options: FitOptions): Promise<EpochSummary[]> {
    const { validate, onEpoch, ...rest } = Object.fromEntries(
      asFields(options, '', ['epochs', 'moreEpochs', 'validate', 'onEpoch', 'signal']),
    );
    if (validate !== undefined && validate !== 'test')
      throw invalid('choice', { field: 'validate', names: ["'test'"] });
    if (onEpoch !== undefined && typeof onEpoch !== 'function') throw invalid('function', { field: 'onEpoch' });
    if (validate === 'test' && this.#dataset.test === 0) throw invalid('test-rows', { field: 'validate' });
    const history: EpochSummary[] = [];
    for await (const { epochSummary } of this.#train({ ...(rest as Epochs), evaluateTest: validate === 'test' })) {
      if (!epochSummary) continue;
      history.push(epochSummary);
      await options.onEpoch?.(epochSummary);
    }
    return history;
  }

  /** One slice, with the summary where it ends an epoch. */
  async #slice(totalSteps: number, evaluateTest: boolean, signal?: StopSignal): Promise<TrainProgress> {
    const before = this.step;
    const slice = await this.#connection.call((core) => core.train(this.id, totalSteps, sliceMilliseconds));
    this.#status = slice.status;
    this.#pace.add(slice, before);
    await this.#connection.turn();
    if (slice.status.divergence !== '') {
      this.#state = 'diverged';
      return this.#progress(slice, totalSteps);
    }
    const ended = this.step > before && this.step % this.stepsPerEpoch === 0;
    const summary = ended ? await this.#summarise(evaluateTest, signal) : undefined;
    if (this.step >= totalSteps) this.#state = 'finished';
    return this.#progress(slice, totalSteps, summary);
  }

  /** Does `work`, which changes the run, when what was asked for before is done. */
  async #change<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#changing.then(work);
    this.#changing = done.catch(() => undefined);
    return done;
  }

  async evaluate(split: Split, options: AnalysisOptions = {}): Promise<EvaluationResult> {
    asFields(options, '', hookNames);
    this.#imagesOf(split);
    return (await analyse(this.#connection, this.id, 'evaluation', { test: split === 'test' }, options)).result;
  }

  async neurons(split: Split, options: NeuronsOptions = {}): Promise<NeuronReport> {
    asFields(options, '', ['images', ...hookNames]);
    const images = this.#imagesOf(split, options.images);
    const { step, result } = await analyse(
      this.#connection,
      this.id,
      'neurons',
      { test: split === 'test', images },
      options,
    );
    return { images, step, layers: result.layers };
  }

  async neuron(split: Split, layer: number, unit: number, options: NeuronsOptions = {}): Promise<NeuronDetail> {
    asFields(options, '', ['images', ...hookNames]);
    const images = this.#imagesOf(split, options.images);
    // Which layers and units there are the engine says: a run made from a checkpoint knows them only there.
    asNumber(layer, 'layer');
    asNumber(unit, 'unit');
    const { step, result } = await analyse(
      this.#connection,
      this.id,
      'neuron',
      { test: split === 'test', images, layer, unit },
      options,
    );
    return { layer, unit, images, step, ...result };
  }

  async predict(split: Split, from: number, count: number): Promise<Float32Array>;
  async predict(x: Rows): Promise<Float32Array>;
  async predict(first: Split | Rows, from?: number, count?: number): Promise<Float32Array> {
    if (typeof first === 'string' || from !== undefined || count !== undefined) {
      const split = asSplit(first);
      this.#dataset.checkRange(split, from ?? NaN, count ?? NaN);
      return this.#connection.call((core) => core.predict(this.id, split === 'test', from ?? 0, count ?? 0));
    }
    const { inputs, scaling } = this.#dataset;
    const { values } = readRows(first, 'x', { columns: inputs });
    return this.#connection.call((core) =>
      core.predictInputs(this.id, this.#connection.giveView(values), inputs, scaling),
    );
  }

  async parameters(): Promise<NetworkParameters> {
    return this.#connection.call((core) => core.parameters(this.id));
  }
  async setParameters(parameters: NetworkParameters): Promise<void> {
    const own = asNetworkParameters(parameters);
    await this.#change(() => this.#connection.call((core) => core.setParameters(this.id, own)));
  }
  async model(): Promise<Model> {
    return new TrainedModel({ ...this.#description, parameters: finite(await this.parameters()) }, this.#host);
  }
  async parametersHash(): Promise<string> {
    return this.#connection.call((core) => core.parametersHash(this.id));
  }
  async checkpoint(): Promise<ArrayBuffer> {
    return this.#connection.call((core) => core.checkpoint(this.id));
  }
  async checkpointBlob(): Promise<Blob> {
    return this.#connection.call((core) => core.checkpointBlob(this.id));
  }

  async reset(): Promise<void> {
    this.#loop = undefined;
    await this.#change(async () => {
      this.#status = await this.#connection.call((core) => core.resetRun(this.id));
      this.#state = 'ready';
      this.#pace = new Pace(this.#dataset.train);
    });
  }

  toJSON(): object {
    const { id, state, step, stepsPerEpoch, parameterCount, kernels, divergence } = this;
    return { id, state, step, stepsPerEpoch, parameterCount, kernels, ...(divergence && { divergence }) };
  }

  dispose(): void {
    hasGivenBack(this);
    remover(this.#connection, this.id)();
  }

  /** How many images of the split an analysis takes in: those asked for, or all. */
  #imagesOf(split: Split, asked?: number): number {
    const count = this.#dataset[asSplit(split)];
    if (count === 0) throw invalid('split.empty', { field: 'split' });
    return asInteger(asked, 'images', 1, count, count);
  }

  async #summarise(evaluateTest: boolean, signal: StopSignal | undefined): Promise<EpochSummary> {
    const { step, epochLoss, epochAccuracy, epochGradientNorm, epochLayerGradientNorms } = this.#status;
    const summary = {
      epoch: step / this.stepsPerEpoch,
      loss: epochLoss,
      accuracy: epochAccuracy,
      gradientNorm: epochGradientNorm,
      layerGradientNorms: [...epochLayerGradientNorms],
    };
    if (!evaluateTest) return summary;
    try {
      const { loss, accuracy } = await this.evaluate('test', signal && { signal });
      return { ...summary, test: { loss, accuracy } };
    } catch (error) {
      if (error instanceof EngineError && error.code === 'aborted') return summary; // the loop stops next
      throw error;
    }
  }

  #progress(slice: Slice, totalSteps: number, epochSummary?: EpochSummary): TrainProgress {
    const { step, divergence, stepsPerEpoch } = this;
    return {
      state: this.#state,
      step,
      totalSteps,
      stepsPerEpoch,
      epoch: step / stepsPerEpoch,
      ...this.#pace.last,
      samplesPerSecond: this.#pace.speed,
      secondsLeft: this.#pace.secondsFor((totalSteps - step) / stepsPerEpoch),
      steps: { loss: slice.loss, accuracy: slice.accuracy, gradientNorm: slice.gradientNorm },
      ...(epochSummary && { epochSummary }),
      ...(divergence && { divergence }),
    };
  }
}
endsByUsing(TrainingRun);
printsAs(TrainingRun, 'Run', (run) => run.toJSON());

const remover = (connection: Connection, id: number) => (): void => {
  connection.release((core) => core.removeRun(id));
};

function emptySlice(status: RunStatus): Slice {
  const none = new Float32Array(0);
  return { status, loss: none, accuracy: none, gradientNorm: none, seconds: 0 };
}
