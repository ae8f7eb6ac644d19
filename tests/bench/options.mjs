/** The command line of `npm run bench`. */
import { names } from './contenders/list.mjs';
import { task } from './task.mjs';

export const parts = /** @type {const} */ (['step', 'gemm', 'activations', 'training', 'weight', 'page']);
const usage = 'The options are --json, --only <part,…>, --who <name,…>, --rounds <n>, --try.';

/**
 * How much is done; times in milliseconds.
 * @typedef {object} Extent
 * @property {number} roundTime  a contender's round of steps, least
 * @property {number} stepTime  a round of steps with one activation function, least
 * @property {number} loopTime  one kernel, repeated
 * @property {number} shapeTime  one of the cliffs' products, repeated
 * @property {number} furtherTurns  more turns for the ends of a steep step, before it is reported
 * @property {boolean} warm  whether rounds that count for nothing come first
 * @property {number} epochs  of the whole training
 * @property {{ train: number, test: number }} images  of the whole training
 * @property {number} memoryMinutes  of the training that the page's memory is watched over
 */

/** @type {Extent} */
const measuring = {
  roundTime: 600,
  stepTime: 300,
  loopTime: 30,
  shapeTime: 0.5,
  furtherTurns: 60,
  warm: true,
  epochs: task.epochs,
  images: task.images,
  memoryMinutes: 10,
};

/** Enough to see that every part works. @type {Extent} */
const trying = {
  roundTime: 5,
  stepTime: 1,
  loopTime: 1,
  shapeTime: 0.05,
  furtherTurns: 1,
  warm: false,
  epochs: 1,
  images: { train: 1280, test: 100 },
  memoryMinutes: 0.05,
};

/** Who takes part in a try: what needs nothing installed. */
const own = names.filter((name) => name.startsWith('activarium'));

/**
 * `tries`: it is only tried whether the bench works, with what is built, and the times mean nothing.
 * @typedef {{ json: boolean, tries: boolean, only: readonly string[], who: readonly string[], rounds: number, extent: Extent }} Options
 * @param {readonly string[]} args
 * @returns {Options}
 */
export function readOptions(args) {
  const tries = args.includes('--try');
  /** @type {Options} */
  const options = {
    json: false,
    tries,
    only: parts,
    who: tries ? own : names,
    rounds: tries ? 1 : 7,
    extent: tries ? trying : measuring,
  };
  for (let i = 0; i < args.length; i += 1) {
    const name = args[i];
    if (name === '--json') options.json = true;
    else if (name === '--only') options.only = choice(name, args[++i], parts);
    else if (name === '--who') options.who = choice(name, args[++i], names);
    else if (name === '--rounds') options.rounds = count(name, args[++i]);
    else if (name !== '--try') throw new Error(`There is no option ${name}. ${usage}`);
  }
  return options;
}

/** @param {string} option @param {string | undefined} given @param {readonly string[]} all */
function choice(option, given, all) {
  const chosen = (given ?? '').split(',');
  const unknown = chosen.find((item) => !all.includes(item));
  if (unknown !== undefined) throw new Error(`${option}: there is no '${unknown}'; there are ${all.join(', ')}.`);
  return chosen;
}

/** @param {string} option @param {string | undefined} given */
function count(option, given) {
  const value = Number(given);
  if (!Number.isInteger(value) || value < 1 || value > 1000)
    throw new Error(`${option} needs a whole number from 1 to 1000, not '${given ?? ''}'.`);
  return value;
}
