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
  /** Tells engines apart: it grows with each that was given up. */
  generation = 0;
  readonly #start: () => Promise<Engine>;
  #engine: Promise<Engine> | undefined;
  readonly #datasets = new Map<Subset, Promise<Dataset>>();
  readonly #shown = new Map<Subset, ShownImages>();

  constructor(start: () => Promise<Engine>) {
    this.#start = start;
  }

  async engine(): Promise<Engine> {
    this.#engine ??= this.#start();
    const starting = this.#engine;
    try {
      return await starting;
    } catch (error) {
      if (this.#engine === starting) this.#engine = undefined;
      throw error;
    }
  }

  /** Loaded once; one who asks meanwhile waits for the same download. */
  async dataset(subset: Subset, signal: AbortSignal, onProgress: (progress?: DataProgress) => void): Promise<Dataset> {
    const known = this.#datasets.get(subset);
    if (known) return known;
    const loading = this.#load(subset, signal, onProgress);
    this.#datasets.set(subset, loading);
    try {
      return await loading;
    } catch (error) {
      if (this.#datasets.get(subset) === loading) this.#datasets.delete(subset);
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
    void this.#engine?.then(
      (engine) => {
        engine.dispose();
      },
      () => undefined,
    );
    this.#engine = undefined;
  }

  async #load(subset: Subset, signal: AbortSignal, onProgress: (progress?: DataProgress) => void): Promise<Dataset> {
    const engine = await this.engine();
    onProgress();
    const dataset = await engine.loadDataset({ name: 'fashion-mnist', ...subsetSizes[subset], signal, onProgress });
    const images = await dataset.images('test', 0, shownImages);
    this.#shown.set(subset, { ...images, classNames: dataset.classNames });
    return dataset;
  }
}
