/**
 * What untrained networks look like inside: their neurons, counted over a small sample at once, so that no view begins
 * empty. The networks live only while they are counted, in the engine that trains, whose trainings they leave alone.
 *
 * `want` is told whenever settings or functions may have changed; what is known is not counted again, and of several
 * changes in a row the last counts. The session's listeners hear of every change.
 */
import { isAborted } from '../engine/aborted.js';
import type { DataProgress, Dataset, NeuronDetail, Run } from '../engine/types.js';
import { toFailure, type Failure } from '../ui/failure.js';
import { isFrugal } from './frugal.js';
import type { Lane, Look } from './lane.js';
import { plainTraining, writeSetting, type SettingName, type TrainSettings } from './settings.js';
import { endIfAborted, TaskQueue } from './task-queue.js';
import { runOptions, type Plan, type PlannedFunction } from './train-plan.js';
import { sampleImages, type TrainingEngine } from './training-engine.js';

/** A network of some settings before its first step. */
export interface UntrainedNetwork {
  readonly function: PlannedFunction;
  readonly settings: TrainSettings;
  readonly look: Look;
  /** That one. */
  readonly moments: readonly Look[];
}

/** A network whose neurons were counted, at one moment or several. */
export type CountedNetwork = Lane | UntrainedNetwork;

/** Of what was wanted last; `asking`: nothing is downloaded before the reader agrees. */
export type UntrainedState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'loading'; readonly progress: DataProgress | undefined }
  | { readonly kind: 'counting' }
  | { readonly kind: 'failed'; readonly failure: Failure };

interface Host {
  readonly changed: () => void;
  /** The engine of this generation may have been lost with a failure. */
  readonly failed: (failure: Failure, generation: number) => void;
}

/** The settings that a network before its first step hangs on. */
const formative = ['hidden', 'sizes', 'initialization', 'norm', 'seed', 'kernels'] as const satisfies SettingName[];

/** Networks that are kept: their counts, not their weights. */
const mostKept = 12;
/** Weights times images, so that a huge network takes a few seconds. */
const mostProducts = 2e10;
const leastImages = 100;
/** The sample's own: a batch of the settings may be larger than it is. */
const batchSize = 100;

export class Untrained {
  state: UntrainedState = { kind: 'idle' };
  readonly #engine: TrainingEngine;
  readonly #host: Host;
  readonly #tasks = new TaskQueue();
  /** By all that tells networks apart, the one counted last at the end. */
  readonly #networks = new Map<string, UntrainedNetwork>();
  #wanted: Plan | undefined;
  #wantedKey = '';
  #mayDownload = false;

  constructor(engine: TrainingEngine, host: Host) {
    this.#engine = engine;
    this.#host = host;
  }

  /** The network of a function under these settings, once it is counted. */
  network(planned: PlannedFunction, settings: TrainSettings): UntrainedNetwork | undefined {
    return this.#networks.get(keyOf(planned, settings));
  }

  /** The network with this function that was counted last, whatever its settings. */
  last(activation: string): UntrainedNetwork | undefined {
    return [...this.#networks.values()].reverse().find((network) => network.function.activation === activation);
  }

  /** Has the networks of a plan counted; what was wanted before is given up where the plan lacks it. */
  want(plan: Plan): void {
    const key = plan.functions.map((planned) => keyOf(planned, plan.settings)).join('\n');
    if (key === this.#wantedKey) return;
    this.#wantedKey = key;
    this.#wanted = plan;
    this.#begin();
  }

  /** The reader agrees to the download that was asked for. */
  agree(): void {
    this.#mayDownload = true;
    this.#begin();
  }

  /** Tries once more what failed. */
  retry(): void {
    this.#begin();
  }

  /** What a neuron does over the sample; `layer` and `unit` from 0. */
  async neuron(network: UntrainedNetwork, layer: number, unit: number, signal: AbortSignal): Promise<NeuronDetail> {
    const { generation } = this.#engine;
    const { images } = network.look.neurons;
    try {
      const dataset = await this.#engine.sample(signal, () => undefined);
      return await this.#withRun(network.function, network.settings, dataset, signal, (run) =>
        run.neuron('train', layer, unit, { images, signal }),
      );
    } catch (error) {
      this.#host.failed(toFailure(error), generation);
      throw error;
    }
  }

  dispose(): void {
    this.#tasks.abort();
  }

  #begin(): void {
    const plan = this.#wanted;
    if (!plan) return;
    void this.#tasks.run(async (signal) => {
      const { generation } = this.#engine;
      try {
        await this.#count(plan, signal);
      } catch (error) {
        if (isAborted(signal)) return;
        const failure = toFailure(error);
        this.#host.failed(failure, generation);
        this.#become({ kind: 'failed', failure });
      }
    });
  }

  async #count({ functions, settings }: Plan, signal: AbortSignal): Promise<void> {
    for (const planned of functions) {
      if (this.#networks.has(keyOf(planned, settings))) continue;
      if (isFrugal() && !this.#mayDownload && !this.#engine.hasSample) {
        this.#become({ kind: 'asking' });
        return;
      }
      this.#become({ kind: 'loading', progress: undefined });
      const dataset = await this.#engine.sample(signal, (progress) => {
        this.#become({ kind: 'loading', progress });
      });
      endIfAborted(signal);
      this.#become({ kind: 'counting' });
      const neurons = await this.#withRun(planned, settings, dataset, signal, (run) =>
        run.neurons('train', { images: imagesFor(run), signal }),
      );
      endIfAborted(signal);
      const look = { epoch: 0, step: 0, neurons, sample: neurons };
      this.#keep({ function: planned, settings, look, moments: [look] });
    }
    this.#become({ kind: 'idle' });
  }

  async #withRun<T>(
    planned: PlannedFunction,
    settings: TrainSettings,
    dataset: Dataset,
    signal: AbortSignal,
    use: (run: Run) => Promise<T>,
  ): Promise<T> {
    const engine = await this.#engine.engine(signal);
    if (planned.definition) await engine.define(planned.definition);
    const { norm } = settings;
    const untrained = { ...settings, ...plainTraining, norm, momentum: 0, batchSize };
    const run = await engine.createRun(runOptions(planned, untrained, dataset, engine));
    try {
      endIfAborted(signal);
      return await use(run);
    } finally {
      run.dispose();
    }
  }

  #keep(network: UntrainedNetwork): void {
    this.#networks.set(keyOf(network.function, network.settings), network);
    for (const key of [...this.#networks.keys()].slice(0, -mostKept)) this.#networks.delete(key);
    this.#host.changed();
  }

  #become(state: UntrainedState): void {
    this.state = state;
    this.#host.changed();
  }
}

const keyOf = ({ activation, parameters }: PlannedFunction, settings: TrainSettings): string =>
  JSON.stringify([activation, parameters ?? {}, ...formative.map((name) => writeSetting(name, settings))]);

const imagesFor = ({ parameterCount }: Run): number =>
  Math.min(sampleImages, Math.max(leastImages, Math.floor(mostProducts / parameterCount)));
