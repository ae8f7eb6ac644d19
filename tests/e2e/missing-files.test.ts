/** Files of the page that cannot be had once it is open: what is told, how often they are asked for, and the way on. */
import { describe, expect, it } from 'vitest';
import type { Page, Route } from 'playwright-core';
import { countWorkers, workersOf } from './count-workers.js';
import { button, linkWith, progress, visit } from './visit.js';

const site = visit();

const offline = (route: Route): Promise<void> => route.abort('internetdisconnected');
const gone = (route: Route): Promise<void> =>
  route.fulfill({ status: 404, headers: { 'Cache-Control': 'no-store' }, body: 'not here' });
/** What many hosts send for an address that they do not know. */
const frontPage = (route: Route): Promise<void> =>
  route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Front page</title>' });

/** Answers for these files until `back` is called, and counts how often they are asked for. */
async function without(
  files: string,
  answer: (route: Route) => Promise<void>,
): Promise<{ asked: number; back(): Promise<void> }> {
  const told = {
    asked: 0,
    back: () => site.context.unroute(files),
  };
  await site.context.route(files, (route) => {
    told.asked += 1;
    return answer(route);
  });
  return told;
}

const rest = '**/engine-rest-*.wasm';
const replaced = 'This page was probably replaced by a newer one';
const expectedNoise = /Failed to load (resource|module script)|ERR_/;

/** A while in which nothing is to happen. */
const wait = (page: Page): Promise<void> => page.waitForTimeout(2500);

async function openUnchecked(link: string): Promise<Page> {
  const page = await site.context.newPage();
  await page.goto(`${site.url}${link}`);
  return page;
}

describe('a link with a function of one’s own, whose engine does not come', () => {
  const link = '#own=My~x*sigmoid(x)';

  it('offline: says so once, asks no more by itself, and goes on when asked to', async () => {
    await countWorkers(site.context);
    const files = await without(rest, offline);
    const page = await openUnchecked(link);
    await page.getByRole('alert').getByText('You are offline').waitFor();
    await wait(page);
    expect(files.asked).toBeLessThanOrEqual(3);
    expect((await workersOf(page)).made).toBeLessThanOrEqual(3);
    await button(page, 'Try again').click();
    await page.getByRole('alert').getByText('You are offline').waitFor();
    await files.back();
    await button(page, 'Try again').click();
    await page.getByRole('application', { name: /^ReLU: f above/ }).waitFor();
    await page
      .getByRole('group', { name: 'Yours' })
      .or(page.getByText('My', { exact: true }))
      .first()
      .waitFor();
    expect((await workersOf(page)).running).toBe(1);
    site.forgive(expectedNoise);
  });

  it.each([
    ['gone', gone],
    ['a web page now', frontPage],
  ])('because its file is %s: a reload is offered, which keeps the link', async (_kind, answer) => {
    await countWorkers(site.context);
    const files = await without(rest, answer);
    const page = await openUnchecked(link);
    await page.getByRole('alert').getByText(replaced).waitFor();
    await wait(page);
    expect(files.asked).toBeLessThanOrEqual(3);
    expect((await workersOf(page)).made).toBeLessThanOrEqual(3);
    await files.back();
    await button(page, 'Reload').click();
    await page.getByRole('application', { name: /^ReLU: f above/ }).waitFor();
    expect(page.url()).toContain('own=My');
    site.forgive(expectedNoise);
  });
});

describe('an engine that draws', () => {
  it('started again and again, has no more than one worker at a time', async () => {
    await countWorkers(site.context);
    const files = await without('**/*.wasm', gone);
    const page = await openUnchecked('');
    for (let tries = 1; tries <= 3; tries += 1) {
      await page.getByRole('alert').getByText(replaced).waitFor();
      expect(await workersOf(page)).toEqual({ made: tries, running: 0 });
      if (tries === 3) await files.back();
      await button(page, 'Try again').click();
    }
    await page.getByRole('application', { name: /^ReLU: f above/ }).waitFor();
    expect(await workersOf(page)).toEqual({ made: 4, running: 1 });
    site.forgive(expectedNoise);
  });
});

