/**
 * A set of trainings that is killed again and again comes to the same bits as one that nobody touched: the tab is closed or
 * loaded anew, a worker is ended without a word, an engine crashes, the browser refuses to store, each at a random moment.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, serveSite } from '../e2e/browser.mjs';

type Started = Awaited<ReturnType<typeof launch>>;
let browser: Started;
let site: Awaited<ReturnType<typeof serveSite>>;

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), serveSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const functions = ['relu', 'gelu', 'tanh', 'prelu', 'staf', 'none'];
/** Six trainings that take longer than all kills. */
const link = `#view=train&f=${functions.join(',')}&hidden=128,64&epochs=50&kernels=plain&lr=0.01`;

const kinds = ['reload', 'close', 'worker', 'crash', 'refuse'] as const;
/** Each of them, so many times. */
const rounds = 4;
/** A generator of its own, so that a failure can be had again: Park and Miller's, whatever the seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** What the test reaches of a page: its workers, and whether storing is refused now and then. */
type Reached = typeof globalThis & { made: Worker[]; refusing: number };

async function contextOf(): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript(() => {
    const reached = Object.assign(window, { made: [] as Worker[], refusing: 0 });
    window.Worker = class extends Worker {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        reached.made.push(this);
      }
    };
    // eslint-disable-next-line @typescript-eslint/unbound-method
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...args: Parameters<typeof put>) {
      if (Math.random() < reached.refusing) throw new DOMException('There is no room.', 'QuotaExceededError');
      return put.apply(this, args);
    };
  });
  return context;
}

interface Told {
  readonly phase: string;
  readonly jobs: readonly { readonly id: string; readonly epoch: number; readonly hash: string | undefined }[];
}

const tell = (page: Page): Promise<Told | undefined> =>
  page.evaluate(() => {
    const train = document.querySelector('activarium-page')?.experiments?.train;
    return (
      train && {
        phase: train.phase,
        jobs: train.jobs.map((job) => ({
          id: job.function.activation,
          epoch: job.epoch,
          hash: job.outcome?.parametersHash,
        })),
      }
    );
  });

async function opened(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(site.url + address);
  return page;
}

/** A training at rest goes on when it is asked to. */
async function goOn(page: Page): Promise<void> {
  const resume = page.getByRole('button', { name: /^(Resume training|Go on from epoch .*|Go on)$/ }).first();
  if (await resume.isVisible()) await resume.click().catch(() => undefined);
}

async function finished(page: Page): Promise<readonly string[]> {
  await expect
    .poll(
      async () => {
        await goOn(page);
        return (await tell(page))?.phase;
      },
      { timeout: 600_000, interval: 500 },
    )
    .toBe('finished');
  const told = await tell(page);
  return functions.map((id) => told?.jobs.find((job) => job.id === id)?.hash ?? 'none');
}

test('after twenty kills at random moments the weights are those of a training that nobody touched', async () => {
  const quiet = await contextOf();
  const whole = await opened(quiet, link);
  await whole.getByRole('button', { name: 'Run', exact: true }).click();
  const expected = await finished(whole);
  expect(new Set(expected).size).toBe(functions.length);
  expect(expected).not.toContain('none');
  await quiet.close();

  const context = await contextOf();
  let page = await opened(context, link);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const next = random(20_261_128);
  const done: string[] = [];
  const wanted = Array.from({ length: rounds }, () => kinds).flat();
  const order = wanted.map((kind) => ({ kind, at: next() })).sort((a, b) => a.at - b.at);
  for (const { kind } of order) {
    await page.waitForTimeout(200 + 2500 * next());
    const before = await tell(page);
    if (before?.phase === 'finished') break;
    done.push(kind);
    switch (kind) {
      case 'reload':
        await page.reload();
        break;
      case 'close':
        await page.close({ runBeforeUnload: false });
        // A plain visit, which takes up what the closed tab has left.
        page = await opened(context, '');
        await expect.poll(async () => (await tell(page))?.jobs.length, { timeout: 60_000 }).toBe(functions.length);
        break;
      case 'worker':
      case 'crash':
        await page.evaluate(
          ([isWordless, which]) => {
            const { made } = globalThis as Reached;
            // The first draws curves.
            const worker = made[1 + Math.floor(which * (made.length - 1))];
            if (isWordless) worker?.terminate();
            else worker?.dispatchEvent(new ErrorEvent('error', { message: 'The engine crashed.' }));
          },
          [kind === 'worker', next()] as const,
        );
        break;
      case 'refuse':
        await page.evaluate((share) => {
          (globalThis as Reached).refusing = share;
        }, 0.5 * next());
        break;
    }
    await page.waitForTimeout(300);
    await goOn(page);
  }
  console.log(`kills: ${done.join(' ')}`);
  expect(done).toHaveLength(wanted.length);
  expect(await finished(page)).toEqual(expected);
  await context.close();
});
