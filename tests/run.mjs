/**
 * `npm test`: every check, two at a time, going on after a failed one, and a last line `N passed, N failed`.
 *
 *   npm test                       all stages
 *   npm test -- --only lint,unit   some of them (with the stages they need)
 *   npm run test:slow              tests/slow instead
 *
 * Output of each stage is kept in build/test-logs/ and printed when the stage fails.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensure, root } from '../cpp/toolchain/setup.mjs';
import { slowStages, stages } from './runner/stages.mjs';

const args = process.argv.slice(2);
const isSlow = args.includes('--slow');
const available = isSlow ? slowStages : stages;
const selected = select(available, args);
ensure(isSlow ? 'test:slow' : 'test');
mkdirSync(join(root, 'build/test-logs'), { recursive: true });

let passed = 0;
let failed = 0;
/** @type {Set<string>} */
const broken = new Set();
/** @type {Set<string>} */
const done = new Set();
/** @type {Map<import('./runner/stages.mjs').Stage, Promise<void>>} */
const running = new Map();
const waiting = [...selected];

while (waiting.length + running.size > 0) {
  const next = waiting.findIndex(canStart);
  if (next >= 0) {
    for (const stage of waiting.splice(next, 1)) {
      const end = finish(stage).then(() => void running.delete(stage));
      running.set(stage, end);
    }
  } else {
    await Promise.race(running.values());
  }
}

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

/**
 * Two stages at a time, as one often keeps one processor busy; none beside one that is `alone`.
 * @param {import('./runner/stages.mjs').Stage} stage
 */
function canStart(stage) {
  if (stage.needs?.some((name) => !done.has(name))) return false;
  const isAlone = [stage, ...running.keys()].some(({ alone }) => alone);
  return running.size < (isAlone ? 1 : 2);
}

/** @param {import('./runner/stages.mjs').Stage} stage */
async function finish(stage) {
  const started = performance.now();
  const obstacle = stage.needs?.find((name) => broken.has(name));
  const result = obstacle
    ? { passed: 0, failed: 1, output: `Not run, because ${obstacle} failed.` }
    : await stage.run(join(root, 'build/test-logs', stage.name));
  passed += result.passed;
  failed += result.failed;
  if (result.failed > 0) {
    broken.add(stage.name);
    console.log(`\n${result.output.trimEnd()}\n`);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const counts = result.passed + result.failed > 0 ? `${result.passed} passed, ${result.failed} failed` : 'ok';
  console.log(
    `${result.failed > 0 ? '✗' : '✓'} ${stage.name.padEnd(13)} ${counts.padEnd(24)} ${seconds.padStart(6)} s`,
  );
  done.add(stage.name);
}

/**
 * The stages named by `--only`, each after the stages it needs.
 * @param {import('./runner/stages.mjs').Stage[]} all @param {string[]} options
 */
function select(all, options) {
  const at = options.indexOf('--only');
  if (at < 0) return all;
  const names = (options[at + 1] ?? '').split(',');
  const known = all.map((stage) => stage.name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`--only ${unknown.join(',')}: no such stage. Stages: ${known.join(', ')}.`);
    process.exit(1);
  }
  const wanted = new Set(names);
  for (const stage of [...all].reverse()) {
    if (wanted.has(stage.name)) for (const name of stage.needs ?? []) wanted.add(name);
  }
  return all.filter((stage) => wanted.has(stage.name));
}
