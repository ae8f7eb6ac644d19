/** The command line of `npm run bench`. */
import { names } from './contenders/list.mjs';

export const parts = /** @type {const} */ (['step', 'gemm', 'activations', 'training', 'weight']);
const usage = 'The options are --json, --only <part,…>, --who <name,…>, --rounds <n>.';

/**
 * @typedef {{ json: boolean, only: readonly string[], who: readonly string[], rounds: number }} Options
 * @param {readonly string[]} args
 * @returns {Options}
 */
export function readOptions(args) {
  const options = { json: false, only: /** @type {readonly string[]} */ (parts), who: names, rounds: 7 };
  for (let i = 0; i < args.length; i += 1) {
    const name = args[i];
    if (name === '--json') options.json = true;
    else if (name === '--only') options.only = choice(name, args[++i], parts);
    else if (name === '--who') options.who = choice(name, args[++i], names);
    else if (name === '--rounds') options.rounds = count(name, args[++i]);
    else throw new Error(`There is no option ${name}. ${usage}`);
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
