/** What is kept of trainings in this browser: read as a list, and forgotten. */
import type { Experiments } from './experiments.js';
import type { JobRecord } from './job.js';

export interface KeptTraining {
  readonly record: JobRecord;
  /** What its stored networks take. */
  readonly bytes: number;
  /** Whether it belongs to a set of trainings that is not at its end, in this tab or another. */
  readonly isUnderWay: boolean;
  /** Whether this page would train it to the same bits, and so finds it. */
  readonly isCurrent: boolean;
}

export interface Kept {
  /** The newest first. */
  readonly trainings: readonly KeptTraining[];
  /** What all stored networks take. */
  readonly bytes: number;
  /** What they are given. */
  readonly budget: number;
}

export async function readKept(experiments: Experiments): Promise<Kept> {
  const results = await experiments.results();
  const busy = await experiments.keysUnderWay();
  const records = [...(await results.list())].sort((a, b) => b.changed - a.changed);
  const trainings = await Promise.all(
    records.map(async (record) => ({
      record,
      bytes: await results.bytes(record.key),
      isUnderWay: busy.has(record.key),
      isCurrent: experiments.finds(record),
    })),
  );
  return { trainings, bytes: await results.bytes(), budget: results.budget };
}

/** Forgets the trainings of these keys but for those under way; resolves to how many it forgot. */
export async function forgetKept(experiments: Experiments, keys: readonly string[]): Promise<number> {
  const results = await experiments.results();
  const busy = await experiments.keysUnderWay();
  const going = keys.filter((key) => !busy.has(key));
  for (const key of going) await results.remove(key);
  return going.length;
}
