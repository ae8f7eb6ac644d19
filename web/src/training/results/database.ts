/** The database of this browser in which trainings are kept: records, moments, checkpoints, sets of trainings. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { JobRecord, Moment } from '../job.js';
import type { Phase } from '../job-state.js';
import type { Plan } from '../plan.js';

/** A set of trainings as a tab of the browser has it. */
export interface ExperimentRecord {
  /** Of the tab and of the set in it. */
  readonly id: string;
  readonly plan: Plan;
  readonly phase: Phase;
  /** In ms since 1970. */
  readonly changed: number;
}

export interface CheckpointRecord {
  readonly key: string;
  readonly step: number;
  readonly bytes: number;
  readonly changed: number;
  /** A Blob: the browser has its bytes, and not this page's heap. */
  readonly content: Blob;
}

export interface TrainingSchema extends DBSchema {
  jobs: { key: string; value: JobRecord };
  moments: { key: [key: string, step: number]; value: Moment & { readonly key: string } };
  checkpoints: { key: [key: string, step: number]; value: CheckpointRecord };
  experiments: { key: string; value: ExperimentRecord };
}

export type TrainingDatabase = IDBPDatabase<TrainingSchema>;

export const databaseName = 'activarium';
const version = 1;

/** `terminated` is called when the browser has closed it of its own accord. Rejects where there is no storage. */
export const openDatabase = (name: string, terminated: () => void): Promise<TrainingDatabase> =>
  openDB<TrainingSchema>(name, version, {
    upgrade(database) {
      database.createObjectStore('jobs', { keyPath: 'key' });
      database.createObjectStore('moments', { keyPath: ['key', 'step'] });
      database.createObjectStore('checkpoints', { keyPath: ['key', 'step'] });
      database.createObjectStore('experiments', { keyPath: 'id' });
    },
    // Another tab has a newer page: it must not wait for this one.
    blocking(_, __, { target }) {
      if (target instanceof IDBDatabase) target.close();
      terminated();
    },
    terminated,
  });

/** All of one training, in stores whose keys begin with it. */
export const stepsOf = (key: string): IDBKeyRange => IDBKeyRange.bound([key, 0], [key, Infinity]);
