/**
 * `npm run test:exhaustive`: every finite float through every fixed function, its derivative and the elementary
 * functions, against formulas in double; fails where the largest error is not the one that the function declares. About
 * half an hour on two processors.
 *
 *   npm run test:exhaustive -- --only gelu,exp    some of them
 *   npm run test:exhaustive -- --stride 101       one block of 4096 floats in so many
 *   npm run test:exhaustive -- --markdown         the table of README.md
 */
import { spawnSync } from 'node:child_process';
import { ensure, root } from '../cpp/toolchain/setup.mjs';
import { needsConfiguring } from '../web/tools/site.mjs';

ensure('test');
if (needsConfiguring(root, 'native')) run('cmake', ['--preset', 'native'], 'ignore');
run('cmake', ['--build', '--preset', 'native', '-j', '2', '--target', 'exhaustive'], 'ignore');
run('build/native/exhaustive', process.argv.slice(2), 'inherit');

/** Ends the process if the command fails. @param {string} command @param {string[]} args @param {'inherit' | 'ignore'} output */
function run(command, args, output) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', output, 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}
