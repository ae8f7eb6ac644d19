/** How the page feels: the first curve, what holds the page up, the views, the cross-hair, its memory over a long training. */
import { join } from 'node:path';
import { serveSite } from '../../e2e/browser.mjs';
import { serveSlowly } from '../hosts/slow-line.mjs';
import { framesOfCrossHair, longestOfTasks, nextFrame, watchTasks } from '../pages/probes.mjs';
import { spread } from '../statistics.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ what: string, unit: 'ms' | 's' | 'MB' | 'nodes', median: number, min: number, max: number }} PageRow */

/** What phones had for long: the line that web pages are often judged by. */
const slowLine = { bitsPerSecond: 1.6e6, delayMs: 150 };
const slowProcessor = 4;

const viewport = { width: 1280, height: 800 };
const curve = 'activarium-plot path.curve';

/** @param {string} what @param {PageRow['unit']} unit @param {readonly number[]} values @returns {PageRow} */
const row = (what, unit, values) => ({ what, unit, ...spread(values) });

/**
 * @param {import('../surroundings.mjs').Surroundings} surroundings @param {import('../options.mjs').Options} options
 * @returns {Promise<PageRow[]>}
 */
export async function measurePage({ root, browser, say }, { rounds, extent }) {
  const folder = join(root, 'dist');
  const here = await serveSite();
  const far = await serveSlowly(folder, slowLine);
  const times = Math.min(rounds, 5);
  /** @template T @param {(page: Page) => Promise<T>} look @returns {Promise<T>} */
  const visit = async (look) => {
    const context = await browser.newContext({ viewport });
    try {
      return await look(await context.newPage());
    } finally {
      await context.close();
    }
  };
  /** @template T @param {() => Promise<T>} measure @returns {Promise<T[]>} */
  const repeated = async (measure) => {
    const found = [];
    for (let i = 0; i < times; i += 1) found.push(await measure());
    return found;
  };
  try {
    say('page: the first curve');
    const near = await repeated(() => visit((page) => firstCurve(page, here.url, 1)));
    const slow = await repeated(() => visit((page) => firstCurve(page, far.url, slowProcessor)));
    say('page: views, cross-hair, long tasks');
    const switches = await repeated(() => visit((page) => switchViews(page, here.url)));
    const frames = await repeated(() => visit((page) => crossHair(page, here.url)));
    const held = await repeated(() => visit((page) => longestTask(page, here.url)));
    say(`page: memory over ${String(extent.memoryMinutes)} minutes of training`);
    const memory = await visit((page) => memoryOver(page, here.url, extent.memoryMinutes));
    return [
      row('first curve, cold, this computer', 'ms', near),
      row(
        'first curve, cold, 1.6 Mbit/s, 150 ms, processor a fourth',
        's',
        slow.map((ms) => ms / 1000),
      ),
      row('from one view to the next', 'ms', switches.flat()),
      row(
        'a frame of the cross-hair over six functions, median',
        'ms',
        frames.map(({ middle }) => middle),
      ),
      row(
        'a frame of the cross-hair over six functions, 95 %',
        'ms',
        frames.map(({ late }) => late),
      ),
      row('longest task from the start through a training', 'ms', held),
      row('script memory before a long training', 'MB', [memory.before.heap]),
      row('script memory after it', 'MB', [memory.after.heap]),
      row('elements before a long training', 'nodes', [memory.before.nodes]),
      row('elements after it', 'nodes', [memory.after.nodes]),
    ];
  } finally {
    await here.close();
    await far.close();
  }
}

/** From the asking for the address until a curve has its place. @param {Page} page @param {string} url @param {number} slower */
async function firstCurve(page, url, slower) {
  await page.goto('about:blank');
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const start = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator(curve).first().waitFor({ timeout: 120_000 });
  return performance.now() - start;
}

/** From the click to the first frame in which the view's heading stands. @param {Page} page @param {string} url */
async function switchViews(page, url) {
  await page.goto(url);
  await page.locator(curve).first().waitFor();
  // Views are loaded when nothing else is to do.
  await page.waitForTimeout(3000);
  const found = [];
  for (const [view, element] of [
    ['Train', 'activarium-train'],
    ['Neurons', 'activarium-neurons'],
    ['Design', 'activarium-design-view'],
    ['Explore', 'activarium-neuron-model'],
  ]) {
    const start = performance.now();
    await page.getByRole('link', { name: view ?? '', exact: true }).click();
    await page
      .locator(element ?? '')
      .first()
      .waitFor();
    await page.evaluate(nextFrame);
    found.push(performance.now() - start);
    await page.waitForTimeout(500);
  }
  return found;
}

/** @param {Page} page @param {string} url */
async function crossHair(page, url) {
  await page.goto(`${url}#f=relu,gelu,silu,mish,tanh,staf`);
  await page.locator(curve).nth(11).waitFor();
  await page.waitForTimeout(1500);
  const times = await page.evaluate(framesOfCrossHair);
  const frames = times
    .slice(1)
    .map((time, i) => time - (times[i] ?? NaN))
    .sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => frames[Math.floor(share * (frames.length - 1))] ?? NaN;
  return { middle: at(0.5), late: at(0.95) };
}

/** 0 where no task took 50 ms. @param {Page} page @param {string} url */
async function longestTask(page, url) {
  await page.addInitScript(watchTasks);
  await page.goto(`${url}#view=train&f=relu,gelu&epochs=2`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page
    .getByText(/: finished 2 epochs/)
    .first()
    .waitFor({ timeout: 300_000 });
  await page.waitForTimeout(300);
  return page.evaluate(longestOfTasks);
}

/** Two small networks, trained for so long. @param {Page} page @param {string} url @param {number} minutes */
async function memoryOver(page, url, minutes) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const look = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (/** @type {string} */ name) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
    return { heap: of('JSHeapUsedSize') / 1e6, nodes: of('Nodes') };
  };
  await page.goto(`${url}#view=train&f=relu,gelu&hidden=16&epochs=1000`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page
    .getByText(/: epoch [1-9]/)
    .first()
    .waitFor({ timeout: 300_000 });
  const before = await look();
  await page.waitForTimeout(minutes * 60_000);
  return { before, after: await look() };
}
