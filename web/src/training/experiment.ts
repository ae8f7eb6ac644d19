/**
 * A set of trainings: the functions of a plan side by side, or many in a row, from several seeds and at several rates. It
 * starts, pauses, goes on, stops and resets them, and has what is kept of them looked at.
 *
 * Holds no element and draws nothing; listeners are told after every change and read the fields. One task runs at a
 * time, so that no two ever write the fields at once.
 */
import { isAborted } from '../engine/aborted.js';
import { toFailure, type Failure } from '../ui/failure.js';
import { classNames } from './class-names.js';
import { isFrugal } from './frugal.js';
import { Job, type Moment } from './job.js';
import { isActivity, isOver, possibleIn, type Activity, type Phase, type Possible } from './job-state.js';
import type { Machine, ShownImages } from './machine.js';
import { jobsOf, samePlan, type Plan } from './plan.js';
import { epochsLeft, startClock } from './remaining.js';
import { TaskQueue } from './task-queue.js';

/** Whether its trainings stay at about the same epoch, or one is finished after the other. */
export type Order = 'abreast' | 'in-turn';

export class Experiment {
  phase: Phase = 'idle';
  plan: Plan | undefined;
  jobs: readonly Job[] = [];
  failure: Failure | undefined;
  /** Estimated, with the counts and tests after each epoch; NaN while nothing is known. */
  secondsLeft = NaN;

  readonly #order: Order;
  readonly #loadMachine: () => Promise<Machine>;
  readonly #listeners = new Set<() => void>();
  readonly #tasks = new TaskQueue();
  #machine: Machine | undefined;
  #isBusy = false;
  /** Whether what is under way leads to a training: images and networks may still come. */
  #isRacing = false;
  #pauseAsked = false;
  #again: (() => Promise<void>) | undefined;

  constructor(order: Order, loadMachine: () => Promise<Machine>) {
    this.#order = order;
    this.#loadMachine = loadMachine;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  jobOf(activation: string): Job | undefined {
    return this.jobs.find((job) => job.function.activation === activation);
  }

  /** Epochs of the training that is furthest, with fraction. */
  get epoch(): number {
    return this.jobs.reduce((furthest, job) => Math.max(furthest, job.epoch), 0);
  }

  /** The share that is done, 0 … 1. */
  get done(): number {
    const all = (this.plan?.settings.epochs ?? 0) * this.jobs.length;
    return all === 0 ? 0 : 1 - epochsLeft(this.jobs) / all;
  }

  /** Whether a pause was asked for that waits for the step or look under way. */
  get pausing(): boolean {
    return this.phase === 'training' && this.#pauseAsked;
  }

