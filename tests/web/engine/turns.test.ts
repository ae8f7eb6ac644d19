/** Without a worker the host has its turn between two slices: timers, signals of a process, what stops a call. */
import { spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { toyPair } from './idx-files.js';
import { createEngine, type Dataset, type Engine, type Run } from './library.js';

let engine: Engine;
let dataset: Dataset;
beforeAll(async () => {
  engine = await createEngine({ worker: false });
  dataset = await engine.loadDataset({ ...toyPair(2000), test: toyPair(9000) });
});
afterAll(() => {
  engine.dispose();
});
const made = (): Promise<Run> => engine.createRun({ dataset, activation: 'relu' });
/** More than an hour of them. */
const long = 100_000;

it('a timeout stops a training after the slice under way, and a timer ticks meanwhile', async () => {
  const run = await made();
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 10);
  const signal = AbortSignal.timeout(60);
  let [slices, after] = [0, 0];
  for await (const { state } of run.train({ epochs: long, signal })) {
    slices += 1;
    if (signal.aborted && state !== 'stopped') after += 1;
  }
  clearInterval(timer);
  expect(run.state).toBe('stopped');
  expect(after).toBeLessThanOrEqual(1);
  // A slice takes 40 ms or more, so a tick is due after each.
  expect(ticks).toBeGreaterThanOrEqual(slices - 2);
});

it('a timeout stops fit, also while it evaluates', async () => {
  const run = await made();
  await run.fit({ epochs: long, validate: 'test', signal: AbortSignal.timeout(60) });
  expect(run.state).toBe('stopped');
});

it('a timeout stops an analysis', async () => {
  const run = await engine.createRun({ dataset, activation: 'staf', hidden: [1024, 1024] });
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 10);
  await expect(run.neurons('test', { signal: AbortSignal.timeout(60) })).rejects.toMatchObject({ code: 'aborted' });
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(0);
});

it('a program ends orderly on SIGTERM in the middle of a training', async () => {
  const library = new URL('../../../dist/lib/activarium.js', import.meta.url).href;
  const program = `
    import { createEngine } from ${JSON.stringify(library)};
    const engine = await createEngine();
    const y = Array.from({ length: 600 }, (_, i) => i % 2);
    const dataset = await engine.loadDataset({ x: y.map((v) => [v, 1 - v]), y });
    const run = await engine.createRun({ dataset, activation: 'relu', hidden: [64] });
    const controller = new AbortController();
    process.once('SIGTERM', () => controller.abort());
    console.log('training');
    await run.fit({ epochs: ${String(long)}, signal: controller.signal });
    console.log(run.state);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.on('data', (bytes: Buffer) => {
    told += bytes.toString();
    if (told === 'training\n') setTimeout(() => child.kill('SIGTERM'), 100);
  });
  const code = await new Promise((done) => child.on('exit', done));
  expect({ told, code }).toEqual({ told: 'training\nstopped\n', code: 0 });
});
