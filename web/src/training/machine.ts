/**
 * What trains: the engines, the queue of what is to be worked at, and what is kept. It is loaded when something is trained
 * for the first time.
 */
import { EnginePool, type Seat } from '../engine/pool.js';
import type { Engine, Run } from '../engine/types.js';
import { losesEngineState, toFailure } from '../ui/failure.js';
import type { Job, Look, Moment } from './job.js';
import { JobTask, type CommonGoal, type Goal, type Loaded } from './job-task.js';
import { isOver } from './job-state.js';
import { countNeurons, shownImages } from './look.js';
import { Queue } from './queue.js';
import { Results } from './results/results.js';
import { sampleImages, subsetSizes, type Subset } from './settings.js';

export interface ShownImages {
  /** 28 × 28 grey values each. */
  readonly pixels: Uint8Array;
  readonly labels: Uint8Array;
}

export { Results };

export class Machine {
  readonly pool: EnginePool;
  readonly results: Results;
  readonly #queue: Queue;
  readonly #tasks = new WeakMap<Job, JobTask>();
  readonly #shown = new Map<Subset, ShownImages>();

  constructor(start: () => Promise<Engine>, seats: number, results: Results) {
    this.pool = new EnginePool(start, seats);
    this.#queue = new Queue(this.pool);
    this.results = results;
  }

  /** How many engines train at a time, from 1; those that go leave their trainings to the others. */
  resize(seats: number): void {
    this.pool.resize(seats);
    this.#queue.seatsChanged();
  }

  /** Works at trainings until each has come to the goal; the first that fails ends the others where they stand, and is thrown. */
  async work(jobs: readonly Job[], goal: Goal): Promise<void> {
    const ended = new AbortController();
    const abort = (): void => {
      ended.abort();
    };
    goal.signal.addEventListener('abort', abort);
    if (goal.signal.aborted) abort();
    let failure: { readonly error: unknown } | undefined;
    const own: CommonGoal = {
      ...goal,
      signal: ended.signal,
      failed: (error) => {
        failure ??= { error };
        abort();
      },
    };
    try {
      await Promise.all(
        jobs.map(async (job, index) => {
          if (goal.kind === 'train' && isOver(job.state)) return;
          const task = this.#tasks.get(job) ?? new JobTask(job, this.results, own, index, this.#loaded);
          this.#tasks.set(job, task);
          task.take(own, index);
          if (goal.kind === 'train') job.state = { kind: 'waiting' };
          await this.#queue.add(task);
        }),
      );
    } finally {
      goal.signal.removeEventListener('abort', abort);
    }
    if (failure) throw failure.error;
  }

  /** Takes up what is kept of a training. */
  async adopt(job: Job): Promise<void> {
    const kept = await this.results.find(job.key);
    if (kept) job.adopt(kept.record, kept.moments);
  }

  /** Gives up the network of a training; what is kept of it stays. */
  release(job: Job): void {
    this.#tasks.get(job)?.release();
    this.#tasks.delete(job);
  }

  /** Asks the network of a moment; nothing where it is no longer kept. */
  async atMoment<T>(
    job: Job,
    { step }: Look,
    signal: AbortSignal,
    ask: (run: Run) => Promise<T>,
  ): Promise<T | undefined> {
    const checkpoint = await this.results.checkpoint(job.key, step);
    if (!checkpoint) return undefined;
    return this.withFirst(async (seat) => {
      const engine = await seat.engine(signal);
      const dataset = await seat.dataset(subsetSizes[job.settings.subset], signal);
      await this.#loaded(dataset, job);
      const run = await engine.createRun({ dataset, checkpoint });
      try {
        return await ask(run);
      } finally {
        run.dispose();
      }
    });
  }

  /** Grey values of one of the training images, [28 × 28]: of a data set, or of those that begin with the sample. */
  trainImage(
    subset: Subset | undefined,
    index: number,
  ): Promise<{ readonly pixels: Uint8Array; readonly label: number }> {
    const { signal } = new AbortController();
    return this.withFirst(async (seat) => {
      const dataset = await (subset ? seat.dataset(subsetSizes[subset], signal) : seat.beginning(sampleImages, signal));
      const { pixels, labels } = await dataset.images('train', index, 1);
      return { pixels, label: labels[0] ?? 0 };
    });
  }

  /** Counts the neurons of a moment that is kept over all training images. */
  async countAll(job: Job, moment: Moment, signal: AbortSignal): Promise<void> {
    const neurons = await this.atMoment(job, moment, signal, (run) =>
      countNeurons(run, subsetSizes[job.settings.subset].train, signal, () => undefined),
    );
    if (!neurons) return;
    job.recount(moment, neurons);
    const kept = await this.results.find(job.key);
    if (kept) await this.results.keep(kept.record, { ...moment, neurons });
  }

  /** Work beside the trainings, on the first seat, which is given up when its engine is found to be lost. */
  async withFirst<T>(work: (seat: Seat) => Promise<T>): Promise<T> {
    const seat = this.pool.first;
    const { generation } = seat;
    try {
      return await work(seat);
    } catch (error) {
      if (losesEngineState(toFailure(error))) seat.lose(generation);
      throw error;
    }
  }

  /** Has the first test images loaded for results that were trained before; they are the same in every data set. */
  async loadShown(subset: Subset): Promise<void> {
    if (this.#shown.has(subset)) return;
    const { signal } = new AbortController();
    const images = await this.withFirst(async (seat) => {
      const dataset = await seat.dataset({ train: sampleImages, test: shownImages }, signal);
      return dataset.images('test', 0, shownImages);
    });
    this.#shown.set(subset, images);
  }

  /** The first test images of a data set that was loaded before. */
  shown(subset: Subset): ShownImages | undefined {
    return this.#shown.get(subset);
  }

  dispose(): void {
    this.pool.dispose();
  }

  readonly #loaded: Loaded = async (dataset, { settings: { subset } }) => {
    if (!this.#shown.has(subset)) this.#shown.set(subset, await dataset.images('test', 0, shownImages));
  };
}
