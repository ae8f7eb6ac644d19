/** The library, and elements, on pages of another origin than their script: under content policies, in a sandbox, from a file. */
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { temporaryFolder } from '../web/data/small-data-set.js';
import { launch, serveSite } from './browser.mjs';
import { countWorkers, workersOf } from './count-workers.js';
import { hostPage, type HostPage } from './host-page.js';
import type { WithLibrary } from './library-page.js';

let browser: Browser;
let site: Awaited<ReturnType<typeof serveSite>>;
let host: HostPage;
let context: BrowserContext;

beforeAll(async () => {
  [browser, site, host] = await Promise.all([launch(), serveSite(), hostPage()]);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([site.close(), host.close()]);
});
beforeEach(async () => {
  context = await browser.newContext();
  await countWorkers(context);
});
afterEach(async () => {
  await context.close();
});

const htmlWith = (library: string): string =>
  '<!doctype html><title>Another site</title><script type="module" nonce="n">' +
  `import { createEngine } from '${library}'; globalThis.createEngine = createEngine;</script>`;

interface Told {
  readonly code: string;
  readonly message: string;
  readonly name: string;
}

/** What a page does with the library: draws, reads a formula, trains. */
async function useLibrary(frame: Page | Frame): Promise<Told & { readonly loss: number }> {
  await frame.waitForFunction('globalThis.createEngine', undefined, { polling: 100 }); // a frame out of sight is not drawn
  return frame.evaluate(async () => {
    try {
      const engine = await (globalThis as WithLibrary).createEngine();
      const { y } = await engine.evaluate({ activation: 'relu', x: [3] });
      const dataset = await engine.loadDataset({ name: 'fashion-mnist', train: 200, test: 100 });
      const run = await engine.createRun({ dataset, activation: 'relu', hidden: [8] });
      for await (const { step } of run.train({ epochs: 1 })) if (step > 2) break;
      const { loss } = await run.evaluate('test');
      engine.dispose();
      return { name: '', code: '', message: `${run.kernels} ${String(y[0])}`, loss };
    } catch (error) {
      const { name, code, message } = error as Told;
      return { name, code, message, loss: NaN };
    }
  });
}

async function openHost(policy?: string): Promise<Page> {
  host.html = htmlWith(`${site.url}lib/activarium.js`);
  host.headers = policy === undefined ? {} : { 'Content-Security-Policy': policy };
  const page = await context.newPage();
  await page.goto(host.url);
  return page;
}

describe('the library from another origin', () => {
  it('draws and trains in a worker, with files and data of its own origin', async () => {
    const page = await openHost();
    const told = await useLibrary(page);
    expect(told).toMatchObject({ name: '', message: 'relaxed 3' });
    expect(told.loss).toBeGreaterThan(0);
    expect(await workersOf(page)).toEqual({ made: 1, running: 0 });
  });

  it('works under a strict content policy that names what it needs', async () => {
    const origin = new URL(site.url).origin;
    const page = await openHost(
      `default-src 'none'; script-src 'nonce-n' ${origin} 'wasm-unsafe-eval'; worker-src blob:; connect-src ${origin}`,
    );
    expect(await useLibrary(page)).toMatchObject({ name: '', message: 'relaxed 3' });
  });

  /** `O` is the library's origin. */
  const policies: [what: string, policy: string, says: readonly RegExp[]][] = [
    [
      'workers from a blob',
      "default-src 'none'; script-src 'nonce-n' O 'wasm-unsafe-eval'; worker-src 'self'; connect-src O",
      [/worker-src must allow blob:/],
    ],
    ['workers at all', "script-src 'nonce-n' O 'wasm-unsafe-eval'; worker-src 'none'", [/worker-src must allow blob:/]],
    [
      'WebAssembly',
      "default-src 'none'; script-src 'nonce-n' O; worker-src blob: O; connect-src O",
      [/script-src must allow 'wasm-unsafe-eval'/],
    ],
    [
      'files of the library’s origin',
      "default-src 'none'; script-src 'nonce-n' O 'wasm-unsafe-eval'; worker-src blob: O; connect-src 'self'",
      [/connect-src must allow O/],
    ],
  ];
  it.each(policies)(
    'is refused with the directive that is missing where the policy forbids %s',
    async (_w, policy, says) => {
      const { origin } = new URL(site.url);
      const page = await openHost(policy.replaceAll('O', origin));
      const told = await useLibrary(page);
      expect(told).toMatchObject({ name: 'EngineError', code: 'blocked' });
      for (const words of says) expect(told.message).toMatch(new RegExp(words.source.replaceAll('O', origin)));
      const { made, running } = await workersOf(page);
      expect(running).toBe(0);
      expect(made).toBeLessThanOrEqual(2);
    },
  );

  it('works in a sandboxed frame, which has no origin', async () => {
    host.html = htmlWith(`${site.url}lib/activarium.js`);
    host.headers = {};
    const page = await context.newPage();
    await page.goto(`${site.url}data/fashion-mnist/manifest.json`);
    await page.evaluate((address) => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.src = address;
      document.body.append(frame);
    }, host.url);
    await expect.poll(() => page.frames().length, { timeout: 20_000 }).toBe(2);
    const frame = page.frames()[1];
    if (!frame) throw new Error('There is no frame.');
    expect(await useLibrary(frame)).toMatchObject({ name: '', message: 'relaxed 3' });
  });

  it('works in a page that was opened as a file', async () => {
    const file = join(await temporaryFolder(), 'page.html');
    await writeFile(file, htmlWith(`${site.url}lib/activarium.js`));
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href);
    expect(await useLibrary(page)).toMatchObject({ name: '', message: 'relaxed 3' });
  });
});

