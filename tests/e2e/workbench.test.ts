/** The page as a workbench: what stays in sight while something else scrolls, on a laptop, on a phone, before a room, on paper. */
import { describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { button, isInSight, openMenu, patient, visit } from './visit.js';

const site = visit();

const figure = (page: Page): Locator => page.locator('activarium-plot svg.picture').first();

describe('on a laptop', () => {
  it('header, picker and card stay where they are while the stage scrolls', async () => {
    const page = await site.open('#f=relu,gelu');
    await page.locator('activarium-heat-map').waitFor();
    const fixed = [page.getByRole('banner'), page.getByRole('searchbox'), page.locator('aside.card')];
    const before = await Promise.all(fixed.map((each) => each.boundingBox()));
    const place = await figure(page).boundingBox();
    await figure(page).hover();
    await page.mouse.wheel(0, 400);
    await expect.poll(async () => (await figure(page).boundingBox())?.y, patient).toBe((place?.y ?? NaN) - 400);
    expect(await Promise.all(fixed.map((each) => each.boundingBox()))).toEqual(before);
    expect(await page.evaluate(() => [scrollY, document.documentElement.scrollHeight - innerHeight])).toEqual([0, 0]);
  });

  it('any tile that is chosen has its figure in sight at once', async () => {
    const page = await site.open('#f=tanh');
    await figure(page).waitFor();
    const tiles = page.locator('activarium-picker .choose');
    const count = await tiles.count();
    expect(count).toBeGreaterThan(40);
    for (let i = 0; i < count; i += 1) {
      const tile = tiles.nth(i);
      await tile.click();
      expect(await tile.getAttribute('aria-pressed')).toBe('true');
      // A function of the output layer has none, and says so.
      const shown = (await figure(page).count()) > 0 ? figure(page) : page.locator('.no-curve');
      expect(await isInSight(shown), (await tile.getAttribute('data-id')) ?? '').toBe(true);
    }
  });
});

describe('on a phone', () => {
  async function phone(link: string): Promise<Page> {
    const page = await site.context.newPage();
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${site.url}${link}`);
    return page;
  }

  it('the figure is on the first screen, with the picker below it at the thumb', async () => {
    const page = await phone('#f=relu,gelu');
    await page
      .locator('activarium-plot svg.picture path[d*="C"], activarium-plot svg.picture path[d*="L"]')
      .first()
      .waitFor();
    const strip = await page.locator('activarium-picker').boundingBox();
    expect(strip?.y).toBeGreaterThan(740 - 110);
    const box = await figure(page).boundingBox();
    expect((box?.y ?? NaN) + (box?.height ?? NaN)).toBeLessThanOrEqual(strip?.y ?? NaN);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  it('the list of functions opens from the strip and closes on what is chosen', async () => {
    const page = await phone('#f=relu');
    const opener = button(page, 'Find and choose functions');
    await opener.click();
    await page.getByRole('searchbox').fill('mish');
    await page.locator('activarium-picker [data-id="mish"]').click();
    await page.getByRole('application', { name: /^Mish: f above/ }).waitFor();
    expect(await page.getByRole('searchbox').isVisible()).toBe(false);
    await opener.click();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('searchbox').isVisible()).toBe(false);
    expect(await opener.evaluate((found) => found.matches(':focus'))).toBe(true);
  });
});

describe('before a room', () => {
  const sizeOf = (text: Locator): Promise<number> =>
    text.evaluate((found) => parseFloat(getComputedStyle(found).fontSize));
  const tick = (page: Page): Locator => page.locator('activarium-plot svg.picture text').first();

  it('type and lines are half as large again, picker and card are gone, and a link opens it', async () => {
    const page = await site.open('#f=relu,gelu');
    await page.locator('activarium-plot path.curve').first().waitFor();
    const heading = page.getByRole('heading', { level: 2 }).first();
    const before = [await sizeOf(heading), (await tick(page).boundingBox())?.height ?? NaN] as const;
    await openMenu(page);
    await button(page, 'Present to a room').click();
    await page.locator('activarium-picker').waitFor({ state: 'detached' });
    expect(await page.locator('aside.card').count()).toBe(0);
    expect((await sizeOf(heading)) / before[0]).toBeCloseTo(1.5, 2);
    await expect
      .poll(async () => ((await tick(page).boundingBox())?.height ?? NaN) / before[1], patient)
      .toBeCloseTo(1.5, 1);
    await expect.poll(() => page.url(), patient).toContain('mode=present');
    await page.keyboard.press('Escape');
    await page.locator('activarium-picker').waitFor();
    const again = await site.open('#f=relu&mode=present');
    await figure(again).waitFor();
    expect(await again.locator('activarium-picker').count()).toBe(0);
  });

  it('the pointer reads the place that it is at', async () => {
    const page = await site.open('#f=relu&mode=present');
    await page.locator('activarium-plot path.curve').last().waitFor();
    const twos = await page.locator('activarium-plot svg.picture text').filter({ hasText: /^2$/ }).all();
    const boxes = await Promise.all(twos.map((each) => each.boundingBox()));
    // The x-axis's lies lowest.
    const box = boxes.sort((a, b) => (b?.y ?? 0) - (a?.y ?? 0))[0];
    const place = await figure(page).boundingBox();
    await page.mouse.click((box?.x ?? NaN) + (box?.width ?? NaN) / 2, (place?.y ?? NaN) + (place?.height ?? NaN) / 3);
    await expect.poll(() => Number(/at=([^&]*)/.exec(page.url())?.[1]), patient).toBeCloseTo(2, 1);
  });
});

describe('on paper', () => {
  it('stand the figure, its title, its legend and the address, on one page', async () => {
    const page = await site.open('#f=relu,gelu&x=-3..3');
    await page.locator('activarium-plot path.curve').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    for (const gone of [page.getByRole('banner'), page.locator('activarium-picker'), page.locator('aside.card')])
      expect(await gone.isVisible()).toBe(false);
    expect(await page.getByRole('button').and(page.locator(':visible')).count()).toBe(0);
    expect(await page.getByText(page.url(), { exact: true }).isVisible()).toBe(true);
    expect(await page.getByRole('heading', { name: /and their derivatives/ }).isVisible()).toBe(true);
    expect(await figure(page).getByText('GELU').first().isVisible()).toBe(true);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
  });
});

describe('the menu', () => {
  it('opens and closes by keys, and tells of help, keys, source, licence and how to cite', async () => {
    const page = await site.open();
    const opener = button(page, 'Menu');
    await opener.focus();
    await page.keyboard.press('Enter');
    await button(page, 'Print the figure').waitFor();
    await page.keyboard.press('Escape');
    expect(await opener.getAttribute('aria-expanded')).toBe('false');
    expect(await opener.evaluate((found) => found.matches(':focus'))).toBe(true);
    for (const name of ['Help', 'Keys', 'About', 'Source', 'Licence', 'How to cite']) {
      await openMenu(page);
      await button(page, name).click();
      const heading = page.getByRole('dialog').getByRole('heading', { name, exact: true });
      await expect.poll(() => heading.evaluate((found) => found.matches(':focus')), patient).toBe(true);
      expect(await isInSight(heading)).toBe(true);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  });

  it('the texts of the licences are there', async () => {
    for (const [file, words] of [
      ['LICENSE.txt', 'MIT License'],
      ['licences.md', 'lit'],
    ] as const) {
      const response = await fetch(new URL(file, site.url));
      expect(response.status).toBe(200);
      expect(await response.text()).toContain(words);
    }
  });
});