  /** In mid-training the training itself is what is told, unless one waits for a pause. */
  get activity(): Activity | undefined {
    if (!this.#isBusy || (this.phase === 'training' && !this.#pauseAsked)) return undefined;
    const found = this.jobs.map(({ state }) => state).find(isActivity);
    return found ?? (this.phase === 'idle' ? { kind: 'preparing' } : undefined);
  }

  /** What a page that is loaded anew is to go on with. */
  get lastingPhase(): Phase {
    return this.#isRacing ? 'training' : this.phase;
  }

  get can(): Possible {
    const { phase, activity, pausing, plan, failure } = this;
    return possibleIn({ phase, activity, pausing, hasPlan: plan !== undefined, hasFailed: failure !== undefined });
  }

  /** Makes the networks of a plan and counts their neurons before training. */
  async prepare(plan: Plan): Promise<void> {
    this.#again = () => this.prepare(plan);
    await this.#task(async (machine, signal) => {
      this.#begin(machine, plan);
      for (const { key } of this.jobs) await machine.results.remove(key);
      await this.#make(machine, signal);
    });
  }

  /**
   * Trains a plan: what is kept of it is taken up, and finished trainings are not trained again; `anew` forgets them and
   * begins from initial weights.
   */
  async start(plan: Plan, { anew = false } = {}): Promise<void> {
    this.#again = () => this.start(plan);
    await this.#race(async (machine) => {
      if (this.phase === 'ready' && this.plan && samePlan(this.plan, plan)) return;
      this.#begin(machine, plan);
      for (const job of this.jobs) await (anew ? machine.results.remove(job.key) : machine.adopt(job));
    });
  }

  /** Continues a paused training at the exact step, an interrupted one from the last moment that was kept. */
  async resume(): Promise<void> {
    if (this.phase !== 'paused' && this.phase !== 'interrupted') return;
    this.#again = () => this.resume();
    await this.#race(() => Promise.resolve());
  }

  pause(): void {
    this.#pauseAsked = this.phase === 'training';
    this.tell();
  }

  /** Ends what is under way; a training that had begun keeps its figures. */
  stop(): void {
    this.#tasks.abort();
    if (this.phase === 'paused' || this.phase === 'interrupted') {
      this.phase = 'stopped';
      this.failure = undefined;
      void this.#lookAtAll();
    }
    this.tell();
  }

  /** Back to the same initial weights, nothing trained. */
  async reset(): Promise<void> {
    const { plan } = this;
    if (!plan) return;
    this.#again = () => this.reset();
    await this.#task(async (machine, signal) => {
      for (const job of this.jobs) {
        machine.release(job);
        job.returnTo(job.moments[0]);
        job.state = { kind: 'idle' };
        await machine.results.remove(job.key);
      }
      this.phase = 'idle';
      await this.#make(machine, signal);
    });
  }

  /** Tries again what failed last. */
  async retry(): Promise<void> {
    // What was trained is not to be lost by a retry.
    if (this.phase === 'interrupted') await this.resume();
    else await this.#again?.();
  }

  /** Shows what is kept of a plan, where that is anything, and trains nothing. */
  async show(plan: Plan): Promise<void> {
    const machine = await this.#loadMachine();
    const jobs = jobsOf(plan).map((planned) => new Job(planned));
    for (const job of jobs) await machine.adopt(job);
    const isBusy = this.phase === 'training' || this.phase === 'paused' || this.activity !== undefined;
    if (isBusy || !jobs.some(({ latest }) => latest)) return;
    this.#machine = machine;
    this.#drop(machine);
    this.plan = plan;
    this.jobs = jobs;
    this.failure = undefined;
    this.phase = jobs.every(({ state }) => isOver(state)) ? 'finished' : 'stopped';
    this.tell();
    this.#wantImages(machine, plan);
  }

  /** Takes up a set of trainings as it was left: one that ran runs on. */
  async takeUp(plan: Plan, phase: Phase): Promise<void> {
    const isRunning = phase === 'training';
    await this.#task(async (machine) => {
      this.#begin(machine, plan);
      for (const job of this.jobs) await machine.adopt(job);
      const hasBegun = this.jobs.some(({ latest }) => latest);
      const isHalted = isRunning || phase === 'paused' || phase === 'interrupted';
      this.phase = isHalted ? 'paused' : hasBegun ? phase : 'idle';
      if (hasBegun) this.#wantImages(machine, plan);
    });
    if (isRunning && !this.failure) await this.resume();
  }

  /** Counts the neurons of a moment that is kept over all training images, also while the training goes on. */
  async countAll(job: Job, moment: Moment): Promise<void> {
    try {
      const machine = await this.#loadMachine();
      await machine.countAll(job, moment, new AbortController().signal);
    } catch (error) {
      this.failure = toFailure(error);
      this.#again = () => this.countAll(job, moment);
    }
    this.tell();
  }

  get classNames(): readonly string[] {
    return this.shownImages ? classNames() : [];
  }

  /** The test images whose verdicts `Moment.verdicts` holds. */
  get shownImages(): ShownImages | undefined {
    return this.plan && this.#machine?.shown(this.plan.settings.subset);
  }

  dispose(): void {
    this.#tasks.abort();
    if (this.#machine) this.#drop(this.#machine);
    this.#listeners.clear();
  }

  /** `before`, then training until the end, a pause or a stop, then a look at the networks where they stand. */
  async #race(before: (machine: Machine) => Promise<void>): Promise<void> {
    const isLatest = await this.#task(async (machine, signal) => {
      this.#isRacing = true;
      try {
        await before(machine);
        await this.#train(machine, signal);
      } finally {
        this.#isRacing = false;
      }
    });
    if (!isLatest || this.failure) return;
    if (this.phase === 'paused' || this.phase === 'stopped') await this.#lookAtAll();
  }

  async #lookAtAll(): Promise<void> {
    this.#again = () => this.#lookAtAll();
    await this.#task((machine, signal) => this.#work(machine, 'look', signal));
  }

  #task(work: (machine: Machine, signal: AbortSignal) => Promise<void>): Promise<boolean> {
    return this.#tasks.run(async (signal) => {
      this.failure = undefined;
      this.#pauseAsked = false;
      this.#isBusy = true;
      this.tell();
      try {
        this.#machine = await this.#loadMachine();
        await work(this.#machine, signal);
      } catch (error) {
        if (!isAborted(signal)) this.#fail(toFailure(error));
      }
      this.#isBusy = false;
      this.tell();
    });
  }

  /** What was trained is kept; what was only made is made anew. */
  #fail(failure: Failure): void {
    this.failure = failure;
    if (this.phase === 'finished') return;
    if (this.jobs.some((job) => job.epoch > 0)) {
      this.phase = 'interrupted';
      return;
    }
    if (this.#machine) this.#drop(this.#machine);
    this.phase = 'idle';
  }

  #begin(machine: Machine, plan: Plan): void {
    this.#drop(machine);
    this.phase = 'idle';
    this.plan = plan;
    this.jobs = jobsOf(plan).map((planned) => new Job(planned));
  }

  #drop(machine: Machine): void {
    for (const job of this.jobs) machine.release(job);
    this.jobs = [];
    this.secondsLeft = NaN;
  }

  /** Those whose verdicts are shown, for results that nothing else loads images for. Without them the rest is shown. */
  #wantImages(machine: Machine, { settings: { subset } }: Plan): void {
    if (isFrugal()) return;
    machine.loadShown(subset).then(
      () => {
        this.tell();
      },
      () => undefined,
    );
  }

  async #make(machine: Machine, signal: AbortSignal): Promise<void> {
    await this.#work(machine, 'make', signal);
    if (!isAborted(signal) && !this.failure) this.phase = 'ready';
  }

  async #train(machine: Machine, signal: AbortSignal): Promise<void> {
    if (isAborted(signal)) return;
    const secondsLeft = startClock(this.jobs);
    await this.#work(machine, 'train', signal, () => {
      if (this.jobs.some(({ state }) => state.kind === 'training')) this.phase = 'training';
      this.secondsLeft = secondsLeft();
    });
    if (this.jobs.every(({ state }) => isOver(state))) this.phase = 'finished';
    else if (isAborted(signal)) this.phase = this.phase === 'training' ? 'stopped' : this.phase;
    else this.phase = 'paused';
  }

  async #work(
    machine: Machine,
    kind: 'make' | 'train' | 'look',
    signal: AbortSignal,
    changed: () => void = () => undefined,
  ): Promise<void> {
    await machine.work(this.jobs, {
      ...{ kind, signal, group: this, order: this.#order },
      isPauseAsked: () => this.#pauseAsked,
      changed: () => {
        changed();
        this.tell();
      },
    });
  }

  /** Has what hears of changes look again. */
  tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
