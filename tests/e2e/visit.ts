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

/** How long an expectation is asked again for; a busy machine draws late. */
export const patient = { timeout: 20_000 };

export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: typeof name === 'string' });

/** Opens the header's menu, where the theme and what is told of the page are. */
export async function openMenu(page: Page): Promise<void> {
  const opener = button(page, 'Menu');
  if ((await opener.getAttribute('aria-expanded')) === 'false') await opener.click();
}

/** Shows the fields of a training's settings, which are folded at first. */
export const unfoldSettings = (page: Page): Promise<void> => button(page, /^all settings/).click();

/** Progress stands on the page and, for screen readers, in a live region after it. */
export const progress = (page: Page, words: RegExp | string): Locator => page.getByText(words).first();

/** The number after `words` in the first text that shows it. */
export async function shownNumber(page: Page, words: RegExp): Promise<number> {
  const text = await page.getByText(words).first().innerText();
  return Number(words.exec(text)?.[1]?.replaceAll(',', ''));
}

/** The link of the state that the page is in, once the address bar holds `part`; each part of a decoded link ends in &. */
export async function linkWith(page: Page, part: string | RegExp): Promise<string> {
  const pattern = typeof part === 'string' ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : part.source;
  await page.waitForFunction(
    (text) => new RegExp(text).test(`${decodeURIComponent(location.hash.replaceAll('+', ' '))}&`),
    pattern,
  );
  return page.evaluate(() => location.hash);
}

/** The same, once the address bar says nothing of a property. */
export async function linkWithout(page: Page, key: string): Promise<string> {
  await page.waitForFunction((name) => !new URLSearchParams(location.hash.slice(1)).has(name), key);
  return page.evaluate(() => location.hash);
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

/** Whether all of it lies in the window, and nothing over it at its middle. */
export async function isInSight(element: Locator): Promise<boolean> {
  return element.evaluate((found) => {
    const { left, right, top, bottom } = found.getBoundingClientRect();
    const root = found.getRootNode() as ShadowRoot;
    const at = root.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const isOnTop = at !== null && (found.contains(at) || at.contains(found));
    return isOnTop && top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
  });
}
