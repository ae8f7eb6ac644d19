/** The page as a stranger uses it: real site, real FashionMNIST, real Chromium; clicks, keys, and what is to be seen. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { launch, serveSite } from './browser.mjs';

let browser: Browser;
let site: Awaited<ReturnType<typeof serveSite>>;
let context: BrowserContext;
let page: Page;
/** What the browser complained about, content policy included. */
let complaints: string[];

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), serveSite()]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

beforeEach(async () => {
  context = await browser.newContext();
  page = await open('');
});

afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

/** A fresh tab on a link of the page, ready to be used. */
async function open(link: string): Promise<Page> {
  const tab = await context.newPage();
  complaints = [];
  tab.on('pageerror', (error) => complaints.push(error.message));
  tab.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await tab.goto(`${site.url}${link}`);
  await button(tab, 'Run').waitFor();
  return tab;
}

const button = (tab: Page, name: string): Locator => tab.getByRole('button', { name, exact: true });
/** Progress stands on the page and, for screen readers, in a live region after it. */
const progress = (tab: Page, words: RegExp | string): Locator => tab.getByText(words).first();
const choice = (tab: Page, name: string): Locator => tab.getByRole('radio', { name, exact: true });

/** The number after `words` in the first text that shows it. */
async function shownNumber(tab: Page, words: RegExp): Promise<number> {
  const text = await tab.getByText(words).first().innerText();
  return Number(words.exec(text)?.[1]?.replaceAll(',', ''));
}

async function shownCells(tab: Page): Promise<number[]> {
  const grids = await tab.getByRole('img', { name: /^Layer \d+: / }).all();
  return Promise.all(grids.map((grid) => grid.getByText(/^Neuron \d+: /).count()));
}

