/** The library in Chromium, in its worker, from a page of another site's making; compared with Node. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { gzip, halves, joined, text, toyPair } from '../web/engine/idx-files.js';
import type { Dataset, Engine, Settings } from '../web/engine/library.js';
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

type Case = Settings & { readonly epochs: number };

/** What is trained on either side; runs in the browser too, so it uses nothing but the global object. */
async function train({ epochs, ...settings }: Case): Promise<{ hash: string; data: string; loss: number }> {
  const engine = await (globalThis as WithLibrary).createEngine();
  const dataset = await engine.loadDataset({ name: 'fashion-mnist', train: 2000, test: 500 });
  const run = await engine.createRun({ dataset, ...settings, seed: 3, kernels: 'plain' });
  for await (const progress of run.train({ epochs })) if (progress.state === 'diverged') break;
  const { loss } = await run.evaluate('test');
  return { hash: await run.parametersHash(), data: dataset.hash, loss };
}

const newPage = (script?: string): Promise<Page> => pageWithLibrary(browser, site.url, script);

/** 16 steps an epoch: a thousand of a small network. */
const long = { hidden: [48, 32], epochs: 63 };
const cases: Case[] = [
  ...['relu', 'mish', 'prelu', 'rrelu'].map((activation) => ({ activation, epochs: 3 })),
  ...['relu', 'gelu', 'prelu', 'staf', 'swiglu'].map((activation) => ({ activation, ...long })),
  {
    layers: [
      { units: 48, activation: 'relu', norm: 'batch' },
      { units: 32, activation: 'relu', dropout: 0.25 },
    ],
    optimizer: { kind: 'adam' },
    schedule: { kind: 'cosine', tMax: 63 },
    clip: { norm: 1 },
    initialization: 'orthogonal',
    epochs: 63,
  },
];

test.each(cases)('trains to the same bits in Chromium and in Node: %o', async (settings) => {
  const page = await newPage();
  const inBrowser = await page.evaluate(train, settings);
  await page.close();
  expect(inBrowser).toEqual(await inNode(train, settings));
});

test('two engines of a page download each file once, and one goes on from the other’s checkpoint as a Blob', async () => {
  const page = await newPage();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/data/')) asked.push(request.url().replace(/.*\//, ''));
  });
  const told = await page.evaluate(async () => {
    const { createEngine } = globalThis as WithLibrary;
    const [one, other] = [await createEngine(), await createEngine()];
    const left: number[] = [];
    const load = async (engine: Engine): Promise<Dataset> => {
      let last = { receivedBytes: 0, totalBytes: NaN };
      const dataset = await engine.loadDataset({
        name: 'fashion-mnist',
        train: 500,
        test: 100,
        onProgress: (progress) => {
          last = progress;
        },
      });
      left.push(last.totalBytes - last.receivedBytes);
      return dataset;
    };
    const [dataset, same] = await Promise.all([load(one), load(other)]);
    await load(other);

    const run = await one.createRun({ dataset, activation: 'gelu', hidden: [8], kernels: 'plain' });
    await run.fit({ epochs: 1 });
    const checkpoint = await run.checkpointBlob();
    const further = await other.createRun({ dataset: same, checkpoint });
    const hashes: string[] = [];
    for (const each of [run, further]) {
      await each.fit({ epochs: 2 });
      hashes.push(await each.parametersHash());
    }
    const error = await other
      .createRun({ dataset: same, checkpoint: checkpoint.slice(0, -9) })
      .then(() => 'none', String);
    return { left, hashes, size: checkpoint.size, data: [dataset.hash, same.hash], error };
  });
  await page.close();
  expect(asked.length).toBeGreaterThan(4);
  expect(asked).toEqual([...new Set(asked)]);
  expect(told.left).toEqual([0, 0, 0]);
  expect(told.size).toBeGreaterThan(20_000);
  for (const [one, other] of [told.hashes, told.data]) expect(other).toBe(one);
  expect(told.error).toMatch(/cut short or too long/);
});