describe('an element from another origin', () => {
  /** The script that makes the elements of the first view known. */
  const script = async (): Promise<string> => {
    const names = await readdir(new URL('../../dist/assets', import.meta.url));
    const name = names.find((each) => /^page-.{8}\.js$/.test(each));
    if (name === undefined) throw new Error('There is no script of the page.');
    return `${site.url}assets/${name}`;
  };

  it('finds an engine by itself, one for all, which ends when they have gone', async () => {
    host.html =
      `<!doctype html><title>Another site</title><script type="module" src="${await script()}"></script>` +
      '<activarium-neuron-model activation="tanh" weight="0" bias="2"></activarium-neuron-model>' +
      '<activarium-plot functions="relu,gelu" range="-3,3"></activarium-plot>';
    host.headers = {};
    const page = await context.newPage();
    await page.goto(host.url);
    const figure = page.getByRole('application', { name: 'ReLU and GELU: f above and f′ below, for x from −3 to 3' });
    await figure.locator('path.curve').nth(3).waitFor({ state: 'attached' });
    await page.getByText('output f(z) = 0.964').waitFor();
    expect(await workersOf(page)).toEqual({ made: 1, running: 1 });
    await page.clock.install();
    await page.evaluate(() => {
      document.body.replaceChildren();
    });
    await page.clock.fastForward(60_000);
    await expect.poll(() => workersOf(page), { timeout: 20_000 }).toEqual({ made: 1, running: 0 });
  });

  it('says why it has none where the page forbids it', async () => {
    const { origin } = new URL(site.url);
    host.html =
      `<!doctype html><title>Another site</title><script type="module" src="${await script()}"></script>` +
      '<activarium-plot></activarium-plot>';
    host.headers = { 'Content-Security-Policy': `script-src ${origin}; worker-src 'none'` };
    const page = await context.newPage();
    await page.goto(host.url);
    await page
      .getByRole('alert')
      .getByText(/does not let the page compute/)
      .waitFor();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
  });
});

describe('the library from the page’s own origin', () => {
  const needed = "script-src 'nonce-n' 'self' 'wasm-unsafe-eval'";
  it.each([
    // The worker, which has no policy of the page's, fetches its own files; the data are fetched by the page.
    ['its data', `${needed}; connect-src 'none'`, /connect-src must allow 'self'/],
    ['workers', `${needed}; worker-src 'none'`, /worker-src must allow 'self'/],
  ])('where the policy forbids %s says which directive is to be changed', async (_what, policy, says) => {
    const page = await context.newPage();
    await page.route(site.url, (route) =>
      route.fulfill({
        contentType: 'text/html',
        headers: { 'Content-Security-Policy': policy },
        body: htmlWith(`${site.url}lib/activarium.js`),
      }),
    );
    await page.goto(site.url);
    const told = await useLibrary(page);
    expect(told).toMatchObject({ name: 'EngineError', code: 'blocked' });
    expect(told.message).toMatch(says);
  });
});
