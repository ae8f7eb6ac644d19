/**
 * Arrays, models and turns of the host in Chromium: the same bits as in Node, models that go from one page to another and
 * to Node, and a page that stays alive though the engine has no worker.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { createEngine } from '../web/engine/library.js';
import { launch, serveSite } from './browser.mjs';
import { inNode, pageWithLibrary, type WithLibrary } from './library-page.js';

let browser: Browser;
let site: Awaited<ReturnType<typeof serveSite>>;
beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), serveSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
const newPage = (): Promise<Page> => pageWithLibrary(browser, site.url);

interface Learned {
  readonly json: string;
  readonly safetensors: number[];
  readonly outputs: number[];
  readonly correct: number;
  readonly epochs: number;
}

/** XOR. */
async function xor(): Promise<Learned> {
  const engine = await (globalThis as WithLibrary).createEngine();
  const [x, y] = [[[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0]]; // prettier-ignore
  const dataset = await engine.loadDataset({ x, y });
  const adam = { kind: 'adam', learningRate: 0.05 } as const;
  const run = await engine.createRun({ dataset, activation: 'tanh', hidden: [8], optimizer: adam, kernels: 'plain' });
  const history = await run.fit({ epochs: 100 });
  const outputs = await run.predict(x);
  const model = await run.model();
  const correct = y.filter((label, i) => ((outputs[2 * i + 1] ?? NaN) > 0.5 ? 1 : 0) === label).length;
  const [json, safetensors] = [JSON.stringify(model), [...model.toSafetensors()]];
  return { json, safetensors, outputs: [...outputs], correct: correct / 4, epochs: history.length };
}

/** Two arms of a spiral, with names, and a test between the points. */
async function spiral(): Promise<Learned> {
  const engine = await (globalThis as WithLibrary).createEngine();
  const arm = (t: number, sign: number): number[] => [sign * t * Math.cos(6 * t), sign * t * Math.sin(6 * t)];
  const points = (shift: number): { x: number[][]; y: string[] } => ({
    x: Array.from({ length: 200 }, (_, i) => arm((i + shift) / 200, i % 2 === 0 ? 1 : -1)),
    y: Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? 'left' : 'right')),
  });
  const dataset = await engine.loadDataset({ ...points(0), test: points(0.5), scale: 'standard' });
  const layers = [
    { units: 32, activation: 'tanh' },
    { units: 32, activation: 'relu', norm: 'batch' as const },
  ];
  const adam = { kind: 'adam', learningRate: 0.01 } as const;
  const run = await engine.createRun({ dataset, layers, optimizer: adam, batchSize: 40, kernels: 'plain' });
  const history = await run.fit({ epochs: 80, validate: 'test' });
  const model = await run.model();
  return {
    json: JSON.stringify(model),
    safetensors: [...model.toSafetensors()],
    outputs: [...(await run.predict(points(0.5).x))],
    correct: history.at(-1)?.test?.accuracy ?? NaN,
    epochs: history.length,
  };
}

/** Loads a model without data and lets it predict; then learns on from it at another rate. */
async function elsewhere({
  json,
  safetensors,
  x,
}: {
  json: string;
  safetensors: number[];
  x: number[][];
}): Promise<object> {
  const engine = await (globalThis as WithLibrary).createEngine();
  const model = await engine.loadModel(json);
  const file = await engine.loadModel(Uint8Array.from(safetensors));
  const outputs = [...(await model.predict(x))];
  const classes = model.outputs;
  const y = x.map((_, i) => (i * 7) % classes);
  const dataset = await engine.loadDataset({ x, y, classNames: model.classNames, scale: model.scaling });
  const run = await engine.createRun({ dataset, model, optimizer: { kind: 'sgd', learningRate: 1e-3 }, batchSize: 50 });
  const start = [...(await run.predict(x))];
  const before = (await run.evaluate('train')).loss;
  await run.fit({ epochs: 3 });
  const improved = (await run.evaluate('train')).loss < before;
  return { outputs, again: [...(await file.predict(x))], start, improved, hash: await run.parametersHash() };
}

