/** Which neurons are dead: counted before and after training, over the epochs, and one of them opened. */
import { describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { button, focusedWords, linkWith, patient, tabTo, visit } from './visit.js';

const site = visit();

const grid = (page: Page, layer: number): Locator =>
  page.getByRole('slider', { name: `Neurons of layer ${String(layer)}`, exact: true });
const moment = (page: Page): Locator => page.getByRole('slider', { name: 'Moment of the training' });
const rows = async (page: Page): Promise<string[][]> => {
  const all = await page.getByRole('region', { name: 'Neuron counts per layer' }).getByRole('row').all();
  return Promise.all(all.slice(1).map(async (row) => row.getByRole('cell').allInnerTexts()));
};
const deadTotal = async (page: Page): Promise<number> =>
  Number(
    /(\d[\d,]*) of/
      .exec(
        await page
          .getByText(/ neurons are dead/)
          .first()
          .innerText(),
      )?.[1]
      ?.replaceAll(',', ''),
  );

describe('the neurons of a network', () => {
  it('are counted before training, then after every epoch, and the slider goes back through them', async () => {
    const page = await site.open('#view=neurons&epochs=3');
    await button(page, 'Count before training').click();
    await page.getByRole('heading', { name: 'How often each neuron of ReLU fires' }).waitFor({ timeout: 60_000 });
    await grid(page, 4).waitFor();
    const before = await deadTotal(page);
    await page
      .getByText(/for every one of 10,000 training images/)
      .first()
      .waitFor();

    await button(page, 'Train and watch').click();
    await page.getByText('after epoch 3').first().waitFor({ timeout: 60_000 });
    await page.getByRole('progressbar', { name: 'Training in progress' }).waitFor({ state: 'detached' });
    const after = await deadTotal(page);
    const table = await rows(page);
    expect(table.map((cells) => cells[0])).toEqual(['256', '192', '128', '64', '640']);
    expect(Number(table[4]?.[1])).toBe(before);
    expect(parseInt(table[4]?.[2] ?? '', 10)).toBe(after);
    expect(table.slice(0, 4).reduce((sum, cells) => sum + parseInt(cells[2] ?? '', 10), 0)).toBe(after);

    // The layer's neurons one by one, as a screen reader tells them, against the table.
    await grid(page, 4).focus();
    await page.keyboard.press('Home');
    let dead = 0;
    for (let unit = 1; unit <= 64; unit += 1) {
      const words = (await grid(page, 4).getAttribute('aria-valuetext')) ?? '';
      expect(words).toMatch(new RegExp(`^Neuron ${String(unit)}: `));
      if (!words.includes(': fires on ')) dead += 1;
      await page.keyboard.press('ArrowRight');
    }
    expect(dead).toBe(parseInt(table[3]?.[2] ?? '', 10));

    await moment(page).focus();
    await page.keyboard.press('Home');
    await page.getByText('before training').first().waitFor();
    expect(await deadTotal(page)).toBe(before);
    await linkWith(page, 'moment=0&');
    await button(page, 'Play').click();
    await page.getByText('after epoch 1').first().waitFor();
    await page.getByText('after epoch 3').first().waitFor();
    expect(await deadTotal(page)).toBe(after);
  }, 180_000);

  it('are opened by a click: histogram, picture of the weights, the images that excite it', async () => {
    const page = await site.open('#view=neurons&hidden=64,32&epochs=1');
    await button(page, 'Train and watch').click();
    await page.getByText('after epoch 1').first().waitFor({ timeout: 60_000 });
    const box = await grid(page, 1).locator('canvas').boundingBox();
    await grid(page, 1)
      .locator('canvas')
      .click({ position: { x: 6, y: 6 } });
    expect(box?.width).toBeGreaterThan(100);
    await page.getByRole('heading', { name: 'Layer 1, neuron 1', exact: true }).waitFor();
    await page.getByRole('application', { name: /^Histogram of the pre-activations/ }).waitFor({ timeout: 30_000 });
    await page.getByText(/^Smallest: .* Largest: /).waitFor();
    await page.getByRole('img', { name: /^Its weights: weights of 28 × 28 pixels/ }).waitFor();
    await page.getByRole('heading', { name: /^The images that (excite it most|come closest)/ }).waitFor();
    expect(await page.getByRole('img', { name: /, z −?\d/ }).count()).toBe(9);

    const link = await linkWith(page, 'neuron=1.1');
    const tab = await site.open(link);
    await button(tab, 'Train and watch').click();
    await tab.getByRole('heading', { name: 'Layer 1, neuron 1', exact: true }).waitFor({ timeout: 60_000 });
    await tab.getByRole('heading', { name: 'Layer 1, neuron 1', exact: true }).focus();
    await tab.keyboard.press('Escape');
    await tab.getByRole('heading', { name: 'Layer 1, neuron 1', exact: true }).waitFor({ state: 'detached' });
    await expect.poll(() => focusedWords(tab), patient).toBe('Neurons of layer 1');
    await button(page, 'Close').click();
    expect(await page.getByRole('heading', { name: 'Layer 1, neuron 1', exact: true }).count()).toBe(0);
  }, 180_000);

  it('are reached, opened and closed by keyboard alone', async () => {
    const page = await site.open('#view=neurons&hidden=64,32&epochs=1');
    await tabTo(page, /^Count before training$/);
    await page.keyboard.press('Enter');
    await grid(page, 2).waitFor({ timeout: 60_000 });
    await tabTo(page, /^Neurons of layer 2$/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await grid(page, 2).getAttribute('aria-valuetext')).toMatch(/^Neuron 3: /);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Layer 2, neuron 3', exact: true }).waitFor();
    await page.getByText(/^Smallest: /).waitFor({ timeout: 30_000 });
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Layer 2, neuron 3', exact: true }).waitFor({ state: 'detached' });
    await expect.poll(() => focusedWords(page), patient).toBe('Neurons of layer 2');
    expect(await grid(page, 2).getAttribute('aria-valuetext')).toMatch(/^Neuron 3: /);
    await tabTo(page, /^By rate$/);
    await page.keyboard.press('Enter');
    await linkWith(page, 'sort=rate');
  }, 120_000);
});

describe('the seven-layer example', () => {
  it('is one click, and its link brings its settings back', async () => {
    const page = await site.open('#view=neurons&f=gelu');
    await button(page, 'The seven-layer example').click();
    await grid(page, 7).waitFor({ timeout: 120_000 });
    await page
      .getByText(/for every one of 1,000 training images/)
      .first()
      .waitFor();
    const table = await rows(page);
    expect(table.map((cells) => cells[0])).toEqual(['2,048', '1,024', '1,024', '512', '512', '256', '128', '5,504']);
    const dead = table.map((cells) => parseInt((cells[1] ?? '').replaceAll(',', ''), 10));
    // PyTorch's initialisation kills about 26, 41 and 42 % of the last three layers on 1,000 images.
    expect((dead[4] ?? 0) / 512).toBeGreaterThan(0.15);
    expect((dead[5] ?? 0) / 256).toBeGreaterThan(0.25);
    expect((dead[6] ?? 0) / 128).toBeGreaterThan(0.25);
    expect((dead[0] ?? 0) / 2048).toBeLessThan(0.01);

    const tab = await site.open(await linkWith(page, 'count=1000'));
    await tab.getByRole('heading', { name: 'Layer 7: 128 neurons' }).waitFor();
    await button(tab, 'Count before training').click();
    await grid(tab, 7).waitFor({ timeout: 120_000 });
    expect(await rows(tab)).toEqual(table);
  }, 300_000);
});

describe('the seven-layer example by keyboard', () => {
  it('is reached by Tab and started by Enter', async () => {
    const page = await site.open('#view=neurons');
    await tabTo(page, /^The seven-layer example$/);
    await page.keyboard.press('Enter');
    await grid(page, 7).waitFor({ timeout: 120_000 });
  }, 180_000);
});

describe('a remedy', () => {
  it('for a dead neuron starts another training', async () => {
    const page = await site.open('#view=neurons&epochs=1');
    await button(page, 'Count before training').click();
    await grid(page, 4).waitFor({ timeout: 60_000 });
    await button(page, 'By rate').click();
    // The dead come first.
    await grid(page, 4).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page
      .getByText(/^Dead before training/)
      .first()
      .waitFor();
    await button(page, 'LeakyReLU instead').click();
    await page.getByRole('heading', { name: 'How often each neuron of LeakyReLU fires' }).waitFor({ timeout: 60_000 });
    await linkWith(page, 'f=leaky-relu');
  }, 120_000);
});