test('files of several gzip members, padded ones and views load alike in Chromium and in Node', async () => {
  const good = toyPair(64);
  const [left, right] = halves(good.images);
  const packed = gzip(good.images);
  const files: Record<string, ArrayBuffer> = {
    plain: good.images,
    packed,
    members: joined(left, right),
    padded: joined(packed, new Uint8Array(512)),
    'padded members': joined(left, right, new Uint8Array(3)),
    rubbish: joined(packed, text('rubbish')),
    'rubbish behind zeros': joined(packed, new Uint8Array(8), text('x')),
    cut: joined(left, right).slice(0, -9),
  };
  const bytes = Object.entries(files).map(([name, file]) => [name, [...new Uint8Array(file)]] as const);
  const given = { all: bytes, labels: [...new Uint8Array(good.labels)] };
  const load = async ({ all, labels }: typeof given): Promise<Record<string, string>> => {
    const engine = await (globalThis as WithLibrary).createEngine();
    const told: Record<string, string> = {};
    for (const [name, file] of all) {
      // A view with something on both sides of it.
      const images = Uint8Array.of(1, ...file, 2).subarray(1, -1);
      told[name] = await engine.loadDataset({ images, labels: Uint8Array.from(labels) }).then(
        ({ hash }) => hash,
        (error: unknown) => (error as Error).message,
      );
    }
    engine.dispose();
    return told;
  };
  const page = await newPage();
  const inBrowser = await page.evaluate(load, given);
  await page.close();
  expect(inBrowser).toEqual(await inNode(load, given));
  const { plain, rubbish, cut, 'rubbish behind zeros': behind, ...others } = inBrowser;
  expect(plain).toMatch(/^[0-9a-f]{16}$/);
  for (const hash of Object.values(others)) expect(hash).toBe(plain);
  for (const message of [rubbish, behind]) expect(message).toMatch(/^images: behind the gzip stream/);
  expect(cut).toMatch(/^images: the gzip stream is damaged or cut short/);
});

test('a loop dropped under way locks no run of a worker', async () => {
  const page = await newPage();
  const told = await page.evaluate(async () => {
    const engine = await (globalThis as WithLibrary).createEngine();
    const dataset = await engine.loadDataset({ name: 'fashion-mnist', train: 2000, test: 500 });
    const run = await engine.createRun({ dataset, activation: 'relu', hidden: [16] });
    const initial = await run.parametersHash();
    const dropped = run.train({ epochs: 1000 });
    const underWay = dropped.next();
    await run.reset();
    const afterReset = [run.state, run.step, (await run.parametersHash()) === initial];
    await underWay;
    for await (const { step } of run.train({ epochs: 1000 })) if (step > 0) break;
    return [...afterReset, run.state, (await dropped.next()).done];
  });
  expect(told).toEqual(['ready', 0, true, 'paused', true]);
  await page.close();
});

/** Keeps hold of the workers, as nothing else in the page can, and counts those that were ended. */
const watchWorkers =
  'globalThis.workers = []; globalThis.ended = 0;' +
  'globalThis.Worker = class extends Worker {' +
  ' constructor(...args) { super(...args); globalThis.workers.push(this); }' +
  ' terminate() { globalThis.ended += 1; super.terminate(); } };';
type WithWorkers = WithLibrary & { workers: Worker[]; ended: number };

test('after its worker is gone, calls are refused, and the engine starts anew, once', async () => {
  const page = await newPage(watchWorkers);
  const told = await page.evaluate(async () => {
    const { createEngine: create, workers } = globalThis as WithWorkers;
    const engine = await create();
    const dataset = await engine.loadDataset({ name: 'fashion-mnist', train: 100, test: 10 });
    const run = await engine.createRun({ dataset, activation: 'relu' });
    workers[0]?.dispatchEvent(new ErrorEvent('error', { message: 'broken by the test' }));
    const refused = await run.evaluate('test').then(
      () => 'accepted',
      (error: unknown) => (error as { code: string }).code,
    );
    const answers = await Promise.all([2, 3].map((x) => engine.evaluate({ activation: 'relu', x: [x] })));
    return { refused, y: answers.map(({ y }) => y[0]), workers: workers.length };
  });
  await page.close();
  expect(told).toEqual({ refused: 'engine-crashed', y: [2, 3], workers: 2 });
});