describe('an engine that trains', () => {
  const link = '#f=relu&hidden=16&epochs=1';

  it.each([
    ['its script, offline', '**/worker-*.js', offline, 'You are offline', 'Retry'],
    ['its script, which is gone', '**/worker-*.js', gone, replaced, 'Retry'],
    ['its script, which is a web page now', '**/worker-*.js', frontPage, replaced, 'Retry'],
    ['its second part, which is gone', rest, gone, replaced, 'Retry'],
  ])(
    'does without %s: that is told, one worker is left over at most, and it goes on',
    async (_kind, pattern, answer, words, again) => {
      await countWorkers(site.context);
      const page = await site.open(link);
      await wait(page); // for what is loaded by itself
      const before = await workersOf(page);
      const files = await without(pattern, answer);
      // Train asks for it by itself, to count the untrained network, which is given up without a word.
      await page.getByRole('link', { name: 'Train' }).click();
      await button(page, 'Run').waitFor();
      await wait(page);
      expect(await page.getByRole('alert').count()).toBe(0);
      await button(page, 'Run').click();
      await page.getByRole('alert').getByText(words).waitFor();
      await wait(page);
      // Three times at most for either.
      expect(files.asked).toBeLessThanOrEqual(6);
      const after = await workersOf(page);
      expect(after.made - before.made).toBeLessThanOrEqual(4);
      expect(after.running).toBeLessThanOrEqual(2);
      await files.back();
      await button(page, again).click();
      await progress(page, 'ReLU: finished 1 epoch').waitFor({ timeout: 60_000 });
      expect((await workersOf(page)).running).toBe(2);
      site.forgive(expectedNoise);
    },
  );
});

describe('the script that trains', () => {
  it.each([
    ['offline', offline, 'You are offline'],
    ['gone', gone, replaced],
    ['a web page now', frontPage, replaced],
  ])('is %s: that is told when it is needed, and it goes on', async (_kind, answer, words) => {
    const files = await without('**/trainer-*.js', answer);
    const page = await site.open('#view=train&f=relu&hidden=16&epochs=1');
    await wait(page); // it is loaded by itself, which fails without a word
    expect(await page.getByRole('alert').count()).toBe(0);
    await button(page, 'Run').click();
    await page.getByRole('alert').getByText(words).waitFor();
    await wait(page);
    expect(files.asked).toBeLessThanOrEqual(6);
    await files.back();
    await button(page, 'Retry').click();
    await progress(page, 'ReLU: finished 1 epoch').waitFor({ timeout: 60_000 });
    site.forgive(expectedNoise);
  });
});

describe('Design', () => {
  it('keeps a draft that cannot be added, says so, and adds it when tried again', async () => {
    const files = await without(rest, offline);
    const page = await site.open('#view=design');
    const alert = page.getByRole('alert').filter({ hasText: 'cannot be added' });
    await alert.getByText('You are offline').waitFor();
    const field = page.getByRole('textbox', { name: 'f(x) =' });
    await field.fill('x*sigmoid(3*x)');
    await wait(page);
    const { asked } = files;
    await wait(page);
    expect(files.asked).toBe(asked);
    await files.back();
    await alert.getByRole('button', { name: 'Try again' }).click();
    await alert.waitFor({ state: 'detached' });
    expect(await field.inputValue()).toBe('x*sigmoid(3*x)');
    await button(page, 'Add to the functions').click();
    await page.getByText('It is in the list of functions').waitFor();
    site.forgive(expectedNoise);
  });
});

