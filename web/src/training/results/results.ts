/**
 * What trainings have come to, kept by their keys: in the browser's database, so that it outlives the page, and where that
 * is refused or full, checkpoints in memory as long as the page lives.
 *
 * Nothing here rejects: a training goes on whether or not it can be stored, and `trouble` tells why it cannot.
 */
import type { JobRecord, Moment } from '../job.js';
import { overBudget, type HeldCheckpoint } from './checkpoint-budget.js';
import { databaseName, openDatabase, stepsOf, type ExperimentRecord, type TrainingDatabase } from './database.js';
import { troubleOf, type StorageTrouble } from './storage-trouble.js';
import { Unstored } from './unstored.js';

/** A training as it was stored. */
export interface KeptJob {
  readonly record: JobRecord;
  /** In the order of their steps. */
  readonly moments: readonly Moment[];
}

/** A network of the chapter takes 2.3 MB a checkpoint. */
export const storedBytes = 256e6;

interface ResultsOptions {
  /** Bytes for checkpoints. */
  readonly budget?: number | undefined;
  /** Of the database. */
  readonly name?: string | undefined;
}

export class Results {
  /** Why the last that was to be stored was not. */
  trouble: StorageTrouble | undefined;
  /** Bytes that checkpoints may take. */
  readonly budget: number;
  readonly #name: string;
  readonly #listeners = new Set<() => void>();
  /** Whether `trouble` kept a training from being stored. */
  #hasNotStored = false;
  #opening: Promise<TrainingDatabase> | undefined;
  /** What checkpoints take, without their contents. */
  #held: HeldCheckpoint[] | undefined;
  readonly #unstored = new Unstored();

  constructor({ budget = storedBytes, name = databaseName }: ResultsOptions = {}) {
    this.budget = budget;
    this.#name = name;
  }

  /** `listener` is told after this page has stored or removed anything, and when `trouble` is another. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A training as far as it was stored; its moments up to the last from which it can go on, or all of a finished one. */
  async find(key: string): Promise<KeptJob | undefined> {
    return this.#attempt(async (database) => {
      const record = await database.get('jobs', key);
      if (!record) return undefined;
      const moments = await database.getAll('moments', stepsOf(key));
      if (record.state !== 'resting') return { record, moments };
      const [, last = -1] = (await database.getAllKeys('checkpoints', stepsOf(key))).at(-1) ?? [];
      const kept = moments.filter(({ step }) => step <= last);
      return kept.length > 0 ? { record, moments: kept } : undefined;
    });
  }

  /** Stores a training where it stands, with the moment that it has come to; `content`: the network there. */
  async keep(record: JobRecord, moment?: Moment, content?: Blob): Promise<void> {
    const { key } = record;
    const stored = await this.#store(async (database) => {
      const transaction = database.transaction(['jobs', 'moments', 'checkpoints'], 'readwrite');
      const changed = Date.now();
      const writes: Promise<unknown>[] = [transaction.objectStore('jobs').put(record)];
      if (moment) writes.push(transaction.objectStore('moments').put({ ...moment, key }));
      if (moment && content) {
        const { step } = moment;
        writes.push(transaction.objectStore('checkpoints').put({ key, step, bytes: content.size, changed, content }));
      }
      await Promise.all([...writes, transaction.done]);
      if (moment && content) await this.#makeRoom(database, { key, step: moment.step, bytes: content.size, changed });
    });
    if (!stored && moment && content) this.#unstored.keep(key, moment.step, content);
  }

  /** The network of a moment; nothing where it gave way to newer ones. */
  async checkpoint(key: string, step: number): Promise<Blob | undefined> {
    const unstored = this.#unstored.find(key, step);
    if (unstored) return unstored;
    return this.#attempt(async (database) => (await database.get('checkpoints', [key, step]))?.content);
  }

  /** Forgets a training; the next of its key begins anew. */
  async remove(key: string): Promise<void> {
    this.#unstored.remove(key);
    await this.#store(async (database) => {
      const transaction = database.transaction(['jobs', 'moments', 'checkpoints'], 'readwrite');
      await Promise.all([
        transaction.objectStore('jobs').delete(key),
        transaction.objectStore('moments').delete(stepsOf(key)),
        transaction.objectStore('checkpoints').delete(stepsOf(key)),
        transaction.done,
      ]);
      this.#held = this.#held?.filter((each) => each.key !== key);
    });
  }

  /** Resolves to whether it was stored. */
  async keepExperiment(record: ExperimentRecord): Promise<boolean> {
    const stored = (await this.#attempt((database) => database.put('experiments', record))) !== undefined;
    if (stored) this.#tell();
    return stored;
  }

  async experiments(): Promise<readonly ExperimentRecord[]> {
    return (await this.#attempt((database) => database.getAll('experiments'))) ?? [];
  }

  async removeExperiment(id: string): Promise<void> {
    await this.#attempt((database) => database.delete('experiments', id));
    this.#tell();
  }

  /** The records of all trainings that are kept. */
  async list(): Promise<readonly JobRecord[]> {
    return (await this.#attempt((database) => database.getAll('jobs'))) ?? [];
  }

  /** Bytes that the stored checkpoints of a training take, or of all. */
  async bytes(key?: string): Promise<number> {
    const held = await this.#attempt((database) => this.#heldIn(database));
    return (held ?? [])
      .filter((each) => key === undefined || each.key === key)
      .reduce((sum, { bytes }) => sum + bytes, 0);
  }

  #database(): Promise<TrainingDatabase> {
    this.#opening ??= openDatabase(this.#name, () => {
      this.#opening = undefined;
    }).catch((error: unknown) => {
      // A browser that refuses now may not refuse the next time.
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #attempt<T>(work: (database: TrainingDatabase) => Promise<T>, isStoring = false): Promise<T | undefined> {
    try {
      const done = await work(await this.#database());
      // That something can be read does not tell that a training can be stored.
      if (isStoring || !this.#hasNotStored) this.#become(undefined);
      return done;
    } catch (error) {
      this.#hasNotStored = isStoring;
      this.#become(troubleOf(error));
      return undefined;
    }
  }

  /** Stores or removes a training; resolves to whether it was done. */
  async #store(work: (database: TrainingDatabase) => Promise<void>): Promise<boolean> {
    const done = await this.#attempt(async (database) => {
      await work(database);
      return true;
    }, true);
    if (done) this.#tell();
    return done ?? false;
  }

  #become(trouble: StorageTrouble | undefined): void {
    if (trouble?.reason === this.trouble?.reason) return;
    this.trouble = trouble;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  async #heldIn(database: TrainingDatabase): Promise<HeldCheckpoint[]> {
    this.#held ??= (await database.getAll('checkpoints')).map(({ key, step, bytes, changed }) => ({
      key,
      step,
      bytes,
      changed,
    }));
    return this.#held;
  }

  async #makeRoom(database: TrainingDatabase, added: HeldCheckpoint): Promise<void> {
    const isSame = (a: HeldCheckpoint, b: HeldCheckpoint): boolean => a.key === b.key && a.step === b.step;
    const held = [...(await this.#heldIn(database)).filter((each) => !isSame(each, added)), added];
    const going = overBudget(held, this.budget, added.key);
    for (const { key, step } of going) await database.delete('checkpoints', [key, step]);
    this.#held = held.filter((each) => !going.includes(each));
  }
}
