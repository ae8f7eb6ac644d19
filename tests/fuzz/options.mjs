/** The command line of `npm run fuzz`. */
import { parseArgs } from 'node:util';

/**
 * `maxLength` is in bytes of an input.
 * @typedef {{ name: 'text' | 'differential', program: string, maxLength: number, arguments: string[] }} Target
 */

/** @type {Target[]} */
const targets = [
  { name: 'differential', program: 'formula_differential', maxLength: 96, arguments: [] },
  { name: 'text', program: 'formula_text', maxLength: 200, arguments: ['-dict=tests/fuzz/formula.dict'] },
];

const usage = `npm run fuzz -- [--runs 10000000] [--only text|differential] [--jobs 2] [--seed 1] [--plain]
  --runs   inputs in all
  --only   one of the two targets
  --jobs   processes at a time
  --seed   of libFuzzer's random numbers; the next process of a target takes the next one
  --plain  without sanitizers: several times as fast, and sees wrong numbers and crashes alone`;

/** @param {string | undefined} text @param {string} option @param {number} most */
function whole(text, option, most) {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new Error(`--${option} ${text}: must be a whole number from 1 to ${most}.\n${usage}`);
}

/** @param {string[]} args */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      runs: { type: 'string', default: '10000000' },
      only: { type: 'string' },
      jobs: { type: 'string', default: '2' },
      seed: { type: 'string', default: '1' },
      plain: { type: 'boolean', default: false },
    },
  });
  const chosen = targets.filter(({ name }) => values.only === undefined || values.only === name);
  if (chosen.length === 0) throw new Error(`--only ${values.only}: no such target.\n${usage}`);
  return {
    preset: values.plain ? 'fuzz-plain' : 'fuzz',
    targets: chosen,
    runs: whole(values.runs, 'runs', 1e12),
    jobs: whole(values.jobs, 'jobs', 64),
    seed: whole(values.seed, 'seed', 0x7fffffff),
  };
}
