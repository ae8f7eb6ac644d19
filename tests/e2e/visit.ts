/** A visit to the built site: a fresh context for each test, what the browser complained about, and words for locators. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launch, serveSite } from './browser.mjs';

export interface Visit {
  browser: Browser;
  context: BrowserContext;
  url: string;
  /** Errors of the page and of the browser, content policy included; each test ends with none. */
  complaints: string[];
  /** A fresh tab on a link of the page, its engine started; from another server than `url` where one is named. */
  open(link?: string, server?: string): Promise<Page>;
  /** Takes out complaints that the test itself provoked. */
  forgive(words: RegExp): void;
}

/** Starts browser and server for a file of tests. */
export function visit(): Visit {
  let site: Awaited<ReturnType<typeof serveSite>>;
  const visit = {
    complaints: [] as string[],
    async open(link = '', server = visit.url): Promise<Page> {
      const page = await visit.context.newPage();
      await page.goto(`${server}${link}`);
      await page.getByRole('link', { name: 'Explore' }).waitFor();
      await page.getByText('Loading the engine…').waitFor({ state: 'detached' });
      return page;
    },
    forgive(words: RegExp): void {
      visit.complaints = visit.complaints.filter((text) => !words.test(text));
    },
  } as Visit;

  beforeAll(async () => {
    [visit.browser, site] = await Promise.all([launch(), serveSite()]);
    visit.url = site.url;
  });
  afterAll(async () => {
    await visit.browser.close();
    await site.close();
  });
  beforeEach(async () => {
    visit.complaints = [];
    visit.context = await visit.browser.newContext({ viewport: { width: 1280, height: 800 } });
    visit.context.on('weberror', (error) => visit.complaints.push(error.error().message));
    visit.context.on('console', (message) => {
      if (message.type() === 'error') visit.complaints.push(message.text());
    });
  });
  afterEach(async () => {
    await visit.context.close();
    expect(visit.complaints).toEqual([]);
  });
  return visit;
}

export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: typeof name === 'string' });

/** Progress stands on the page and, for screen readers, in a live region after it. */
export const progress = (page: Page, words: RegExp | string): Locator => page.getByText(words).first();

/** The number after `words` in the first text that shows it. */
export async function shownNumber(page: Page, words: RegExp): Promise<number> {
  const text = await page.getByText(words).first().innerText();
  return Number(words.exec(text)?.[1]?.replaceAll(',', ''));
}

/** The link of the state that the page is in, once the address bar holds `part`. */
export async function linkWith(page: Page, part: string | RegExp): Promise<string> {
  const pattern = typeof part === 'string' ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : part.source;
  await page.waitForFunction((text) => new RegExp(text).test(location.hash), pattern);
  return page.evaluate(() => location.hash);
}

/**
 * How many times slower than a quiet processor of 3.7 GHz this one is just now, at least 1: a chain of multiplications
 * and additions, each of which waits for the last, takes eight cycles a link on any processor.
 */
export function slowness(): number {
  const links = 1e7;
  const quiet = (8 * links) / 3.7e6; // milliseconds
  let worst = quiet;
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    let x = 1;
    for (let i = 0; i < links; i += 1) x = x * 0.9999999 + 1e-9;
    worst = Math.max(worst, x > 0 ? performance.now() - start : 0);
  }
  // What waits for memory and for other processes suffers twice from a host that is busy.
  return worst > 1.1 * quiet ? (2 * worst) / quiet : 1;
}

/**
 * Watches for tasks that hold the page up, and first proves with one of its own that it sees them. What it gives tells
 * the milliseconds of all that took longer than `bound` since then, the bound of a quiet processor.
 */
export async function watchLongTasks(page: Page): Promise<(bound: number) => Promise<number[]>> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(Math.round(entry.duration));
    }).observe({ type: 'longtask' });
    setTimeout(() => {
      const end = performance.now() + 120;
      while (performance.now() < end);
    });
  });
  await page.waitForFunction(() => (window as unknown as { tasks: number[] }).tasks.some((task) => task >= 120));
  await page.evaluate(() => {
    (window as unknown as { tasks: number[] }).tasks.length = 0;
  });
  const before = slowness();
  return async (bound) => {
    // What was observed is told in a task of its own.
    await page.waitForTimeout(300);
    return page.evaluate(
      (least) => (window as unknown as { tasks: number[] }).tasks.filter((task) => task > least),
      bound * Math.max(before, slowness()),
    );
  };
}

/** Waits until two pictures of it in a row are the same, and gives that picture. */
export async function stillPicture(what: Locator): Promise<Buffer> {
  let before = await what.screenshot();
  for (let i = 0; i < 20; i += 1) {
    await what.page().waitForTimeout(150);
    const now = await what.screenshot();
    if (now.equals(before)) return now;
    before = now;
  }
  throw new Error('It never stood still.');
}

/** The words of what has the focus, through shadow roots. */
export const focusedWords = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent.trim() ?? '';
  });

/** Presses Tab until what has the focus is called so; gives up after a whole page of stops. */
export async function tabTo(page: Page, name: RegExp, stops = 80): Promise<void> {
  for (let i = 0; i < stops; i += 1) {
    await page.keyboard.press('Tab');
    if (name.test(await focusedWords(page))) return;
  }
  throw new Error(`Tab never reached ${String(name)}.`);
}