describe('a judgement', () => {
  it('whose engine does not come is told, and goes on when asked to', async () => {
    await countWorkers(site.context);
    const page = await site.open('#view=design&hidden=16&epochs=1&seeds=2');
    await page.getByRole('button', { name: 'Add to the functions', disabled: false }).waitFor();
    const before = await workersOf(page);
    const files = await without('**/worker-*.js', offline);
    await button(page, 'Judge it').click();
    await page.getByRole('alert').getByText('You are offline').waitFor();
    await wait(page);
    expect(files.asked).toBeLessThanOrEqual(3);
    expect((await workersOf(page)).running).toBe(before.running);
    await files.back();
    await button(page, 'Go on').click();
    await page.getByText('Finished: 4 of 4 trainings done').first().waitFor({ timeout: 120_000 });
    const seats = await page.evaluate(
      async () => (await document.querySelector('activarium-page')?.experiments?.load())?.pool.seats.length ?? 0,
    );
    expect((await workersOf(page)).running).toBe(before.running + Math.min(4, seats));
    site.forgive(expectedNoise);
  });
});

describe('a view of its own script', () => {
  it('that is gone since a newer page stands there offers a reload, which keeps the link', async () => {
    const files = await without('**/train-view-*.js', gone);
    const page = await site.open('#f=gelu');
    await wait(page); // it is loaded by itself, which fails without a word
    const newer = '<!doctype html><script type="module" src="./assets/index-newer.js"></script>';
    await site.context.route(site.url, (route) => route.fulfill({ contentType: 'text/html', body: newer }));
    await page.getByRole('link', { name: 'Train' }).click();
    await page.getByRole('alert').getByText('This page was replaced by a newer one').waitFor();
    await site.context.unroute(site.url);
    await files.back();
    await linkWith(page, 'view=train');
    await button(page, 'Reload').click();
    await button(page, 'Run').waitFor();
    expect(page.url()).toContain('f=gelu');
    site.forgive(expectedNoise);
  });

  it('that does not come because there is no network says so', async () => {
    const files = await without('**/train-view-*.js', offline);
    const page = await site.open('#f=gelu');
    await site.context.setOffline(true);
    await page.getByRole('link', { name: 'Train' }).click();
    await page.getByRole('alert').getByText('You are offline').waitFor();
    await site.context.setOffline(false);
    await files.back();
    await button(page, 'Try again').click();
    await button(page, 'Run').waitFor();
    site.forgive(expectedNoise);
  });
});

describe('a page whose own scripts do not come', () => {
  it('since it was opened as a file says what to do', async () => {
    const page = await site.context.newPage();
    await page.goto(new URL('../../dist/index.html', import.meta.url).href);
    await page.getByRole('alert').getByText('Open it from a web server').waitFor();
    site.forgive(/CORS|ERR_FAILED/);
  });

  it.each([
    ['the first', '**/index-*.js'],
    ['one that the first needs', '**/page-*.js'],
  ])('because %s is gone says so', async (_which, pattern) => {
    const files = await without(pattern, gone);
    const page = await openUnchecked('');
    await page.getByRole('alert').getByText('A part of this page could not be loaded.').waitFor();
    await files.back();
    await page.reload();
    await page.getByRole('application', { name: /^ReLU: f above/ }).waitFor();
    site.forgive(expectedNoise);
  });
});

describe('a page in a sandboxed frame, which has no origin', () => {
  it('draws and trains', async () => {
    const outer = await site.context.newPage();
    await outer.goto(`${site.url}data/fashion-mnist/manifest.json`);
    await outer.evaluate((address) => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts allow-forms');
      frame.setAttribute('style', 'position: fixed; inset: 0; width: 100%; height: 100%');
      frame.src = address;
      document.body.append(frame);
    }, `${site.url}#view=train&f=relu&hidden=16&epochs=1`);
    const page = outer.frameLocator('iframe');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByText('ReLU: finished 1 epoch').first().waitFor({ timeout: 60_000 });
    site.forgive(/404/); // the outer page's icon
  });
});
