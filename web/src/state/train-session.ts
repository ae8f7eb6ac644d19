/**
 * The training of a plan's functions side by side: data, networks, run, pause, stop, reset, neuron counts, and what
 * went wrong. Its steps are taken in turn, so that all functions are at about the same epoch.
 *
 * Holds no element and draws nothing; listeners are told after every change and read the fields. A new task aborts the
 * one before it and starts when that has ended, so that no two ever write the fields at once.
 */
import type { DataProgress, Dataset, Engine, NeuronDetail, Run, TrainProgress } from '../engine/types.js';
import { losesEngineState, toFailure, type Failure } from './failure.js';
import { Lane, type Moment } from './lane.js';
import { countedImages, type TrainSettings } from './settings.js';
import { runOptions, samePlan, type Plan } from './train-plan.js';
import { shownImages, TrainingEngine, type ShownImages } from './training-engine.js';

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

/** A function, because the compiler takes the property for unchanging across an `await`. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted;

/** `AbortSignal.throwIfAborted` is younger than the browsers this page promises. */
function endIfAborted(signal: AbortSignal): void {
  if (isAborted(signal)) throw new DOMException('Stopped.', 'AbortError');
}

export class TrainSession {
  phase: Phase = 'idle';
  activity: Activity | undefined;
  plan: Plan | undefined;
  lanes: readonly Lane[] = [];
  failure: Failure | undefined;
  /** Estimated, with the counts and tests after each epoch; NaN while nothing is known. */
  secondsLeft = NaN;

  readonly #engine: TrainingEngine;
  readonly #listeners = new Set<() => void>();
  #controller = new AbortController();
  #last: Promise<unknown> = Promise.resolve();
  #pauseAsked = false;
  #again: (() => Promise<void>) | undefined;

  constructor(startEngine: () => Promise<Engine>) {
    this.#engine = new TrainingEngine(startEngine);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  laneOf(activation: string): Lane | undefined {
    return this.lanes.find((lane) => lane.function.activation === activation);
  }

  /** The share of all steps that is done, 0 … 1. */
  get done(): number {
    if (!this.plan || this.lanes.length === 0) return 0;
    const { epochs } = this.plan.settings;
    return this.lanes.reduce((sum, lane) => sum + (lane.diverged ? 1 : lane.epoch / epochs), 0) / this.lanes.length;
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
      const isReady = this.phase === 'ready' && this.plan !== undefined && samePlan(this.plan, plan);
      if (!isReady) await this.#prepare(plan, signal);
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
  }

