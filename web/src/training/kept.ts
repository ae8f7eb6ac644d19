/** What is kept of trainings in this browser: read as a list, and forgotten. */
import type { Experiments } from './experiments.js';
import type { JobRecord } from './job.js';
import { keyOf } from './job-key.js';
import { jobsOf } from './plan.js';
import type { Results } from './results/results.js';
import { isLocked } from './tab-lock.js';
import { isLeft, tabOf } from './tab-records.js';

export interface KeptTraining {
  readonly record: JobRecord;
  /** What its stored networks take. */
  readonly bytes: number;
  /** Whether it belongs to a set of trainings that is not at its end, in this tab or another. */
  readonly isUnderWay: boolean;
}

export interface Kept {
  /** The newest first. */
  readonly trainings: readonly KeptTraining[];
  /** What all stored networks take. */
  readonly bytes: number;
  /** What they are given. */
  readonly budget: number;
}

/** Keys of the trainings of sets that are not at their end. */
async function keysUnderWay({ train, trial }: Experiments, results: Results): Promise<ReadonlySet<string>> {
  const own = [train, trial].filter(({ can }) => can.stop).flatMap(({ jobs }) => jobs.map(({ key }) => key));
  const unfinished = (await results.experiments()).filter(isLeft);
  const isOpen = await Promise.all(unfinished.map((record) => isLocked(tabOf(record))));
  const others = unfinished.filter((_, i) => isOpen[i]).flatMap(({ plan }) => jobsOf(plan).map((job) => keyOf(job)));
  return new Set([...own, ...others]);
}

export async function readKept(experiments: Experiments): Promise<Kept> {
  const results = await experiments.results();
  const busy = await keysUnderWay(experiments, results);
  const records = [...(await results.list())].sort((a, b) => b.changed - a.changed);
  const trainings = await Promise.all(
    records.map(async (record) => ({
      record,
      bytes: await results.bytes(record.key),
      isUnderWay: busy.has(record.key),
    })),
  );
  return { trainings, bytes: await results.bytes(), budget: results.budget };
}

/** Forgets the trainings of these keys but for those under way; resolves to how many it forgot. */
export async function forgetKept(experiments: Experiments, keys: readonly string[]): Promise<number> {
  const results = await experiments.results();
  const busy = await keysUnderWay(experiments, results);
  const going = keys.filter((key) => !busy.has(key));
  for (const key of going) await results.remove(key);
  return going.length;
}
