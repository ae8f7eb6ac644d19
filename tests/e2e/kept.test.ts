/** What is kept of trainings: found again after a reload, shown, deleted, and gone after the next one. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { button, focusedWords, linkWith, openMenu, patient, visit } from './visit.js';

const site = visit();

async function train(page: Page): Promise<void> {
  await button(page, 'Run').click();
  await page
    .getByText(/: finished 1 epoch/)
    .first()
    .waitFor({ timeout: 60_000 });
}

async function openKept(page: Page): Promise<void> {
  await openMenu(page);
  await button(page, 'Kept trainings').click();
  await page.getByRole('dialog', { name: 'Kept trainings' }).waitFor();
}

async function reload(page: Page): Promise<void> {
  await page.reload();
  await page.getByRole('link', { name: 'Explore' }).waitFor();
  await page.getByText('Loading the engine…').waitFor({ state: 'detached' });
}

describe('a training that was kept', () => {
  it('is found and shown in Train after a reload, and is gone for good once it was deleted', async () => {
    const page = await site.open('#view=train&f=relu&hidden=16&epochs=1&lr=0.05');
    await train(page);
    await reload(page);
    await page.getByRole('link', { name: 'Explore' }).click();
    await openKept(page);
    await page.getByRole('rowheader', { name: 'ReLU Show' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count(), patient).toBe(0);
    expect(await focusedWords(page)).toBe('Menu');

    await page.evaluate(() => (location.hash = '#f=gelu'));
    await linkWith(page, 'f=gelu&');
    await openKept(page);
    await button(page, 'Show').click();
    await page.getByRole('heading', { name: 'ReLU learns to tell clothes apart' }).waitFor();
    await page
      .getByText(/: finished 1 epoch/)
      .first()
      .waitFor();
    await linkWith(page, 'lr=0.05&');
    expect(await page.getByRole('dialog').count()).toBe(0);

    await openKept(page);
    await button(page, 'Delete').click();
    await page.getByText('1 training was deleted.').waitFor();
    await page.getByText(/^Nothing is kept yet/).waitFor();
    await reload(page);
    await openKept(page);
    await page.getByText(/^Nothing is kept yet/).waitFor();
    await button(page, 'Close').click();
    expect(await page.getByRole('table', { name: 'Results' }).count()).toBe(0);
  }, 180_000);

  it('is seen by another tab, and the number of engines is remembered', async () => {
    const page = await site.open('#view=train&f=relu&hidden=16&epochs=1&lr=0.05');
    await train(page);
    const other = await site.open('#f=gelu');
    await openKept(other);
    await other.getByRole('rowheader', { name: 'ReLU Show' }).waitFor();
    await other.getByLabel('Trains at a time').selectOption('1');
    await reload(other);
    await openKept(other);
    expect(await other.getByLabel('Trains at a time').inputValue()).toBe('1');
    // A press beside it.
    await other.mouse.click(4, 4);
    await expect.poll(() => other.getByRole('dialog').count(), patient).toBe(0);
  }, 180_000);
});