  /** Ends what is under way; a training that had begun keeps its figures. */
  stop(): void {
    if (this.phase === 'paused' || this.phase === 'interrupted') this.phase = 'stopped';
    this.#controller.abort();
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

  async retry(): Promise<void> {
    await this.#again?.();
  }

  /** Takes the networks away. */
  clear(): void {
    this.stop();
    this.#dropLanes();
    this.phase = 'idle';
    this.plan = undefined;
    this.failure = undefined;
    this.#tell();
  }

  /** What a neuron does over the counted training images, in the network of a moment. `layer` and `unit` from 0. */
  async neuron(
    lane: Lane,
    moment: Moment,
    layer: number,
    unit: number,
    signal: AbortSignal,
  ): Promise<NeuronDetail | undefined> {
    const { plan } = this;
    const checkpoint = lane.checkpointAt(moment);
    if (!plan || !checkpoint) return undefined;
    try {
      const engine = await this.#engine.engine();
      const dataset = await this.#engine.dataset(plan.settings.subset, signal, () => undefined);
      const run = await engine.createRun({ dataset, checkpoint });
      try {
        return await run.neuron('train', layer, unit, { images: moment.neurons.images, signal });
      } finally {
        run.dispose();
      }
    } catch (error) {
      const failure = toFailure(error);
      if (losesEngineState(failure)) this.#fail(failure);
      throw error;
    }
  }

  /** Grey values of one training image, [28 × 28]. */
  async trainImage(index: number): Promise<{ readonly pixels: Uint8Array; readonly label: number } | undefined> {
    const dataset = this.plan && this.#engine.loaded(this.plan.settings.subset);
    const found = await dataset?.images('train', index, 1);
    return found && { pixels: found.pixels, label: found.labels[0] ?? 0 };
  }

  get classNames(): readonly string[] {
    return this.shownImages?.classNames ?? [];
  }

  /** The test images whose verdicts `Moment.verdicts` holds. */
  get shownImages(): ShownImages | undefined {
    return this.plan && this.#engine.shown(this.plan.settings.subset);
  }

  dispose(): void {
    this.#controller.abort();
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
    if (this.phase !== 'paused' && this.phase !== 'stopped') return;
    await this.#task(async (signal) => {
      for (const lane of this.lanes) await this.#look(lane, signal);
    });
  }

  /** Resolves to whether no newer task has been asked for meanwhile; never rejects. */
  #task(work: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    this.#controller.abort();
    const controller = new AbortController();
    this.#controller = controller;
    const task = this.#last.then(async () => {
      await this.#attempt(work, controller.signal);
      return this.#controller === controller;
    });
    this.#last = task;
    return task;
  }

  async #attempt(work: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
    if (isAborted(signal)) return;
    this.failure = undefined;
    this.#pauseAsked = false;
    try {
      await work(signal);
    } catch (error) {
      if (!isAborted(signal)) this.#fail(toFailure(error));
    }
    this.activity = undefined;
    this.#tell();
  }

  #fail(failure: Failure): void {
    this.failure = failure;
    if (!losesEngineState(failure)) return;
    this.#engine.dispose();
    for (const lane of this.lanes) lane.run = undefined;
    const hasBegun = this.lanes.some((lane) => lane.epoch > 0 || lane.moments.length > 0);
    if (hasBegun && this.phase !== 'finished') this.phase = 'interrupted';
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
    const engine = await this.#engine.engine();
    const dataset = await this.#engine.dataset(settings.subset, signal, (progress) => {
      this.#doing({ kind: 'loading', progress });
    });
    endIfAborted(signal);
    this.#doing({ kind: 'preparing' });
    for (const lane of this.lanes) {
      if (lane.run) continue;
      const run = await makeRun(engine, dataset, lane, settings);
      if (isAborted(signal)) run.dispose();
      endIfAborted(signal);
      lane.run = run;
      if (!lane.latest) await this.#look(lane, signal);
    }
  }

  async #train(signal: AbortSignal): Promise<void> {
    const { plan } = this;
    if (!plan) return;
    this.phase = 'training';
    this.#doing(undefined);
    const clock = startClock(this.done);
    const trainings = new Map<Lane, AsyncGenerator<TrainProgress, void, void>>();
    for (const lane of this.lanes) {
      if (lane.run && !lane.diverged) trainings.set(lane, lane.run.train({ epochs: plan.settings.epochs, signal }));
    }
    try {
      while (trainings.size > 0 && !isAborted(signal) && !this.#pauseAsked) {
        const [lane, training] = leastTrained(trainings);
        const { done, value: progress } = await training.next();
        if (done === true) trainings.delete(lane);
        else if (progress.step !== lane.progress?.step || progress.state !== 'stopped') lane.add(progress);
        if (lane.progress?.epochSummary && lane.latest?.step !== lane.progress.step) await this.#look(lane, signal);
        this.secondsLeft = clock(this.done);
        this.#tell();
      }
      this.phase = isAborted(signal) ? 'stopped' : trainings.size > 0 ? 'paused' : 'finished';
    } finally {
      for (const training of trainings.values()) await training.return().catch(() => undefined);
      if (this.phase === 'training') this.phase = 'stopped';
    }
  }

  /** Tests a lane's network as it stands, counts its neurons, and keeps all that with a checkpoint. */
  async #look(lane: Lane, signal: AbortSignal): Promise<void> {
    const { plan } = this;
    const { run } = lane;
    if (!run || !plan || lane.diverged || lane.latest?.step === run.step) return;
    const images = countedImages(plan.settings);
    const isTraining = this.phase === 'training';
    const step = run.step;
    const test = await run.evaluate('test', { signal });
    const neurons = await run.neurons('train', {
      images,
      signal,
      onProgress: (done) => {
        if (!isTraining) this.#doing({ kind: 'counting', ...done });
      },
    });
    const verdicts = await run.predict('test', 0, shownImages);
    const { activations } = await run.parameters();
    const checkpoint = await run.checkpoint();
    endIfAborted(signal);
    const learned = activations.length > 0 ? activations : undefined;
    lane.keep({ epoch: step / run.stepsPerEpoch, step, test, neurons, verdicts, learned }, checkpoint);
    this.#tell();
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

async function makeRun(engine: Engine, dataset: Dataset, lane: Lane, settings: TrainSettings): Promise<Run> {
  const moment = lane.latest;
  const checkpoint = moment && lane.checkpointAt(moment);
  lane.returnTo(moment);
  if (checkpoint) return engine.createRun({ dataset, checkpoint });
  return engine.createRun(runOptions(lane.function, settings, dataset));
}

/** The lane whose network has seen the fewest epochs, so that all stay abreast. */
function leastTrained<T>(trainings: ReadonlyMap<Lane, T>): readonly [Lane, T] {
  const [first, ...others] = trainings;
  if (!first) throw new RangeError('Nothing is being trained.');
  return others.reduce((least, entry) => (entry[0].epoch < least[0].epoch ? entry : least), first);
}

/** Tells the seconds left from the time taken so far; NaN at first. */
function startClock(doneBefore: number): (done: number) => number {
  const start = performance.now();
  return (done) => {
    const share = done - doneBefore;
    if (share < 0.005) return NaN;
    return (((performance.now() - start) / share) * (1 - done)) / 1000;
  };
}