const spiralPoints = Array.from({ length: 200 }, (_, i) => {
  const [t, sign] = [(i + 0.5) / 200, i % 2 === 0 ? 1 : -1];
  return [sign * t * Math.cos(6 * t), sign * t * Math.sin(6 * t)];
});
test.each([
  ['XOR', xor, [[0, 0], [0, 1], [1, 0], [1, 1]], 1], // prettier-ignore
  ['a spiral', spiral, spiralPoints, 0.95],
] as const)(
  '%s is learned, saved, loaded and learned on with the same bits in Chromium and in Node',
  async (_, learn, x, least) => {
    const page = await newPage();
    const inChromium = await page.evaluate(learn);
    await page.close();
    expect(inChromium).toEqual(await inNode(learn, undefined));
    expect(inChromium.correct).toBeGreaterThanOrEqual(least);
    const { json, safetensors, outputs } = inChromium;
    const given = { json, safetensors, x: x.map((row) => [...row]) };
    const other = await newPage();
    const told = await other.evaluate(elsewhere, given);
    await other.close();
    expect(told).toMatchObject({ outputs, again: outputs, start: outputs, improved: true });
    expect(told).toEqual(await inNode(elsewhere, given));
  },
);

test('in a page without a worker a timeout stops a training, timers tick and frames are drawn meanwhile', async () => {
  const page = await newPage();
  const told = await page.evaluate(async () => {
    const engine = await (globalThis as WithLibrary).createEngine({ worker: false });
    const dataset = await engine.loadDataset({ name: 'fashion-mnist', train: 2000, test: 2000 });
    const run = await engine.createRun({ dataset, activation: 'relu' });
    let [ticks, frames, slices, after] = [0, 0, 0, 0];
    const timer = setInterval(() => (ticks += 1), 10);
    const draw = (): void => {
      frames += 1;
      requestAnimationFrame(draw);
    };
    requestAnimationFrame(draw);
    const signal = AbortSignal.timeout(60);
    for await (const { state } of run.train({ epochs: 100_000, signal })) {
      slices += 1;
      if (signal.aborted && state !== 'stopped') after += 1;
    }
    const stopped = run.state;
    for await (const { step } of run.train({ epochs: 100_000 })) if (step > 500) break;
    clearInterval(timer);
    // More than a slice takes: some two thousand million products, and as many sines.
    const large = await engine.createRun({ dataset, activation: 'staf', hidden: [1024, 1024] });
    const neurons = await large
      .neurons('test', { signal: AbortSignal.timeout(1) })
      .then(() => 'all')
      .catch((e: unknown) => (e as { code: string }).code);
    return { stopped, after, slices, ticks, frames, neurons };
  });
  await page.close();
  expect(told).toMatchObject({ stopped: 'stopped', neurons: 'aborted' });
  expect(told.after).toBeLessThanOrEqual(1);
  expect(told.ticks).toBeGreaterThanOrEqual(told.slices - 2);
  expect(told.frames).toBeGreaterThan(0);
});

test('a thousand runs that nobody disposes of do not exhaust the memory of a page', async () => {
  const page = await newPage();
  const made = await page.evaluate(async () => {
    const engine = await (globalThis as WithLibrary).createEngine();
    const dataset = await engine.loadDataset({ x: new Uint8Array(64 * 64), y: new Uint8Array(64) });
    for (let i = 0; i < 1000; i += 1) await engine.createRun({ dataset, activation: 'relu' });
    const run = await engine.createRun({ dataset, activation: 'relu' });
    return (await run.fit({ epochs: 1 })).length;
  });
  await page.close();
  expect(made).toBe(1);
});

test('a model of Node predicts the same bits in a page', async () => {
  const engine = await createEngine();
  const own = await engine.define({ formula: 'where(x > 0, x, a*expm1(x))', parameters: { a: { initial: 0.7 } } });
  const x = Uint8Array.from({ length: 40 * 16 }, (_, i) => (i * i * 31) % 256);
  const y = Array.from({ length: 40 }, (_, i) => i % 3);
  const dataset = await engine.loadDataset({ x, y, shape: [4, 4] });
  const run = await engine.createRun({ dataset, activation: own.id, hidden: [12], kernels: 'plain', batchSize: 8 });
  await run.fit({ epochs: 4 });
  const page = await newPage();
  const outputs = await page.evaluate(
    async ({ json, rows }) => {
      const other = await (globalThis as WithLibrary).createEngine();
      return [...(await (await other.loadModel(json)).predict(Uint8Array.from(rows)))];
    },
    { json: JSON.stringify(await run.model()), rows: [...x] },
  );
  await page.close();
  expect(outputs).toEqual([...(await run.predict(x))]);
});
