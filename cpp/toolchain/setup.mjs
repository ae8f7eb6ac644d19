/**
 * Finds what the build or the tests need and installs what is missing: Debian packages, then npm's.
 * Anything that cannot be installed ends in one message that names it, and exit code 1. No npm dependencies.
 *
 *   import { ensure } from '…/setup.mjs';  ensure('build');      // or ensure('test'), ensure('test:slow'), ensure('fuzz')
 *   node cpp/toolchain/setup.mjs test
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeSystem, missingPackages, otherEmscripten } from './packages.mjs';

createRequire(import.meta.url)('./check-node.cjs');

export const root = fileURLToPath(new URL('../../', import.meta.url));
const logFile = join(root, 'build/setup.log');
const npmStamp = join(root, 'node_modules/.activarium-lock');

/**
 * Install what is missing of a group; returns when everything is there, otherwise ends the process with code 1.
 * @param {Parameters<typeof missingPackages>[0]} group
 */
export function ensure(group) {
  process.chdir(root);
  checkOtherEmscripten();
  ensurePackages(group);
  ensureNodeModules();
}

function checkOtherEmscripten() {
  if (!otherEmscripten) return;
  if (!existsSync(join(otherEmscripten, 'emcc'))) {
    fail(
      `ACTIVARIUM_EMSCRIPTEN names ${otherEmscripten}, where there is no emcc.\n` +
        "Set it to the folder that holds emcc (in emsdk: upstream/emscripten), or unset it to use Debian's.",
    );
  }
  console.log(`Using the Emscripten in ${otherEmscripten} (untested).`);
}

/** @param {Parameters<typeof missingPackages>[0]} group */
function ensurePackages(group) {
  const missing = missingPackages(group);
  if (missing.length === 0) return;
  const required = missing.filter((item) => !item.optional);
  const system = describeSystem();
  const prefix = administrator();
  const obstacle = !system.isDebian12
    ? `this system is ${system.name}, not Debian 12`
    : !prefix
      ? 'it is not run by root, and sudo asks for a password or is not there'
      : '';
  if (obstacle && required.length > 0) failMissing(group, required, obstacle);
  if (obstacle || !prefix) return;

  const names = missing.map((item) => item.name).join(' ');
  console.log(`Installing ${names} with apt-get; this can take some minutes (log: build/setup.log).`);
  // A failing update is not the end: the lists that are there may do.
  aptGet(prefix, ['update']);
  if (required.length > 0) install(prefix, required);
  const left = missingPackages(group).filter((item) => !item.optional);
  if (left.length > 0) failMissing(group, left, `apt-get failed:\n${indent(firstErrors(), '    ')}`);
  for (const item of missingPackages(group)) install(prefix, [item]);
  for (const item of missingPackages(group)) {
    console.log(`${item.name} could not be installed (see build/setup.log); going on without it.`);
  }
}

/** How to run a command as root: nothing, sudo without a password, or null. */
function administrator() {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : null;
}

/** @param {string[]} prefix @param {{ name: string }[]} packages */
function install(prefix, packages) {
  aptGet(prefix, ['install', '-y', '--no-install-recommends', ...packages.map((item) => item.name)]);
}

/** @param {string[]} prefix @param {string[]} args */
function aptGet(prefix, args) {
  const options = ['-q', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=2'];
  const [command, ...rest] = [
    ...prefix,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'LC_ALL=C.UTF-8',
    'apt-get',
    ...options,
    ...args,
  ];
  run(command ?? '', rest);
}

/** Of the command that ran last. */
let lastOutput = '';

/**
 * Runs a command with its output in the log.
 * @param {string} command @param {string[]} args
 */
function run(command, args) {
  mkdirSync(join(root, 'build'), { recursive: true });
  appendFileSync(logFile, `\n$ ${[command, ...args].join(' ')}\n`);
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  lastOutput = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error ?? ''}`;
  appendFileSync(logFile, `${lastOutput}\n`);
  return result.status === 0;
}

function firstErrors() {
  const lines = lastOutput.trimEnd().split('\n');
  const errors = lines.filter((line) => /^(E:|npm error code|npm error \S+ to)/.test(line));
  return (errors.length > 0 ? errors : lines).slice(0, 2).join('\n');
}

function ensureNodeModules() {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(npmStamp) && readFileSync(npmStamp, 'utf8') === lock) return;
  console.log('Installing npm packages (npm ci).');
  const npm = process.env['npm_execpath'];
  const command = npm ? process.execPath : 'npm';
  const args = [...(npm ? [npm] : []), 'ci', '--include=dev', '--loglevel=error', '--no-audit', '--no-fund'];
  if (!run(command, args)) {
    fail(
      'The npm packages could not be installed: `npm ci` failed.\n' +
        `${indent(firstErrors(), '    ')}\n` +
        'It needs npm and the npm registry (behind a proxy: `npm config set proxy …`). The whole output is in\n' +
        'build/setup.log. Then run the same command again.',
    );
  }
  writeFileSync(npmStamp, lock);
}

/**
 * @param {Parameters<typeof missingPackages>[0]} group
 * @param {{ name: string, purpose: string }[]} missing
 * @param {string} obstacle
 */
function failMissing(group, missing, obstacle) {
  const list = missing.map((item) => `    ${item.name.padEnd(16)} ${item.purpose}`).join('\n');
  const names = missingPackages(group).map((item) => item.name);
  fail(
    `Activarium cannot install what it needs for ${group} here: ${obstacle}\n\n` +
      `Missing Debian packages:\n${list}\n\n` +
      'On Debian 12, with network, run as root:\n' +
      `    apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')}\n` +
      'Elsewhere: install CMake 3.25, Ninja and Emscripten, and set ACTIVARIUM_EMSCRIPTEN to the folder that\n' +
      'holds emcc (untested). Then run the same command again; it also needs the npm registry.',
  );
}

/** @param {string} text @param {string} by */
function indent(text, by) {
  return text.replace(/^/gm, by);
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensure(process.argv[2] === 'test' ? 'test' : 'build');
}
