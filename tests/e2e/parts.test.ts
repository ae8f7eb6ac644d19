/** The parts of the page that are scripts of their own: when they come, and what is said when one does not. */
import { describe, expect, it } from 'vitest';
import { button, progress, visit } from './visit.js';

const site = visit();

describe('a view of its own script', () => {
  it('that cannot be loaded says so, and comes when it is tried again', async () => {
    let isDown = true;
    await site.context.route(/train-view-.*\.js$/, (route) => (isDown ? route.abort() : route.continue()));
    const page = await site.open('#view=train&f=relu&hidden=16&epochs=1');
    await page.getByText('This part of the page could not be loaded.').waitFor();
    isDown = false;
    await button(page, 'Try again').click();
    await button(page, 'Run').waitFor();
    site.forgive(/Failed to load resource/);
  });

  it('leaves the training in the page’s head to be paused from every view', async () => {
    const page = await site.open('#view=train&f=relu&epochs=200');
    await button(page, 'Run').click();
    await progress(page, /ReLU: epoch/).waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Neurons' }).click();
    await page.getByRole('heading', { name: /^Layer 1/ }).waitFor();
    await button(page, 'Pause training').click();
    await button(page, 'Resume training').waitFor();
  });

  it('is loaded without being asked for once the curves are there', async () => {
    const page = await site.context.newPage();
    const addresses: string[] = [];
    page.on('requestfinished', (request) => addresses.push(request.url()));
    await page.goto(site.url);
    await page.locator('activarium-plot path.curve').first().waitFor();
    expect(addresses.filter((address) => address.includes('-view-'))).toEqual([]);
    await expect
      .poll(() => addresses.filter((address) => /(train|neurons)-view-/.test(address)).length, { timeout: 30_000 })
      .toBe(2);
  });
});
