/**
 * The engine that trains, and its data sets: started when first needed, started anew after it was lost.
 *
 * It is not the engine that draws curves, so that these stay quick while a training runs.
 */
import { isAborted } from '../engine/aborted.js';
import { SharedWork } from '../engine/shared-work.js';
import type { DataProgress, Dataset, Engine } from '../engine/types.js';
import { subsetSizes, type Subset } from './settings.js';

/** Test images whose verdicts are shown. */
export const shownImages = 200;

export interface ShownImages {
  /** 28 × 28 grey values each. */
  readonly pixels: Uint8Array;
  readonly labels: Uint8Array;
}

/** The first training images, in which a look at an untrained network takes. */
export const sampleImages = 1000;

type DatasetName = Subset | 'sample';

/** What is loaded for each. */
const datasetSizes: Readonly<Record<DatasetName, { readonly train: number; readonly test: number }>> = {
  ...subsetSizes,
  sample: { train: sampleImages, test: 0 },
};

type Loading = SharedWork<Dataset, DataProgress | undefined>;

export class TrainingEngine {
  /** Tells engines apart: it grows with each that was given up. */
  generation = 0;
  readonly #start: () => Promise<Engine>;
  #engine: SharedWork<Engine, never> | undefined;
  readonly #datasets = new Map<DatasetName, Loading>();
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
  async dataset(
    name: DatasetName,
    signal: AbortSignal,
    onProgress: (progress?: DataProgress) => void,
  ): Promise<Dataset> {
    let loading = this.#datasets.get(name);
    if (!loading || loading.isGivenUp) {
      loading = new SharedWork((all, tell) => this.#load(name, all, tell));
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

  /** A data set that begins with the sample: one that is there or on its way before another is downloaded. */
  sample(signal: AbortSignal, onProgress: (progress?: DataProgress) => void): Promise<Dataset> {
    return this.dataset(this.#sampleIn ?? 'sample', signal, onProgress);
  }

  /** Whether the sample is there or on its way. */
  get hasSample(): boolean {
    return this.#sampleIn !== undefined;
  }

  get #sampleIn(): DatasetName | undefined {
    return [...this.#datasets].find(([, loading]) => !loading.isGivenUp)?.[0];
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

  async #load(name: DatasetName, signal: AbortSignal, onProgress: (progress?: DataProgress) => void): Promise<Dataset> {
    const engine = await this.engine(signal);
    onProgress(undefined);
    const dataset = await engine.loadDataset({ name: 'fashion-mnist', ...datasetSizes[name], signal, onProgress });
    if (name !== 'sample') this.#shown.set(name, await dataset.images('test', 0, shownImages));
    return dataset;
  }
}
