/**
 * Whether one function is better than another: each trained from several seeds on the same images, so that the
 * difference comes with how far it may be chance.
 *
 * Seed by seed, one function after the other; paused, it goes on at the exact step. It has an engine of its own, so
 * that it runs beside the page's training. Holds no element; listeners are told after every change and read the fields.
 */
import { isAborted } from '../engine/aborted.js';
import type { DataProgress, Engine, Run } from '../engine/types.js';
import { losesEngineState, toFailure, type Failure } from '../ui/failure.js';
import { isUnfinished } from './remaining.js';
import { subsetSizes, type TrainSettings } from './settings.js';
import { endIfAborted, TaskQueue } from './task-queue.js';
import { runOptions, type PlannedFunction } from './train-plan.js';
import { TrainingEngine } from './training-engine.js';
import type { Trial } from './trial.js';

/** One function's network of one seed at its end. */
export interface Outcome {
  readonly activation: string;
  readonly seed: number;
  /** Of all test images; NaN for a training that diverged. */
  readonly accuracy: number;
  readonly loss: number;
  readonly diverged: boolean;
  /** 1 for each test image that it is right on, [test images]; empty for a training that diverged. */
  readonly right: Uint8Array;
}

export type VerdictPhase = 'idle' | 'running' | 'paused' | 'stopped' | 'finished';

/** A training under way. */
interface Current {
  readonly planned: PlannedFunction;
  readonly seed: number;
  readonly run: Run;
}

/** Test images that a network is asked about at a time, so that a stop is heard soon. */
const imagesAtOnce = 500;

export class Verdict {
  phase: VerdictPhase = 'idle';
  trial: Trial | undefined;
  outcomes: readonly Outcome[] = [];
  failure: Failure | undefined;
  /** While the images come; `true` before their first bytes. */
  loading: DataProgress | boolean = false;
  /** Estimated; NaN while nothing is known. */
  secondsLeft = NaN;

  readonly #engine: TrainingEngine;
  readonly #listeners = new Set<() => void>();
  readonly #tasks = new TaskQueue();
  #current: Current | undefined;
  #epoch = 0;
  #pauseAsked = false;

