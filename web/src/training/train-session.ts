/**
 * The training of a plan's functions side by side: data, networks, run, pause, stop, reset, neuron counts, and what
 * went wrong. Its steps are taken in turn, so that all functions are at about the same epoch.
 *
 * Holds no element and draws nothing; listeners are told after every change and read the fields. One task runs at a
 * time, so that no two ever write the fields at once.
 */
import { isAborted } from '../engine/aborted.js';
import type { DataProgress, Engine, NeuronDetail, NeuronReport, Run, TrainProgress } from '../engine/types.js';
import { losesEngineState, toFailure, type Failure } from '../ui/failure.js';
import { classNames } from './class-names.js';
import { Lane, type Look, type Moment } from './lane.js';
import { findNoNumber } from './no-number.js';
import { epochsLeft, isUnfinished, startClock } from './remaining.js';
import { restingImages, sampledImages } from './settings.js';
import { endIfAborted, TaskQueue } from './task-queue.js';
import { runOptions, samePlan, type Plan } from './train-plan.js';
import { shownImages, TrainingEngine, type ShownImages } from './training-engine.js';
import { Untrained, type CountedNetwork } from './untrained.js';

/**
 * `ready`: networks made and counted, step 0; `interrupted`: the engine was lost, `resume` goes on from the last
 * moments that were kept.
 */
export type Phase = 'idle' | 'ready' | 'training' | 'paused' | 'stopped' | 'finished' | 'interrupted';

/** What is under way beside the training itself. */
export type Activity =
  | { readonly kind: 'loading'; readonly progress: DataProgress | undefined }
  | { readonly kind: 'preparing' }
  | { readonly kind: 'counting'; readonly images: number; readonly total: number };

export class TrainSession {
  phase: Phase = 'idle';
  activity: Activity | undefined;
  plan: Plan | undefined;
  lanes: readonly Lane[] = [];
  failure: Failure | undefined;
  /** Estimated, with the counts and tests after each epoch; NaN while nothing is known. */
  secondsLeft = NaN;
  /** What the networks of the settings look like before any training. */
  readonly untrained: Untrained;

  readonly #engine: TrainingEngine;
  readonly #listeners = new Set<() => void>();
  readonly #tasks = new TaskQueue();
  #pauseAsked = false;
  #again: (() => Promise<void>) | undefined;

  constructor(startEngine: () => Promise<Engine>) {
    this.#engine = new TrainingEngine(startEngine);
    this.untrained = new Untrained(this.#engine, {
      changed: () => {
        this.#tell();
      },
      failed: (failure, generation) => {
        this.#hear(failure, generation);
      },
    });
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  laneOf(activation: string): Lane | undefined {
    return this.lanes.find((lane) => lane.function.activation === activation);
  }

  /** Epochs of the function that is furthest, with fraction. */
  get epoch(): number {
    return this.lanes.reduce((furthest, lane) => Math.max(furthest, lane.epoch), 0);
  }

  /** The share of the training that is done, 0 … 1. */
  get done(): number {
    const all = (this.plan?.settings.epochs ?? 0) * this.lanes.length;
    return all === 0 ? 0 : 1 - epochsLeft(this.lanes, this.plan?.settings.epochs ?? 0) / all;
  }

  /** Whether a pause was asked for that waits for the step or look under way. */
  get pausing(): boolean {
    return this.phase === 'training' && this.#pauseAsked;
  }

  /** Makes the networks of a plan and counts their neurons before training. */
  async prepare(plan: Plan): Promise<void> {
    this.#again = () => this.prepare(plan);
    await this.#task((signal) => this.#prepare(plan, signal));
  }

