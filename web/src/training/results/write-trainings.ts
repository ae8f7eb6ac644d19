/**
 * Kept trainings as a JSON file: what was trained and what it came to, without networks, curves of the training and counts.
 * Each training stands on a line of its own. A number that is none, such as the accuracy of a training that diverged, is null.
 */
import type { JobOutcome } from '../job-outcome.js';
import type { JobRecord } from '../job.js';

const format = 'activarium-trainings';
const version = 1;

/** Base64 of a bit for each test image, from the highest bit of the first byte on: 1 where the network is right. */
function bitsOf(right: Uint8Array): string {
  const bytes = new Uint8Array(Math.ceil(right.length / 8));
  for (const [i, isRight] of right.entries())
    if (isRight !== 0) bytes[i >> 3] = (bytes[i >> 3] ?? 0) | (128 >> (i & 7));
  return btoa(String.fromCharCode(...bytes));
}

const outcomeOf = ({ right, ...figures }: JobOutcome): object => ({ ...figures, right: bitsOf(right) });

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