describe('the first page', () => {
  it('opens on ReLU with its curve, its derivative and its formula', async () => {
    expect(await choice(page, 'ReLU').isChecked()).toBe(true);
    expect(await page.getByRole('heading', { name: 'ReLU and its derivative' }).isVisible()).toBe(true);
    const figure = page.getByRole('img', { name: /^ReLU: f above and its derivative/ });
    expect(await figure.isVisible()).toBe(true);
    expect(await figure.getByText('x, the pre-activation').isVisible()).toBe(true);
  });

  it('lists every function once, and draws each that is clicked', async () => {
    const names = await page
      .getByRole('radio')
      .evaluateAll((radios) => radios.map((radio) => radio.closest('label')?.textContent.trim() ?? ''));
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(14);
    for (const name of names) {
      await choice(page, name).click();
      await page.getByRole('img', { name: `${name}: f above` }).waitFor();
    }
  });

  it('shows values of f and f′ in a table', async () => {
    await choice(page, 'Tanh').click();
    await page.getByRole('img', { name: 'Tanh: f above' }).waitFor();
    await page.getByText('Values as a table').first().click();
    const row = page.getByRole('row', { name: /^1 0\.7616 0\.42/ });
    await row.waitFor();
    expect(await row.isVisible()).toBe(true);
  });

  it('is fully usable at the width of a phone, without scrolling sideways', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await choice(page, 'GELU').click();
    await page.getByRole('img', { name: 'GELU: f above' }).waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

describe('a training by clicks', () => {
  it('of ReLU on the default images reaches 78 % in 15 epochs and ends in the neuron grids', async () => {
    await choice(page, 'GELU').click();
    await choice(page, 'ReLU').click();
    expect(await page.getByLabel('Learning rate').inputValue()).toBe('0.01');
    await button(page, 'Run').click();
    await page.getByRole('progressbar', { name: 'Training' }).waitFor({ timeout: 60_000 });
    await progress(page, 'ReLU: finished 15 epochs').waitFor({ timeout: 240_000 });

    const accuracy = await shownNumber(page, /Test accuracy (\d+\.\d) %.*after epoch 15/);
    expect(accuracy).toBeGreaterThanOrEqual(78);
    expect(accuracy).toBeLessThan(95);
    const epochs = page.getByRole('img', { name: /^Accuracy: .*test \d+\.\d % at epoch 15\.0/ });
    expect(await epochs.isVisible()).toBe(true);

    await page.getByRole('heading', { name: 'Neurons of ReLU after 15 epochs' }).waitFor({ timeout: 60_000 });
    expect(await shownCells(page)).toEqual([256, 192, 128, 64]);
    const summary = page.getByText(/\d+ of 640 neurons are dead\s+\(\d+\.\d %\)/);
    expect(await summary.innerText()).toContain('every one of 10,000 training images');

    const dead = await shownNumber(page, /(\d+) of 640 neurons are dead/);
    const rows = await page.getByRole('region', { name: 'Neuron counts per layer' }).getByRole('row').all();
    const cells = await Promise.all(rows.slice(1).map((row) => row.getByRole('cell').allInnerTexts()));
    expect(cells.map(([layer, units]) => [layer, units])).toEqual([
      ['1', '256'],
      ['2', '192'],
      ['3', '128'],
      ['4', '64'],
    ]);
    expect(cells.reduce((sum, row) => sum + Number(row[2]), 0)).toBe(dead);
    expect(await page.getByText(/^Neuron \d+: dead/).count()).toBe(dead);
  }, 360_000);

  it('can be paused, resumed at the same place, and stopped', async () => {
    await button(page, 'Run').click();
    await progress(page, /ReLU: epoch \d/).waitFor({ timeout: 60_000 });
    await button(page, 'Pause').click();
    await progress(page, /ReLU: paused at epoch/).waitFor();
    const paused = await shownNumber(page, /paused at epoch (\d+\.\d)/);
    expect(await page.getByLabel('Learning rate').isDisabled()).toBe(true);
    await button(page, 'Resume').click();
    await progress(page, /ReLU: epoch \d/).waitFor();
    await button(page, 'Stop').click();
    await progress(page, /ReLU: stopped at epoch/).waitFor();
    expect(await shownNumber(page, /stopped at epoch (\d+\.\d)/)).toBeGreaterThanOrEqual(paused);
    await page.getByRole('heading', { name: /^Neurons of ReLU after/ }).waitFor({ timeout: 60_000 });
    expect(await page.getByLabel('Learning rate').isDisabled()).toBe(false);
  }, 120_000);

  it('shows the neurons of the untrained network on request', async () => {
    await button(page, 'Neurons before training').click();
    await page.getByRole('heading', { name: 'Neurons of ReLU before training' }).waitFor({ timeout: 60_000 });
    expect(await shownCells(page)).toEqual([256, 192, 128, 64]);
  }, 90_000);

  it('that diverges is said to have diverged, with a way on', async () => {
    await page.getByLabel('Learning rate').fill('100');
    await button(page, 'Run').click();
    await page.getByText(/The training diverged at step/).waitFor({ timeout: 90_000 });
    expect(await button(page, 'Run again with learning rate 10').isVisible()).toBe(true);
  }, 120_000);
});

describe('what is refused', () => {
  it('is explained beside its field, and nothing starts', async () => {
    await page.getByLabel('Learning rate').fill('-1');
    await button(page, 'Run').click();
    const reason = page.getByText('Learning rate must be a number from 0.000001 to 100.');
    await reason.waitFor();
    expect(await page.getByLabel('Learning rate').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByRole('progressbar').count()).toBe(0);
    await page.getByLabel('Learning rate').fill('0.1');
    await page.getByLabel('Momentum').focus();
    await reason.waitFor({ state: 'detached' });
  });

  it('in a link is replaced by what can be used, visibly', async () => {
    page = await open('#f=__proto__&lr=banana&epochs=99999&constructor=1');
    await page.getByText(/Epochs “99999” must be/).waitFor();
    expect(await page.getByLabel('Epochs').inputValue()).toBe('1000');
    expect(await page.getByLabel('Learning rate').inputValue()).toBe('0.01');
    expect(await choice(page, 'ReLU').isChecked()).toBe(true);
  });

  it('of a function that does not exist leaves ReLU and a notice', async () => {
    page = await open('#f=constructor');
    await page.getByText('There is no activation function “constructor”; relu is shown.').waitFor();
    expect(await choice(page, 'ReLU').isChecked()).toBe(true);
    await button(page, 'Dismiss').click();
    expect(await page.getByText('There is no activation function').count()).toBe(0);
  });

  it('by the server, a download, can be retried once the data is back', async () => {
    await context.route('**/data/**', (route) => route.fulfill({ status: 404, body: 'not here' }));
    await button(page, 'Run').click();
    await page
      .getByText(/npm start/)
      .first()
      .waitFor({ timeout: 30_000 });
    await context.unroute('**/data/**');
    await button(page, 'Retry').click();
    await progress(page, /ReLU: epoch \d/).waitFor({ timeout: 60_000 });
    await button(page, 'Stop').click();
    // The browser itself reports the failed request.
    complaints = complaints.filter((text) => !text.includes('404'));
  }, 120_000);
});

describe('a browser without SIMD', () => {
  it('is told so, and what to do', async () => {
    await context.route('**/worker-*.js', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `WebAssembly.validate = () => false;\n${await response.text()}` });
    });
    await page.reload();
    await page.getByRole('alert').getByText('This browser lacks WebAssembly with SIMD').waitFor();
    expect(await page.getByText('Use a newer browser.').isVisible()).toBe(true);
  });
});

