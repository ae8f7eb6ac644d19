/**
 * Kept trainings as a JSON file: what was trained and what it came to, without networks, curves of the training and counts.
 * Each training stands on a line of its own.
 *
 * `outcome.right` says which test images the network is right on, as comparison/right-bits.ts has it. A number that is none, such as the accuracy of a training that diverged, is null.
 */
import { writeBits } from '../comparison/right-bits.js';
import type { JobOutcome } from '../job-outcome.js';
import type { JobRecord } from '../job.js';

const format = 'activarium-trainings';
const version = 1;

const outcomeOf = ({ right, ...figures }: JobOutcome): object => ({ ...figures, right: writeBits(right) });

function trainingOf({ key, job, data, engine, state, step, epoch, seconds, outcome, changed }: JobRecord): object {
  const { activation, parameters, definition } = job.function;
  return {
    ...{ key, function: { activation, parameters, definition }, settings: job.settings, data, engine, state },
    ...{ step, epoch, seconds, changed: new Date(changed).toISOString(), outcome: outcome && outcomeOf(outcome) },
  };
}

/** `date`: of the file. */
export function writeTrainings(records: readonly JobRecord[], date: Date): string {
  const head = JSON.stringify({ format, version, date: date.toISOString() });
  const lines = records.map((record) => `\n${JSON.stringify(trainingOf(record))}`);
  return `${head.slice(0, -1)},"trainings":[${lines.join(',')}\n]}\n`;
}