  constructor(startEngine: () => Promise<Engine>) {
    this.#engine = new TrainingEngine(startEngine);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The function and seed that are being trained. */
  get current(): { readonly activation: string; readonly seed: number; readonly epoch: number } | undefined {
    const { planned, seed } = this.#current ?? {};
    return planned && seed !== undefined ? { activation: planned.activation, seed, epoch: this.#epoch } : undefined;
  }

  /** The share that is done, 0 … 1. */
  get done(): number {
    const { trial } = this;
    if (!trial) return 0;
    const epochs = trial.settings.epochs;
    return (this.outcomes.length + this.#epoch / epochs) / (trial.functions.length * trial.seeds);
  }

  get pausing(): boolean {
    return this.phase === 'running' && this.#pauseAsked;
  }

  async start(trial: Trial): Promise<void> {
    await this.#work(async (signal) => {
      this.#dropCurrent();
      this.trial = trial;
      this.outcomes = [];
      await this.#train(signal);
    });
  }

  /** Goes on after a pause, and after a failure with what is not yet trained. */
  async resume(): Promise<void> {
    if (!this.trial || this.phase === 'finished') return;
    await this.#work((signal) => this.#train(signal));
  }

  pause(): void {
    this.#pauseAsked = this.phase === 'running';
    this.#tell();
  }

  /** Ends what is under way; networks that were trained to their end keep their results. */
  stop(): void {
    this.#tasks.abort();
    if (this.phase === 'paused') this.#end('stopped');
    this.#tell();
  }

  dispose(): void {
    this.#tasks.abort();
    this.#dropCurrent();
    this.#engine.dispose();
    this.#listeners.clear();
  }

  #work(work: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    return this.#tasks.run(async (signal) => {
      this.failure = undefined;
      this.#pauseAsked = false;
      this.phase = 'running';
      this.#tell();
      try {
        await work(signal);
        this.phase = this.#isComplete() ? 'finished' : 'paused';
      } catch (error) {
        if (!isAborted(signal)) this.#fail(toFailure(error));
        this.#end('stopped');
      }
      this.loading = false;
      this.#tell();
    });
  }

  #isComplete(): boolean {
    return this.outcomes.length === (this.trial?.functions.length ?? 0) * (this.trial?.seeds ?? 0);
  }

  #fail(failure: Failure): void {
    this.failure = failure;
    if (losesEngineState(failure)) this.#engine.dispose();
  }

  #end(phase: VerdictPhase): void {
    this.#dropCurrent();
    this.phase = phase;
  }

  async #train(signal: AbortSignal): Promise<void> {
    const { trial } = this;
    if (!trial) return;
    const clock = this.#startClock();
    for (let seed = 1; seed <= trial.seeds; seed += 1) {
      for (const planned of trial.functions) {
        if (this.outcomes.some((outcome) => outcome.seed === seed && outcome.activation === planned.activation))
          continue;
        await this.#trainOne(trial, planned, seed, signal, clock);
        if (this.#pauseAsked) return;
      }
    }
  }

  async #trainOne(
    trial: Trial,
    planned: PlannedFunction,
    seed: number,
    signal: AbortSignal,
    clock: () => number,
  ): Promise<void> {
    const { settings } = trial;
    const engine = await this.#engine.engine(signal);
    const dataset = await this.#engine.dataset(settings.subset, signal, (progress) => {
      this.loading = progress ?? true;
      this.#tell();
    });
    this.loading = false;
    endIfAborted(signal);
    if (!this.#current) {
      if (planned.definition) await engine.define(planned.definition);
      const run = await engine.createRun(runOptions(planned, { ...settings, seed }, dataset, engine));
      this.#current = { planned, seed, run };
      this.#epoch = 0;
      endIfAborted(signal);
    }
    const { run } = this.#current;
    let diverged = false;
    const { epochs } = settings;
    for await (const progress of isUnfinished(run, epochs) ? run.train({ epochs, signal }) : []) {
      endIfAborted(signal);
      this.#epoch = progress.epoch;
      diverged = progress.state === 'diverged';
      this.secondsLeft = clock();
      this.#tell();
      if (this.#pauseAsked && !diverged && progress.step < progress.totalSteps) return;
    }
    endIfAborted(signal);
    const { activation } = planned;
    const { accuracy, loss } = diverged ? { accuracy: NaN, loss: NaN } : await run.evaluate('test', { signal });
    const right = diverged ? new Uint8Array() : await this.#rightOn(run, settings, signal);
    this.#dropCurrent();
    this.outcomes = [...this.outcomes, { activation, seed, accuracy, loss, diverged, right }];
    this.#tell();
  }

  async #rightOn(run: Run, { subset }: TrainSettings, signal: AbortSignal): Promise<Uint8Array> {
    const dataset = await this.#engine.dataset(subset, signal, () => undefined);
    const { test } = subsetSizes[subset];
    const right = new Uint8Array(test);
    for (let from = 0; from < test; from += imagesAtOnce) {
      const count = Math.min(imagesAtOnce, test - from);
      const { labels } = await dataset.images('test', from, count);
      const probabilities = await run.predict('test', from, count);
      endIfAborted(signal);
      for (const [i, label] of labels.entries()) {
        const ofImage = probabilities.subarray(i * dataset.classes, (i + 1) * dataset.classes);
        right[from + i] = ofImage.indexOf(Math.max(...ofImage)) === label ? 1 : 0;
      }
    }
    return right;
  }

  /** Asked again and again, tells the seconds left; NaN at first. */
  #startClock(): () => number {
    const start = performance.now();
    const before = this.done;
    return () => {
      const worked = this.done - before;
      return worked < 0.005 ? NaN : ((performance.now() - start) / 1000 / worked) * (1 - this.done);
    };
  }

  #dropCurrent(): void {
    this.#current?.run.dispose();
    this.#current = undefined;
    this.#epoch = 0;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
