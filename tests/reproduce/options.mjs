/** The command line of `npm run reproduce`. */
import { chapter, rows } from './rows.mjs';

/**
 * `slope` replaces the start value of the parameter of that name. `isChapters`: the settings are the chapter's, so that
 * the results may stand beside what is published.
 * @typedef {{ json: boolean, only: readonly string[], seed: number, seeds: number, epochs: number, rate: number,
 *   momentum: number, slope: number | undefined, isChapters: boolean }} Options
 */

const usage =
  'The options are --json, --only <function,…>, --seed <first seed>, --seeds <how many>, --epochs <n>, --rate <r>, --momentum <m>, --slope <s>.';

/** @param {readonly string[]} args @returns {Options} */
export function readOptions(args) {
  const ids = rows.map(({ id }) => id);
  /** @type {Omit<Options, 'isChapters'>} */
  const options = {
    json: false,
    only: ids,
    seed: 7,
    seeds: 3,
    epochs: chapter.epochs,
    rate: chapter.learningRate,
    momentum: chapter.momentum,
    slope: undefined,
  };
  for (let i = 0; i < args.length; i += 1) {
    const name = args[i];
    if (name === '--json') options.json = true;
    else if (name === '--only') options.only = choice(name, args[++i], ids);
    else if (name === '--seed') options.seed = whole(name, args[++i], 0, 2 ** 53 - 1000);
    else if (name === '--seeds') options.seeds = whole(name, args[++i], 1, 1000);
    else if (name === '--epochs') options.epochs = whole(name, args[++i], 1, 1000);
    else if (name === '--rate') options.rate = within(name, args[++i], 0, Infinity);
    else if (name === '--momentum') options.momentum = within(name, args[++i], 0, 1);
    else if (name === '--slope') options.slope = within(name, args[++i], -Infinity, Infinity);
    else throw new Error(`There is no option ${name}. ${usage}`);
  }
  const { epochs, rate, momentum, slope } = options;
  const isChapters =
    epochs === chapter.epochs && rate === chapter.learningRate && momentum === chapter.momentum && slope === undefined;
  return { ...options, isChapters };
}

/** @param {string} option @param {string | undefined} given @param {readonly string[]} all */
function choice(option, given, all) {
  const chosen = (given ?? '').split(',');
  const unknown = chosen.find((item) => !all.includes(item));
  if (unknown !== undefined) throw new Error(`${option}: there is no '${unknown}'; there are ${all.join(', ')}.`);
  return chosen;
}

/** @param {string} option @param {string | undefined} given @param {number} least @param {number} most */
function whole(option, given, least, most) {
  const value = number(given);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new Error(`${option} needs a whole number from ${least} to ${most}, not '${given ?? ''}'.`);
  return value;
}

/** @param {string} option @param {string | undefined} given @param {number} least @param {number} below */
function within(option, given, least, below) {
  const value = number(given);
  if (!Number.isFinite(value) || value < least || value >= below)
    throw new Error(
      `${option} needs a number${least === -Infinity ? '' : ` from ${least}`}${below === Infinity ? '' : ` to below ${below}`}, not '${given ?? ''}'.`,
    );
  return value;
}

/** Nothing and blanks are no number, either. @param {string | undefined} given */
const number = (given) => (given === undefined || given.trim() === '' ? NaN : Number(given));