test('an engine that cannot start anew is tried less and less often, and works when its script is back', async () => {
  const page = await newPage(watchWorkers);
  await page.evaluate(async () => {
    const { createEngine: create } = globalThis as WithWorkers;
    Object.assign(globalThis, { engine: await create() });
  });
  await page.route('**/worker-*.js', (route) => route.abort('internetdisconnected'));
  const told = await page.evaluate(async () => {
    const { engine, workers } = globalThis as WithWorkers & { engine: Engine };
    workers[0]?.dispatchEvent(new ErrorEvent('error', { message: 'broken by the test' }));
    const began = performance.now();
    const codes = new Set<string>();
    let calls = 0;
    for (; performance.now() - began < 4000; calls += 1)
      await engine.evaluate({ activation: 'relu', x: [1] }).catch((error: unknown) => {
        const { code, fault } = error as { code: string; fault: string };
        codes.add(`${code} ${fault}`);
      });
    return { codes: [...codes], calls, workers: workers.length, seconds: (performance.now() - began) / 1000 };
  });
  expect(told.codes).toEqual(['engine-unavailable no-answer']);
  // The first, three at once, then after 0.5, 1, 2, 4 … seconds.
  expect(told.workers).toBeLessThanOrEqual(5 + Math.log2(2 * told.seconds + 1));
  await page.unroute('**/worker-*.js');
  const y = await page.evaluate(async () => {
    const { engine } = globalThis as WithWorkers & { engine: Engine };
    return [...(await engine.evaluate({ activation: 'relu', x: [3] })).y];
  });
  expect(y).toEqual([3]);
  const running = await page.evaluate(() => {
    const { workers, ended } = globalThis as WithWorkers;
    return workers.length - ended;
  });
  expect(running).toBe(1);
  await page.close();
});

test('calls that wait for an engine to start anew end with it, and leave no worker', async () => {
  const page = await newPage(watchWorkers);
  await page.evaluate(async () => {
    Object.assign(globalThis, { engine: await (globalThis as WithWorkers).createEngine() });
  });
  let go = (): void => undefined;
  const held = new Promise<void>((done) => {
    go = done;
  });
  await page.route('**/worker-*.js', async (route) => {
    await held;
    await route.continue();
  });
  const code = await page.evaluate(async () => {
    const { engine, workers } = globalThis as WithWorkers & { engine: Engine };
    workers[0]?.dispatchEvent(new ErrorEvent('error', { message: 'broken by the test' }));
    const call = engine.evaluate({ activation: 'relu', x: [1] }).catch((error: unknown) => error as { code: string });
    while (workers.length < 2) await new Promise((done) => setTimeout(done, 20));
    engine.dispose();
    const ended = await call;
    return 'code' in ended ? ended.code : 'answered';
  });
  expect(code).toBe('disposed');
  go();
  const running = (): Promise<number> =>
    page.evaluate(() => {
      const { workers, ended } = globalThis as WithWorkers;
      return workers.length - ended;
    });
  await expect.poll(running, { timeout: 20_000 }).toBe(0);
  await page.close();
});

test('an engine that cannot start says why and leaves no worker behind', async () => {
  const page = await newPage(watchWorkers);
  await page.context().route('**/*.wasm', (route) => route.fulfill({ status: 200, body: '<html>not here</html>' }));
  const told = await page.evaluate(async () => {
    const everything = globalThis as WithWorkers;
    const failure = await everything.createEngine().then(
      () => ({ name: 'none', code: '', fault: '' }),
      (error: unknown) => error as { name: string; code: string; fault: string },
    );
    return { ...failure, name: failure.name, running: everything.workers.length - everything.ended };
  });
  await page.close();
  expect(told).toMatchObject({ name: 'EngineError', code: 'engine-unavailable', fault: 'other-content', running: 0 });
});