describe('a link', () => {
  it('restores function and settings in a fresh tab', async () => {
    await choice(page, 'Mish').click();
    await page.getByLabel('Epochs').fill('3');
    await page.getByLabel('Hidden layers').fill('64, 32');
    await page.keyboard.press('Tab');
    await page.getByLabel('Initialisation').selectOption({ label: 'He, normal' });
    await page.waitForFunction(() => location.hash.includes('init=he-normal'));
    const link = await page.evaluate(() => location.hash);
    expect(link).toContain('f=mish');

    const tab = await open(link);
    expect(await choice(tab, 'Mish').isChecked()).toBe(true);
    expect(await tab.getByLabel('Epochs').inputValue()).toBe('3');
    expect(await tab.getByLabel('Hidden layers').inputValue()).toBe('64,32');
    expect(await tab.getByLabel('Initialisation').inputValue()).toBe('he-normal');
    await tab.getByRole('img', { name: 'Mish: f above' }).waitFor();
  });

  it('pasted into the open page is followed', async () => {
    await page.evaluate(() => {
      location.hash = '#f=silu&lr=0.5';
    });
    await page.getByRole('img', { name: 'SiLU: f above' }).waitFor();
    expect(await page.getByLabel('Learning rate').inputValue()).toBe('0.5');
  });
});

describe('by keyboard alone', () => {
  it('a function is chosen with Tab and the arrow keys', async () => {
    await page.keyboard.press('Tab');
    const focused = (): Promise<string> =>
      page.getByRole('radio').evaluateAll((radios) => {
        const hit = radios.find((radio) => (radio.getRootNode() as ShadowRoot).activeElement === radio);
        return hit?.closest('label')?.textContent.trim() ?? '';
      });
    expect(await focused()).toBe('ReLU');
    await page.keyboard.press('ArrowDown');
    const next = await focused();
    expect(next).not.toBe('ReLU');
    expect(await choice(page, next).isChecked()).toBe(true);
    await page.getByRole('img', { name: `${next}: f above` }).waitFor();
    await page.keyboard.press('ArrowUp');
    expect(await choice(page, 'ReLU').isChecked()).toBe(true);
  });

  it('a training is started and stopped', async () => {
    await page.getByLabel('Hidden layers').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await progress(page, /ReLU: epoch \d/).waitFor({ timeout: 60_000 });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await progress(page, /ReLU: stopped at epoch/).waitFor();
  }, 90_000);
});
