/** One training step of every contender, in rounds that alternate between them. */
import { contenders, versionOf } from '../contenders/list.mjs';
import { open } from '../hosts/host.mjs';
import { ratioOf, rotated, spread } from '../statistics.mjs';

/** Float32 sums in another order leave the losses of 240 steps within 3e-7 of each other. */
const tolerance = 1e-5;

/**
 * @typedef {object} StepRow
 * @property {string} who
 * @property {string} label
 * @property {string} where
 * @property {string} version
 * @property {'plain' | 'relaxed' | null} kernels
 * @property {number} threads
 * @property {number} ms  per step, median of the rounds
 * @property {number} min
 * @property {number} max
 * @property {number} loss  of the last step compared
 * @property {number | null} deviation  largest relative difference of a loss from the reference's; null: not comparable
 * @property {number[]} rounds  milliseconds per step, round by round
 */

/**
 * @param {import('../surroundings.mjs').Surroundings} surroundings
 * @param {import('../options.mjs').Options} options
 * @param {readonly number[]} reference  the losses to be had
 * @returns {Promise<StepRow[]>}
 */
export async function measureSteps(surroundings, { who, rounds, extent }, reference) {
  const { say } = surroundings;
  const field = [];
  try {
    for (const contender of contenders) {
      if (!who.includes(contender.who)) continue;
      const name = `${contender.label}, ${contender.where}${contender.kernels ? `, ${contender.kernels}` : ''}`;
      const opened = await open(contender, surroundings);
      if (typeof opened === 'string') {
        say(`${name}: left out, ${opened}.`);
        continue;
      }
      /** @type {number[]} */
      const times = [];
      const entry = { contender, name, opened, times, loss: NaN, deviation: /** @type {number | null} */ (null) };
      field.push(entry);
      const losses = await opened.losses();
      entry.loss = losses.at(-1) ?? NaN;
      if (!contender.withoutBackground) entry.deviation = deviationOf(name, losses, reference);
      const verdict = contender.withoutBackground ? 'on images of its own' : 'as it should be';
      say(`${name}: loss ${entry.loss.toFixed(5)} after ${losses.length} steps, ${verdict}`);
      if (extent.warm) await opened.round(extent.roundTime);
    }
    for (let round = 0; round < rounds; round += 1)
      for (const { opened, name, times } of rotated(field, round)) {
        const { steps, milliseconds } = await opened.round(extent.roundTime);
        times.push(milliseconds / steps);
        say(`round ${round + 1} of ${rounds}, ${name}: ${(milliseconds / steps).toFixed(2)} ms a step`);
      }
  } finally {
    for (const { opened } of field) await opened.close();
  }
  return field.map(({ contender, opened, times, loss, deviation }) => {
    const { median: ms, min, max } = spread(times);
    const { who: name, label, where, kernels = null } = contender;
    const version = opened.version ?? versionOf(contender);
    return { who: name, label, where, version, kernels, threads: 1, ms, min, max, loss, deviation, rounds: times };
  });
}

/**
 * An error unless the losses say that the work is the same.
 * @param {string} name @param {readonly number[]} losses @param {readonly number[]} reference
 */
function deviationOf(name, losses, reference) {
  const differences = reference.map((loss, i) => Math.abs((losses[i] ?? NaN) / loss - 1));
  const wrong = differences.findIndex((difference) => !(difference <= tolerance));
  if (losses.length !== reference.length || wrong >= 0)
    throw new Error(
      `${name} does not do the same work: the loss of step ${wrong + 1} is ${losses[wrong]}, ` +
        `the reference's ${reference[wrong]} (${losses.length} steps of ${reference.length}).`,
    );
  return Math.max(...differences);
}

/** What the speeds are judged by: Activarium's time in Chromium over another's, from the same rounds. */
const judged = /** @type {const} */ ([
  ['relaxed', 'jax-js'],
  ['relaxed', 'tensorflow-step'],
  ['relaxed', 'tensorflow-fit'],
  ['relaxed', 'onnxruntime'],
  ['relaxed', 'pytorch'],
  ['plain', 'jax-js'],
  ['plain', 'pytorch'],
]);

/** @param {readonly StepRow[]} rows */
export function ratiosOf(rows) {
  return judged.flatMap(([kernels, peer]) => {
    const ours = rows.find((row) => row.who === 'activarium' && row.kernels === kernels);
    const theirs = rows.find((row) => row.who === peer);
    if (!ours || !theirs) return [];
    const { median: ratio, min, max } = ratioOf(ours.rounds, theirs.rounds);
    return [{ kernels, peer, label: theirs.label, ratio, min, max, ofLeast: ours.min / theirs.min }];
  });
}
