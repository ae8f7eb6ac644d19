/** What can be done with the page, by the names of its commands, from its element. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { ActivariumPage } from '../../web/src/page/activarium-page.js';
import { button, linkWith, linkWithout, progress, visit } from './visit.js';

const site = visit();

/** Whether it was possible. */
const run = (page: Page, id: string): Promise<boolean> =>
  page.locator('activarium-page').evaluate((element, name) => (element as ActivariumPage).run(name), id);

const commands = (page: Page): Promise<readonly { id: string; label: string; isPossible: boolean }[]> =>
  page.locator('activarium-page').evaluate((element) => [...(element as ActivariumPage).commands]);

const possible = async (page: Page): Promise<readonly string[]> =>
  (await commands(page)).filter(({ isPossible }) => isPossible).map(({ id }) => id);

describe('by their names', () => {
  it('a training is run, paused and looked at in another view, and the page follows', async () => {
    const page = await site.open('#f=relu&hidden=64,32&epochs=1000');
    expect(await run(page, 'train.pause')).toBe(false);
    expect(await run(page, 'train.run')).toBe(true);
    await page
      .getByRole('banner')
      .getByText(/^Training, /)
      .waitFor({ timeout: 60_000 });
    expect(await run(page, 'train.pause')).toBe(true);
    await button(page, 'Resume training').waitFor({ timeout: 60_000 });
    expect(await run(page, 'view.neurons')).toBe(true);
    await page.getByRole('heading', { name: 'How often each neuron of ReLU fires' }).waitFor();
    await linkWith(page, 'view=neurons');
    await page.goBack();
    await page.locator('activarium-plot').waitFor();
  }, 180_000);

  it('what is drawn as a button is the same command', async () => {
    const page = await site.open('#view=train&f=relu&hidden=64,32&epochs=1000');
    await page.locator('[data-control="train.run"]').click();
    await page.locator('[data-control="header.train.pause"]').waitFor({ timeout: 60_000 });
    expect(await possible(page)).toEqual(expect.arrayContaining(['train.pause', 'train.stop']));
    await page.locator('[data-control="train.pause"]').click();
    await page.locator('[data-control="train.resume"]').waitFor({ timeout: 60_000 });
    await progress(page, /^ReLU: paused at epoch/).waitFor();
    expect(await run(page, 'train.stop')).toBe(true);
    await progress(page, /^ReLU: stopped at epoch/).waitFor();
    await page.locator('[data-control="view.explore"]').click();
    await page.locator('activarium-plot').waitFor();
  }, 180_000);

  it('a function is judged from another view, once the engine has read it', async () => {
    const page = await site.open('#f=relu&draft=~Mine~x*tanh(x)&seeds=2&hidden=64,32');
    expect(await run(page, 'design.judge')).toBe(true);
    await button(page, 'Pause judging').waitFor({ timeout: 60_000 });
    expect(await run(page, 'design.stop')).toBe(true);
    await button(page, 'Pause judging').waitFor({ state: 'detached' });
  }, 180_000);

  it('the theme is chosen, the range is set, and what was said is dismissed', async () => {
    const page = await site.open('#f=relu&x=-2,2&nonsense=1');
    expect(await run(page, 'explore.reset-range')).toBe(true);
    expect(await run(page, 'explore.zoom-in')).toBe(true);
    await linkWith(page, 'x=-3.333');
    expect(await run(page, 'explore.zoom-out')).toBe(true);
    await linkWithout(page, 'x');
    expect(await run(page, 'theme.dark')).toBe(true);
    expect(await page.getByLabel('Theme').inputValue()).toBe('dark');
    expect(await run(page, 'page.dismiss')).toBe(true);
    await button(page, 'Dismiss').waitFor({ state: 'detached' });
    expect(await run(page, 'page.dismiss')).toBe(false);
  });
});

describe('the list of commands', () => {
  it('is whole soon after the first curve, with no name twice and words for each', async () => {
    const page = await site.open('#f=relu');
    await expect
      .poll(async () => (await commands(page)).map(({ id }) => id), { timeout: 60_000 })
      .toEqual(expect.arrayContaining(['view.train', 'theme.dark', 'explore.zoom-in', 'train.run', 'design.judge']));
    const all = await commands(page);
    const ids = all.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(all.filter(({ label }) => label.trim() === '')).toEqual([]);
    expect(await possible(page)).toContain('neurons.seven-layers');
  });

  it('stands in the refusal of a name that is none, of a view or of nothing', async () => {
    const page = await site.open('#f=relu');
    for (const id of ['train.fly', 'constructor', '']) {
      const refused = run(page, id).catch((error: unknown) => String(error));
      expect(await refused).toMatch(/There is no command “.*”\. There are view\.explore, .*train\.run.*design\.new/);
    }
  });
});
