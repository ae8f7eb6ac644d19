/**
 * The engine that trains, and its data sets: started when first needed, started anew after it was lost.
 *
 * It is not the engine that draws curves, so that these stay quick while a training runs.
 */
import type { DataProgress, Dataset, Engine } from '../engine/types.js';
import { subsetSizes, type Subset } from './settings.js';

/** Test images whose verdicts are shown. */
export const shownImages = 200;

export interface ShownImages {
  /** 28 × 28 grey values each. */
  readonly pixels: Uint8Array;
  readonly labels: Uint8Array;
  readonly classNames: readonly string[];
}

export class TrainingEngine {
  readonly #start: () => Promise<Engine>;
  #engine: Promise<Engine> | undefined;
  readonly #datasets = new Map<Subset, Dataset>();
  readonly #shown = new Map<Subset, ShownImages>();

  constructor(start: () => Promise<Engine>) {
    this.#start = start;
  }

  async engine(): Promise<Engine> {
    this.#engine ??= this.#start();
    try {
      return await this.#engine;
    } catch (error) {
      this.#engine = undefined;
      throw error;
    }
  }

  async dataset(subset: Subset, signal: AbortSignal, onProgress: (progress?: DataProgress) => void): Promise<Dataset> {
    const known = this.#datasets.get(subset);
    if (known) return known;
    const engine = await this.engine();
    onProgress();
    const dataset = await engine.loadDataset({ name: 'fashion-mnist', ...subsetSizes[subset], signal, onProgress });
    this.#datasets.set(subset, dataset);
    const images = await dataset.images('test', 0, shownImages);
    this.#shown.set(subset, { ...images, classNames: dataset.classNames });
    return dataset;
  }

  /** A data set that was loaded before. */
  loaded(subset: Subset): Dataset | undefined {
    return this.#datasets.get(subset);
  }

  /** The first test images of a data set that was loaded before; they outlive the engine. */
  shown(subset: Subset): ShownImages | undefined {
    return this.#shown.get(subset);
  }

  /** Gives the engine and all that it held up; the next call starts another. */
  dispose(): void {
    this.#datasets.clear();
    void this.#engine?.then(
      (engine) => {
        engine.dispose();
      },
      () => undefined,
    );
    this.#engine = undefined;
  }
}