  /** A new training from initial weights. */
  async start(plan: Plan): Promise<void> {
    this.#again = () => this.start(plan);
    await this.#race(async (signal) => {
      const isReady = this.phase === 'ready' && this.lanes.every((lane) => lane.run);
      if (!isReady || !this.plan || !samePlan(this.plan, plan)) await this.#prepare(plan, signal);
    });
  }

  /** Continues a paused training at the exact step, an interrupted one from the last moment that was kept. */
  async resume(): Promise<void> {
    if (this.phase !== 'paused' && this.phase !== 'interrupted') return;
    this.#again = () => this.resume();
    await this.#race((signal) => this.#restore(signal));
  }

  pause(): void {
    this.#pauseAsked = this.phase === 'training';
    this.#tell();
  }

  /** Ends what is under way; a training that had begun keeps its figures. */
  stop(): void {
    this.#tasks.abort();
    if (this.phase === 'paused' || this.phase === 'interrupted') {
      this.phase = 'stopped';
      this.failure = undefined;
      void this.#lookAtAll();
    }
    this.#tell();
  }

  /** Back to the same initial weights, nothing trained. */
  async reset(): Promise<void> {
    const { plan } = this;
    if (!plan) return;
    this.#again = () => this.reset();
    await this.#task(async (signal) => {
      if (this.lanes.some((lane) => !lane.run || lane.moments.length === 0)) {
        await this.#prepare(plan, signal);
        return;
      }
      for (const lane of this.lanes) {
        await lane.run?.reset();
        lane.returnTo(lane.moments[0]);
      }
      this.phase = 'ready';
    });
  }

  /** Tries again what failed last. */
  async retry(): Promise<void> {
    // What was trained is not to be lost by a retry.
    if (this.phase === 'interrupted') await this.resume();
    else await this.#again?.();
  }

  /** What a neuron does over the counted training images, in the network of a moment. `layer` and `unit` from 0. */
  neuron(
    network: CountedNetwork,
    moment: Look,
    layer: number,
    unit: number,
    signal: AbortSignal,
  ): Promise<NeuronDetail | undefined> {
    const { images } = moment.neurons;
    return network instanceof Lane
      ? this.#atMoment(network, moment, signal, (run) => run.neuron('train', layer, unit, { images, signal }))
      : this.untrained.neuron(network, layer, unit, signal);
  }

  /** Counts the neurons of a moment that is kept over all training images, also while the training goes on. */
  async countAll(lane: Lane, moment: Moment): Promise<void> {
    const { signal } = new AbortController();
    try {
      const neurons = await this.#atMoment(lane, moment, signal, (run) => run.neurons('train', { signal }));
      if (neurons) lane.recount(moment, neurons);
    } catch (error) {
      this.failure = toFailure(error);
      this.#again = () => this.countAll(lane, moment);
    }
    this.#tell();
  }

  /** Asks the network of a moment; nothing where it is no longer kept. */
  async #atMoment<T>(
    lane: Lane,
    moment: Look,
    signal: AbortSignal,
    ask: (run: Run) => Promise<T>,
  ): Promise<T | undefined> {
    const { plan } = this;
    const checkpoint = lane.checkpointAt(moment);
    if (!plan || !checkpoint) return undefined;
    const { generation } = this.#engine;
    try {
      const engine = await this.#engine.engine(signal);
      const dataset = await this.#engine.dataset(plan.settings.subset, signal, () => undefined);
      const run = await engine.createRun({ dataset, checkpoint });
      try {
        return await ask(run);
      } finally {
        run.dispose();
      }
    } catch (error) {
      this.#hear(toFailure(error), generation);
      throw error;
    }
  }

  /** Grey values of one of the training images that a network's neurons are counted over, [28 × 28]. */
  async trainImage(
    network: CountedNetwork,
    index: number,
  ): Promise<{ readonly pixels: Uint8Array; readonly label: number } | undefined> {
    const { signal } = new AbortController();
    const nobody = (): void => undefined;
    const subset = this.plan?.settings.subset;
    if (network instanceof Lane && !subset) return undefined;
    const dataset =
      network instanceof Lane && subset
        ? await this.#engine.dataset(subset, signal, nobody)
        : await this.#engine.sample(signal, nobody);
    const { pixels, labels } = await dataset.images('train', index, 1);
    return { pixels, label: labels[0] ?? 0 };
  }

  get classNames(): readonly string[] {
    return this.shownImages ? classNames() : [];
  }

  /** The test images whose verdicts `Moment.verdicts` holds. */
  get shownImages(): ShownImages | undefined {
    return this.plan && this.#engine.shown(this.plan.settings.subset);
  }

  dispose(): void {
    this.untrained.dispose();
    this.#tasks.abort();
    this.#dropLanes();
    this.#engine.dispose();
    this.#listeners.clear();
  }

  /** `before`, then training until the end, a pause or a stop, then a look at the networks where they stand. */
  async #race(before: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const isLatest = await this.#task(async (signal) => {
      await before(signal);
      await this.#train(signal);
    });
    if (!isLatest || this.failure) return;
    if (this.phase === 'paused' || this.phase === 'stopped') await this.#lookAtAll();
  }

  async #lookAtAll(): Promise<void> {
    this.#again = () => this.#lookAtAll();
    await this.#task(async (signal) => {
      for (const lane of this.lanes) await this.#look(lane, signal, true);
    });
  }

  #task(work: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    return this.#tasks.run(async (signal) => {
      this.failure = undefined;
      this.#pauseAsked = false;
      const { generation } = this.#engine;
      try {
        await work(signal);
      } catch (error) {
        if (!isAborted(signal)) this.#fail(toFailure(error), generation);
      }
      this.activity = undefined;
      this.#tell();
    });
  }

  #fail(failure: Failure, generation: number): void {
    this.failure = failure;
    if (!losesEngineState(failure)) return;
    this.#lose(generation);
    if (this.phase === 'finished') return;
    if (this.lanes.some((lane) => lane.epoch > 0)) {
      this.phase = 'interrupted';
    } else {
      this.lanes = [];
      this.phase = 'idle';
    }
  }

  /** What failed beside the training may have taken its engine along; one under way hears of that by its own next call. */
  #hear(failure: Failure, generation: number): void {
    if (!losesEngineState(failure)) return;
    this.#lose(generation);
    if (this.phase !== 'paused') return;
    this.phase = 'interrupted';
    this.failure = failure;
    this.#tell();
  }

  /** Nothing that the engine held can be used any more; a newer engine is left alone. */
  #lose(generation: number): void {
    if (generation === this.#engine.generation) this.#engine.dispose();
    for (const lane of this.lanes) lane.run = undefined;
  }

  async #prepare(plan: Plan, signal: AbortSignal): Promise<void> {
    this.#dropLanes();
    this.phase = 'idle';
    this.plan = plan;
    this.lanes = plan.functions.map((planned) => new Lane(planned));
    await this.#restore(signal);
    this.phase = 'ready';
  }

  /** Gives every lane that has none its network: of its last kept moment, or a new one. */
  async #restore(signal: AbortSignal): Promise<void> {
    const { plan } = this;
    if (!plan || this.lanes.every((lane) => lane.run)) return;
    const { settings } = plan;
    this.#doing({ kind: 'preparing' });
    const engine = await this.#engine.engine(signal);
    const dataset = await this.#engine.dataset(settings.subset, signal, (progress) => {
      this.#doing({ kind: 'loading', progress });
    });
    endIfAborted(signal);
    this.#doing({ kind: 'preparing' });
    for (const lane of this.lanes) {
      if (lane.run) continue;
      const moment = lane.latest;
      const checkpoint = moment && lane.checkpointAt(moment);
      if (lane.function.definition) await engine.define(lane.function.definition);
      const run = await engine.createRun(
        checkpoint ? { dataset, checkpoint } : runOptions(lane.function, settings, dataset, engine),
      );
      if (isAborted(signal)) run.dispose();
      endIfAborted(signal);
      lane.returnTo(moment);
      lane.run = run;
      lane.parameterCount = run.parameterCount;
      if (!moment) await this.#look(lane, signal, true);
    }
  }

  async #train(signal: AbortSignal): Promise<void> {
    const { plan } = this;
    if (!plan) return;
    this.phase = 'training';
    this.#doing(undefined);
    const { epochs } = plan.settings;
    const secondsLeft = startClock(this.lanes, epochs);
    const trainings = new Map<Lane, AsyncGenerator<TrainProgress, void, void>>();
    for (const lane of this.lanes) {
      const { run } = lane;
      if (run && !lane.diverged && isUnfinished(run, epochs)) trainings.set(lane, run.train({ epochs, signal }));
    }
    try {
      while (trainings.size > 0 && !isAborted(signal) && !this.#pauseAsked) {
        const [lane, training] = leastTrained(trainings);
        const { done, value: progress } = await training.next();
        if (done === true) trainings.delete(lane);
        else if (progress.state !== 'stopped') lane.add(progress);
        if (lane.progress?.epochSummary) await this.#look(lane, signal, lane.progress.state === 'finished');
        if (lane.diverged) await this.#findCause(lane, signal);
        this.secondsLeft = secondsLeft();
        this.#tell();
      }
      this.phase = isAborted(signal) ? 'stopped' : trainings.size > 0 ? 'paused' : 'finished';
    } finally {
      for (const training of trainings.values()) await training.return().catch(() => undefined);
      if (this.phase === 'training') this.phase = 'stopped';
    }
  }

  /** At the very first step no step can have been too large. */
  async #findCause(lane: Lane, signal: AbortSignal): Promise<void> {
    if (lane.noNumber || (lane.progress?.divergence?.step ?? 0) > 0) return;
    const engine = await this.#engine.engine(signal);
    lane.noNumber = await findNoNumber(engine, lane.function);
  }

  /**
   * Tests a lane's network as it stands, counts its neurons, and keeps all that with a checkpoint. Where the network is at
   * rest, neurons are counted over as many images as the settings say for that.
   */
  async #look(lane: Lane, signal: AbortSignal, isResting: boolean): Promise<void> {
    const { plan } = this;
    const { run } = lane;
    if (!run || !plan || lane.diverged) return;
    const images = isResting ? restingImages(plan.settings) : 0;
    if (lane.latest?.step === run.step) {
      await this.#recount(lane, lane.latest, run, images, signal);
      return;
    }
    const { step } = run;
    const test = await run.evaluate('test', { signal });
    const sample = await this.#count(run, sampledImages(plan.settings), signal);
    const neurons = images > sample.images ? await this.#count(run, images, signal) : sample;
    const verdicts = await run.predict('test', 0, shownImages);
    const { activations, layers } = await run.parameters();
    const checkpoint = await run.checkpoint();
    endIfAborted(signal);
    const learned = activations.length > 0 ? activations : undefined;
    const { kernels } = run;
    const epoch = step / run.stepsPerEpoch;
    const moved = lane.movedTo(layers);
    lane.keep({ epoch, step, test, neurons, sample, moved, verdicts, learned, kernels }, checkpoint);
    this.#tell();
  }

  async #recount(lane: Lane, moment: Moment, run: Run, images: number, signal: AbortSignal): Promise<void> {
    if (images <= moment.neurons.images) return;
    lane.recount(moment, await this.#count(run, images, signal));
    this.#tell();
  }

  #count(run: Run, images: number, signal: AbortSignal): Promise<NeuronReport> {
    return run.neurons('train', {
      images,
      signal,
      onProgress: (done) => {
        // In mid-training the training itself is what is told, unless one waits for a pause.
        if (this.phase !== 'training' || this.#pauseAsked) this.#doing({ kind: 'counting', ...done });
      },
    });
  }

  #dropLanes(): void {
    for (const lane of this.lanes) lane.run?.dispose();
    this.lanes = [];
    this.secondsLeft = NaN;
  }

  #doing(activity: Activity | undefined): void {
    this.activity = activity;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The lane whose network has seen the fewest epochs, so that all stay abreast. */
function leastTrained<T>(trainings: ReadonlyMap<Lane, T>): readonly [Lane, T] {
  const [first, ...others] = trainings;
  if (!first) throw new RangeError('Nothing is being trained.');
  return others.reduce((least, entry) => (entry[0].epoch < least[0].epoch ? entry : least), first);
}
