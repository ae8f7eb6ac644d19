/**
 * `npm run fuzz`: builds the formula language's fuzz targets (libFuzzer, address and undefined-behaviour sanitizers) and
 * runs them on new inputs, from the seeds in corpus/. Ends with code 1 on any finding and says how to replay it.
 *
 *   npm run fuzz                                  10,000,000 inputs
 *   npm run fuzz -- --only text --runs 100000     some of one target
 *   npm run fuzz -- --plain                       without sanitizers
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensure, root } from '../../cpp/toolchain/setup.mjs';
import { needsConfiguring } from '../../web/tools/site.mjs';
import { readOptions } from './options.mjs';

const mostSeconds = 30; // without an answer; a slow input ends sooner, by its processor time
const mostMegabytes = 1024;

const options = attempt(() => readOptions(process.argv.slice(2)));
const { preset } = options;
const folder = `build/${preset}`;
ensure('fuzz');
const programs = options.targets.map(({ program }) => program);
if (needsConfiguring(root, preset)) cmake(['--preset', preset]);
cmake(['--build', '--preset', preset, '--target', ...programs]);

// As many parts of each target as there are processes at a time, so that none waits for the others.
const processes = options.targets.flatMap((target) =>
  Array.from({ length: options.jobs }, (_, k) => ({
    target,
    name: options.jobs === 1 ? target.name : `${target.name}-${k + 1}`,
    seed: options.seed + k,
    runs: Math.ceil(options.runs / options.targets.length / options.jobs),
  })),
);
const waiting = [...processes];
/** @type {Awaited<ReturnType<typeof fuzz>>[]} */
const results = [];
const started = performance.now();
await Promise.all(
  Array.from({ length: options.jobs }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await fuzz(next));
  }),
);

const executions = results.reduce((sum, result) => sum + result.executions, 0);
const findings = results.filter((result) => !result.ok).length;
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(`${executions.toLocaleString('en')} executions, ${findings} findings, ${seconds} s`);
process.exit(findings > 0 ? 1 : 0);

/** @param {typeof processes[number]} one */
async function fuzz({ target, name, seed, runs }) {
  const found = join(folder, 'findings', name);
  const grown = join(folder, 'corpus', name);
  rmSync(join(root, found), { recursive: true, force: true });
  rmSync(join(root, grown), { recursive: true, force: true });
  mkdirSync(join(root, found), { recursive: true });
  mkdirSync(join(root, grown), { recursive: true });
  const args = [
    ...[`-runs=${runs}`, `-seed=${seed}`, `-max_len=${target.maxLength}`, '-entropic=0', '-print_final_stats=1'],
    ...[`-timeout=${mostSeconds}`, `-rss_limit_mb=${mostMegabytes}`, `-artifact_prefix=${found}/`],
    ...[...target.arguments, grown, join('tests/fuzz/corpus', target.name)],
  ];
  console.log(`${name}: ${runs.toLocaleString('en')} executions, seed ${seed}`);
  const log = join(folder, `${name}.log`);
  const begun = performance.now();
  const child = spawn(join(folder, target.program), args, {
    cwd: root,
    env: {
      ...process.env,
      ASAN_OPTIONS:
        'quarantine_size_mb=1:thread_local_quarantine_size_kb=64:malloc_context_size=4:max_malloc_fill_size=0',
      UBSAN_OPTIONS: 'print_stacktrace=1',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const file = createWriteStream(join(root, log));
  child.stderr.pipe(file);
  const [code, signal] = await once(child, 'close');
  if (!file.closed) await once(file, 'close');
  const text = readFileSync(join(root, log), 'utf8');
  const ok = code === 0;
  const executed = Number(/stat::number_of_executed_units: (\d+)/.exec(text)?.[1] ?? 0);
  const time = (performance.now() - begun) / 1000;
  const coverage = [...text.matchAll(/cov: (\d+) ft: (\d+)/g)].at(-1);
  console.log(
    `${ok ? '✓' : '✗'} ${name}: ${executed.toLocaleString('en')} executions, cov ${coverage?.[1] ?? '?'}, ` +
      `ft ${coverage?.[2] ?? '?'}, ${time.toFixed(0)} s, ${Math.round(executed / time).toLocaleString('en')}/s`,
  );
  if (!ok) report({ text, log, found, program: join(folder, target.program), ending: signal ?? `exit code ${code}` });
  return { ok, executions: executed };
}

/** @param {{ text: string, log: string, found: string, program: string, ending: string }} failure */
function report({ text, log, found, program, ending }) {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => /FINDING|ERROR:|runtime error/.test(line));
  console.log(
    lines
      .slice(Math.max(0, at), at + 20)
      .map((line) => line.slice(0, 400))
      .join('\n'),
  );
  console.log(`It ended with ${ending}; the whole output: ${log}`);
  for (const input of readdirSync(join(root, found))) console.log(`Replay: ${program} ${join(found, input)}`);
}

/** @param {string[]} args */
function cmake(args) {
  const { status } = spawnSync('cmake', args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status === 0) return;
  console.error(`cmake ${args.join(' ')} failed; for its output run it by hand.`);
  process.exit(1);
}

/** @template T @param {() => T} f */
function attempt(f) {
  try {
    return f();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
