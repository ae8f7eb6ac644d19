/**
 * Engines that work beside each other, each in a worker of its own: a seat for each processor that may be taken. A seat
 * starts its engine when it is first asked for, and anew after that was lost.
 *
 * They are not the engine that draws curves, so that these stay quick while trainings run.
 */
import { isAborted } from './aborted.js';
import { SharedWork } from './shared-work.js';
import type { DataProgress, Dataset, Engine } from './types.js';

/** How many images of FashionMNIST. */
export interface DatasetSize {
  readonly train: number;
  readonly test: number;
}

type Loading = SharedWork<Dataset, DataProgress | undefined>;

export class Seat {
  /** Tells engines apart: it grows with each that was given up. */
  generation = 0;
  readonly #start: () => Promise<Engine>;
  #engine: SharedWork<Engine, never> | undefined;
  readonly #datasets = new Map<string, Loading>();

  constructor(start: () => Promise<Engine>) {
    this.#start = start;
  }

  /** Started once; one who asks meanwhile waits for the same start, which is given up when all who wait have gone. */
  async engine(signal: AbortSignal): Promise<Engine> {
    let starting = this.#engine;
    if (!starting || starting.isGivenUp) {
      starting = new SharedWork((all) => this.#startUnless(all));
      this.#engine = starting;
    }
    try {
      return await starting.wait(signal);
    } catch (error) {
      if (!isAborted(signal) && this.#engine === starting) this.#engine = undefined;
      throw error;
    }
  }

  /** Loaded once; who asks meanwhile waits for the same download, which ends when all who wait have gone. */
  async dataset(
    size: DatasetSize,
    signal: AbortSignal,
    onProgress: (progress?: DataProgress) => void = () => undefined,
  ): Promise<Dataset> {
    const name = `${String(size.train)} ${String(size.test)}`;
    let loading = this.#datasets.get(name);
    if (!loading || loading.isGivenUp) {
      loading = new SharedWork((all, tell) => this.#load(size, all, tell));
      this.#datasets.set(name, loading);
    }
    try {
      return await loading.wait(signal, onProgress);
    } catch (error) {
      // What failed is loaded anew for the next who asks; one who has gone leaves it to the others.
      if (!isAborted(signal) && this.#datasets.get(name) === loading) this.#datasets.delete(name);
      throw error;
    }
  }

  /** A data set that begins with so many images: one that is there or on its way before another is downloaded. */
  beginning(train: number, signal: AbortSignal, onProgress?: (progress?: DataProgress) => void): Promise<Dataset> {
    return this.dataset(this.#held ?? { train, test: 0 }, signal, onProgress);
  }

  /** Whether any data set is there or on its way. */
  get hasData(): boolean {
    return this.#held !== undefined;
  }

  get #held(): DatasetSize | undefined {
    const found = [...this.#datasets]
      .find(([, loading]) => !loading.isGivenUp)?.[0]
      .split(' ')
      .map(Number);
    return found && { train: found[0] ?? 0, test: found[1] ?? 0 };
  }

  /** Nothing that the engine of this generation held can be used any more; a newer one is left alone. */
  lose(generation: number): void {
    if (generation === this.generation) this.dispose();
  }

  /** Gives the engine and all that it held up; the next call starts another. */
  dispose(): void {
    this.generation += 1;
    this.#datasets.clear();
    void this.#engine?.result.then(
      (engine) => {
        engine.dispose();
      },
      () => undefined,
    );
    this.#engine = undefined;
  }

  /** An engine that comes when nobody waits any more is ended. */
  async #startUnless(givenUp: AbortSignal): Promise<Engine> {
    const engine = await this.#start();
    if (isAborted(givenUp)) engine.dispose();
    return engine;
  }

  async #load(
    size: DatasetSize,
    signal: AbortSignal,
    onProgress: (progress: DataProgress | undefined) => void,
  ): Promise<Dataset> {
    const engine = await this.engine(signal);
    onProgress(undefined);
    return engine.loadDataset({ name: 'fashion-mnist', ...size, signal, onProgress });
  }
}

export class EnginePool {
  readonly #start: () => Promise<Engine>;
  #seats: readonly Seat[];

  /** `count`: seats, from 1. */
  constructor(start: () => Promise<Engine>, count: number) {
    this.#start = start;
    this.#seats = [new Seat(start)];
    this.resize(count);
  }

  /** The first is always there; what is looked at beside the trainings is looked at there. */
  get seats(): readonly Seat[] {
    return this.#seats;
  }

  get first(): Seat {
    const [first] = this.#seats;
    if (!first) throw new RangeError('A pool has no seat.');
    return first;
  }

  /** More seats, or fewer: those that go lose what they hold. */
  resize(count: number): void {
    for (const seat of this.#seats.slice(count)) seat.dispose();
    const kept = this.#seats.slice(0, count);
    this.#seats = [...kept, ...Array.from({ length: count - kept.length }, () => new Seat(this.#startAfterFirst))];
  }

  /** Where one engine does not come, no others are tried. */
  readonly #startAfterFirst = async (): Promise<Engine> => {
    await this.first.engine(new AbortController().signal);
    return this.#start();
  };

  dispose(): void {
    for (const seat of this.#seats) seat.dispose();
  }
}

/** What tells how much of a computer may be taken; each may be unknown. */
export interface Surroundings {
  /** Logical processors. */
  readonly hardwareConcurrency?: number;
  /** Memory in GB, rounded, at most 8 where a browser tells it. */
  readonly deviceMemory?: number;
}

/** What an engine takes with all of FashionMNIST, its wasm and a network, in GB. */
const memoryOfOne = 0.25;
/** Trainings leave three quarters of a small computer's memory to others. */
const memoryShare = 0.25;
const mostSeats = 16;

/** How many engines a computer has processors and memory for. */
export function seatsFor({ hardwareConcurrency = 2, deviceMemory = 4 }: Surroundings): number {
  const byMemory = Math.floor((deviceMemory * memoryShare) / memoryOfOne);
  return Math.max(1, Math.min(hardwareConcurrency, byMemory, mostSeats));
}
