/** An engine that computes nothing, for tests of the session: its runs yield made-up progress when told to. */
import { EngineError } from '../../../web/src/engine/errors.js';
import type {
  Dataset,
  DatasetRequest,
  Engine,
  NeuronReport,
  Run,
  RunOptions,
  TrainOptions,
  TrainProgress,
} from '../../../web/src/engine/types.js';

export interface FakeBehaviour {
  /** Epoch after which the run diverges. */
  divergesAfter?: number;
  loadFailure?: EngineError | undefined;
  createFailure?: EngineError | undefined;
  trainFailure?: EngineError | undefined;
  /** Called before each slice; may pause or stop. */
  beforeSlice?: (step: number) => void | Promise<void>;
}

const stepsPerEpoch = 10;

export class FakeEngine implements Engine {
  readonly activations = [];
  readonly version = 'fake';
  readonly log: string[] = [];
  readonly runs: RunOptions[] = [];
  liveRuns = 0;

  constructor(readonly behaviour: FakeBehaviour = {}) {}

  evaluate(): Promise<never> {
    return Promise.reject(new Error('not needed'));
  }

  surface(): Promise<never> {
    return Promise.reject(new Error('not needed'));
  }

  async loadDataset(request: DatasetRequest): Promise<Dataset> {
    if (!('name' in request)) throw new Error('not needed');
    this.log.push('load');
    await Promise.resolve();
    if (this.behaviour.loadFailure) throw this.behaviour.loadFailure;
    request.onProgress?.({ receivedBytes: 1, totalBytes: 2 });
    if (request.signal?.aborted) throw new EngineError('aborted', '', 'Aborted.');
    return {
      id: 1,
      name: 'fake',
      train: 10_000,
      test: 2_000,
      classes: 10,
      classNames: [],
      shape: [28, 28],
      hash: '0'.repeat(16),
      images: () => Promise.reject(new Error('not needed')),
      dispose: () => this.log.push('dispose data'),
    };
  }

  async createRun(options: RunOptions): Promise<Run> {
    await Promise.resolve();
    if (this.behaviour.createFailure) throw this.behaviour.createFailure;
    this.runs.push(options);
    this.liveRuns += 1;
    this.log.push('create');
    return this.#makeRun();
  }

  dispose(): void {
    this.log.push('dispose');
  }

  #makeRun(): Run {
    const { behaviour, log } = this;
    const counter = { step: 0 };
    const lose = (): void => {
      this.liveRuns -= 1;
    };
    const unneeded = (): Promise<never> => Promise.reject(new Error('not needed'));
    return {
      id: 1,
      state: 'ready',
      get step() {
        return counter.step;
      },
      stepsPerEpoch,
      parameterCount: 0,
      async *train({ epochs, signal }: TrainOptions) {
        log.push(`train from ${String(counter.step)}`);
        while (counter.step < epochs * stepsPerEpoch) {
          await behaviour.beforeSlice?.(counter.step);
          if (behaviour.trainFailure) throw behaviour.trainFailure;
          if (signal?.aborted) return;
          counter.step += 5;
          const diverged = counter.step / stepsPerEpoch > (behaviour.divergesAfter ?? Infinity);
          yield progressAt(counter.step, epochs, diverged);
          if (diverged) return;
        }
      },
      neurons: async (_split, options): Promise<NeuronReport> => {
        log.push(`count at ${String(counter.step)}`);
        await Promise.resolve();
        options?.onProgress?.({ images: 5_000, total: 10_000 });
        if (options?.signal?.aborted) throw new EngineError('aborted', '', 'Aborted.');
        return { images: 10_000, step: counter.step, layers: [] };
      },
      dispose: lose,
      evaluate: unneeded,
      neuron: unneeded,
      predict: unneeded,
      parameters: unneeded,
      parametersHash: unneeded,
      checkpoint: unneeded,
      reset: unneeded,
    };
  }
}

function progressAt(step: number, epochs: number, diverged: boolean): TrainProgress {
  const totalSteps = epochs * stepsPerEpoch;
  const epoch = step / stepsPerEpoch;
  const values = new Float32Array(5).fill(diverged ? NaN : 1);
  return {
    state: diverged ? 'diverged' : step === totalSteps ? 'finished' : 'running',
    step,
    totalSteps,
    stepsPerEpoch,
    epoch,
    loss: 1,
    accuracy: 0.5,
    gradientNorm: 1,
    samplesPerSecond: 1000,
    secondsLeft: 1,
    steps: { loss: values, accuracy: values, gradientNorm: values },
    ...(Number.isInteger(epoch)
      ? { epochSummary: { epoch, loss: 1, accuracy: 0.5, gradientNorm: 1, test: { loss: 0.9, accuracy: 0.6 } } }
      : {}),
    ...(diverged ? { divergence: { step, reason: 'The loss is not a number.' } } : {}),
  };
}
