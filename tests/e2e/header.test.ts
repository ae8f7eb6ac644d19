/** The page's head: what is said in it moves nothing, at any width. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { button, visit } from './visit.js';

const site = visit();
const widths = [360, 800, 1100, 1280, 1920] as const;

interface Place {
  readonly height: number;
  /** Where the view below begins. */
  readonly below: number;
  readonly sideways: number;
}

const placeOf = (page: Page): Promise<Place> =>
  page.evaluate(() => {
    const root = document.querySelector('activarium-page')?.shadowRoot;
    const box = (name: string): DOMRect | undefined => root?.querySelector(name)?.getBoundingClientRect();
    return {
      height: box('header')?.height ?? NaN,
      below: (box('main')?.top ?? NaN) + scrollY,
      sideways: document.documentElement.scrollWidth - innerWidth,
    };
  });

/** At each width, at which nothing reaches beyond the window: figures follow it a frame later, on a busy computer more. */
async function places(page: Page): Promise<readonly Place[]> {
  const found: Place[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(async () => (await placeOf(page)).sideways, { timeout: 30_000 }).toBeLessThanOrEqual(0);
    found.push(await placeOf(page));
  }
  return found;
}

const words = (page: Page) => page.getByRole('banner').getByText(/^(Training|Judging), /);

/** What the words come to on a slow computer; what the page writes into them stays its own. */
const lengthen = (page: Page, more: string): Promise<void> =>
  words(page)
    .first()
    .evaluate((span, text) => {
      span.append(text);
    }, more);

describe('the head', () => {
  it('keeps its height while a training says more and more, and the button that pauses it is within reach', async () => {
    const page = await site.open('#view=train&f=relu&hidden=64,32&epochs=1000');
    const before = await places(page);
    await button(page, 'Run').click();
    await words(page).first().waitFor({ timeout: 60_000 });
    expect(await places(page)).toEqual(before);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      await expect.poll(() => button(page, 'Pause training').boundingBox()).not.toBeNull();
      const box = await button(page, 'Pause training').boundingBox();
      expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= 800).toBe(true);
    }
    await button(page, 'Pause training').click();
    await page
      .getByRole('banner')
      .getByText(/^Paused at epoch /)
      .waitFor();
    expect(await places(page)).toEqual(before);
    // Nothing draws the words anew while it is paused.
    await page
      .getByRole('banner')
      .getByText(/^Paused at epoch /)
      .evaluate((span) => {
        span.textContent =
          'Training, epoch 1000.0 of 1000, 23 h 59 min left, and whatever else there may be to say of it';
      });
    expect(await places(page)).toEqual(before);
  }, 120_000);

  it('keeps its height while functions are judged, and while a training is paused beside that', async () => {
    const page = await site.open('#view=train&f=relu&hidden=64,32&epochs=1000&seeds=2');
    const before = await places(page);
    await button(page, 'Run').click();
    await words(page).first().waitFor({ timeout: 60_000 });
    await button(page, 'Pause training').click();
    await page.getByRole('link', { name: 'Design' }).click();
    await button(page, 'Judge it').click();
    await page
      .getByRole('banner')
      .getByText(/^Judging, /)
      .waitFor({ timeout: 60_000 });
    await lengthen(page, ', 23 h 59 min left');
    const beside = await places(page);
    expect(beside.map(({ height }) => height)).toEqual(before.map(({ height }) => height));
    await button(page, 'Pause judging').waitFor();
    await page.setViewportSize({ width: 1280, height: 800 });
    for (const name of ['Resume training', 'Pause judging']) {
      const box = await button(page, name).boundingBox();
      expect(box && box.x >= 0 && box.x + box.width <= 1280).toBe(true);
    }
  }, 120_000);

  it('keeps its height when a link has been copied', async () => {
    const page = await site.open('#f=relu');
    const before = await places(page);
    await button(page, 'Copy link').click();
    await page
      .getByRole('status')
      .filter({ hasText: /^(Copied|Not allowed here)/ })
      .waitFor();
    expect(await places(page)).toEqual(before);
  });
});
