/** The stages of `npm test`, in order. */
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../cpp/toolchain/setup.mjs';
import { needsConfiguring } from '../../web/tools/site.mjs';
import { catch2Counts, checkOutcome, testOutcome, vitestCounts } from './counts.mjs';
import { runCommands } from './command.mjs';

/**
 * `needs` come before it; nothing runs beside one that is `alone`. `run` gets the path of its log without extension.
 * @typedef {{ name: string, needs?: string[], alone?: boolean, run: (log: string) => Promise<import('./counts.mjs').Outcome> }} Stage
 */

const node = process.execPath;
const vitest = 'node_modules/vitest/vitest.mjs';

/** The C++ files that clang-format looks after. */
export function cppFiles() {
  return ['cpp', 'tests/cpp', 'tests/fuzz'].flatMap((folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
          .filter((name) => /\.(h|cpp)$/.test(name))
          .sort()
          .map((name) => `${folder}/${name}`)
      : [],
  );
}

/** @param {string} name @param {() => string[][]} commands @param {string[]} [needs] @returns {Stage} */
function check(name, commands, needs = []) {
  return { name, needs, run: async (log) => checkOutcome(await runCommands(log, commands())) };
}

/**
 * Catch2, built and run, with what else `commands` call.
 * @param {string} preset @param {string[][]} commands  the last one prints the counts
 * @param {string[]} [targets]
 * @returns {Stage}
 */
function catch2Tests(preset, commands, targets = []) {
  return {
    name: preset,
    run: async (log) => {
      const built = await runCommands(`${log}-build`, [
        ...(needsConfiguring(root, preset) ? [['cmake', '--preset', preset]] : []),
        ['cmake', '--build', '--preset', preset, '-j', '2', '--target', 'activarium_tests', ...targets],
      ]);
      if (!built.ok) return checkOutcome(built);
      const finished = await runCommands(log, commands, { UBSAN_OPTIONS: 'print_stacktrace=1' });
      return testOutcome(finished, catch2Counts(finished.text));
    },
  };
}

/** @param {string} project @param {Pick<Stage, 'name' | 'needs' | 'alone'>} stage @returns {Stage} */
function vitestTests(project, stage) {
  return {
    ...stage,
    run: async (log) => {
      const report = `${log}.json`;
      rmSync(report, { force: true });
      const options = ['--config', 'tests/vitest.config.ts', '--project', project];
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      const finished = await runCommands(log, [[node, vitest, 'run', ...options, ...reporters]]);
      const counts = existsSync(report) ? vitestCounts(readFileSync(report, 'utf8')) : { passed: 0, failed: 0 };
      return testOutcome(finished, counts);
    },
  };
}

const build = check('build', () => [[node, 'web/tools/build.mjs']]);

/** @type {Stage[]} */
export const stages = [
  check('format', () => [[node, 'node_modules/prettier/bin/prettier.cjs', '--check', '.']]),
  check('clang-format', () => [['clang-format', '--dry-run', '-Werror', ...cppFiles()]]),
  build,
  catch2Tests(
    'native',
    [['build/native/recorded_bits_unoptimised'], ['build/native/activarium_tests']],
    ['recorded_bits_unoptimised'],
  ),
  // The build makes the types of a run's settings.
  check(
    'lint',
    () => [[node, 'node_modules/eslint/bin/eslint.js', '--config', 'web/eslint.config.js', '--max-warnings', '0', '.']],
    ['build'],
  ),
  check('types', () => [[node, 'node_modules/typescript/bin/tsc', '--project', 'web/tsconfig.json']], ['build']),
  catch2Tests('native-asan', [['build/native-asan/activarium_tests']]),
  { ...catch2Tests('wasm', [[node, 'build/wasm/commonjs/activarium_tests.js']]), needs: ['build'] },
  // Natively trained weights are compared too.
  vitestTests('web', { name: 'unit', needs: ['build', 'native'] }),
  vitestTests('elements', { name: 'elements', needs: ['build'] }),
  vitestTests('e2e', { name: 'e2e', needs: ['build'], alone: true }),
];

/** @type {Stage[]} */
export const slowStages = [build, vitestTests('slow', { name: 'slow', needs: ['build'] })];
