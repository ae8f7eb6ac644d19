/**
 * The engine that trains, and its data sets: started when first needed, started anew after it was lost.
 *
 * It is not the engine that draws curves, so that these stay quick while a training runs.
 */
import type { DataProgress, Dataset, Engine } from '../engine/types.js';
import { subsetSizes, type Subset } from './settings.js';
import { SharedWork } from './shared-work.js';
import { isAborted } from './task-queue.js';

/** Test images whose verdicts are shown. */
export const shownImages = 200;

export interface ShownImages {
  /** 28 × 28 grey values each. */
  readonly pixels: Uint8Array;
  readonly labels: Uint8Array;
}

type Loading = SharedWork<Dataset, DataProgress | undefined>;

export class TrainingEngine {
  /** Tells engines apart: it grows with each that was given up. */
  generation = 0;
  readonly #start: () => Promise<Engine>;
  #engine: SharedWork<Engine, never> | undefined;
  readonly #datasets = new Map<Subset, Loading>();
  readonly #shown = new Map<Subset, ShownImages>();

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
  async dataset(subset: Subset, signal: AbortSignal, onProgress: (progress?: DataProgress) => void): Promise<Dataset> {
    let loading = this.#datasets.get(subset);
    if (!loading || loading.isGivenUp) {
      loading = new SharedWork((all, tell) => this.#load(subset, all, tell));
      this.#datasets.set(subset, loading);
    }
    try {
      return await loading.wait(signal, onProgress);
    } catch (error) {
      // What failed is loaded anew for the next who asks; one who has gone leaves it to the others.
      if (!isAborted(signal) && this.#datasets.get(subset) === loading) this.#datasets.delete(subset);
      throw error;
    }
  }

  /** The first test images of a data set that was loaded before; they outlive the engine. */
  shown(subset: Subset): ShownImages | undefined {
    return this.#shown.get(subset);
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

  async #load(subset: Subset, signal: AbortSignal, onProgress: (progress?: DataProgress) => void): Promise<Dataset> {
    const engine = await this.engine(signal);
    onProgress(undefined);
    const dataset = await engine.loadDataset({ name: 'fashion-mnist', ...subsetSizes[subset], signal, onProgress });
    const images = await dataset.images('test', 0, shownImages);
    this.#shown.set(subset, images);
    return dataset;
  }
}
