/** What a cold load fetches before the first curve; the engine's size. */
import { expect, it } from 'vitest';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { visit } from './visit.js';

const site = visit();

it('before the first curve at most 200 KB gzip are fetched', async () => {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const received: { readonly address: string; readonly began: number; readonly body: Promise<Buffer> }[] = [];
  page.on('requestfinished', (request) => {
    const body = request.response().then((response) => response?.body() ?? Buffer.alloc(0));
    // What comes after the first curve may still be under way when the tab is closed.
    body.catch(() => undefined);
    received.push({ address: request.url(), began: request.timing().startTime, body });
  });
  await page.addInitScript(() => {
    addEventListener('curves-drawn', () => Object.assign(window, { curves: Date.now() }), { once: true });
  });
  await page.goto(site.url, { waitUntil: 'commit' });
  await page.locator('activarium-plot path.curve').first().waitFor();
  const drawn = await page.evaluate(() => (window as unknown as { curves: number }).curves);
  const before = received.filter(({ began }) => began < drawn);
  const sizes = (await Promise.all(before.map(({ body }) => body))).map((body) => gzipSync(body).length);
  // No curve without the engine, so a count without it has missed something.
  expect(before.map(({ address }) => address)).toContainEqual(expect.stringMatching(/\.wasm$/));
  await context.close();
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`before the first curve: ${String(Math.round(bytes / 1000))} KB gzip`);
  expect(bytes).toBeLessThanOrEqual(200_000);
});

it('the engine takes at most 250 KB gzip in all, of which the first curve waits for 90 KB', () => {
  const build = fileURLToPath(new URL('../../', import.meta.url));
  const size = (file: string): number => gzipSync(readFileSync(`${build}${file}`)).length;
  const parts = new Map(
    readdirSync(`${build}dist/assets`)
      .filter((name) => name.endsWith('.wasm'))
      .map((name) => [name.replace(/-.{8}\.wasm$/, ''), size(`dist/assets/${name}`)]),
  );
  expect([...parts.keys()].sort()).toEqual(['engine-first', 'engine-rest', 'relaxed']);
  const glue = size('build/wasm/engine.js');
  const first = glue + (parts.get('engine-first') ?? NaN);
  const all = glue + [...parts.values()].reduce((sum, bytes) => sum + bytes, 0);
  console.log(
    `engine: ${String(Math.round(all / 1000))} KB gzip, of which first ${String(Math.round(first / 1000))} KB`,
  );
  expect(first).toBeLessThanOrEqual(90_000);
  expect(all).toBeLessThanOrEqual(250_000);
});
