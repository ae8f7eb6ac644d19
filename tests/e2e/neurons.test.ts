/** Which neurons are dead: counted before and after training, over the epochs, and one of them opened. */
import { describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { button, focusedWords, linkWith, linkWithout, patient, tabTo, visit } from './visit.js';

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

/** Whether all of it is on the screen. */
const inSight = async (what: Locator): Promise<boolean> => {
  const box = await what.boundingBox();
  const size = what.page().viewportSize();
  return (
    box !== null &&
    size !== null &&
    box.y >= 0 &&
    box.x >= 0 &&
    box.y + box.height <= size.height &&
    box.x + box.width <= size.width
  );
};

/** How many colours the cells of a layer have. */
const coloursOf = (page: Page, layer: number): Promise<number> =>
  grid(page, layer)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      const colours = new Set<string>();
      for (let i = 0; i < data.length; i += 4) colours.add([data[i], data[i + 1], data[i + 2]].join());
      return colours.size;
    });

describe('Neurons opened fresh', () => {
  it('shows coloured cells of every layer, and what they are of, without a press or a scroll', async () => {
    const page = await site.open('#view=neurons');
    await grid(page, 4).waitFor({ timeout: 60_000 });
    for (const layer of [1, 2, 3, 4]) {
      expect(await inSight(grid(page, layer))).toBe(true);
      await expect.poll(() => coloursOf(page, layer), patient).toBeGreaterThan(10);
    }
    expect(
      await inSight(page.getByRole('heading', { name: 'Neurons of ReLU before training, over 1,000 images' })),
    ).toBe(true);
    expect(await inSight(page.getByText('Press a cell to look inside its neuron.'))).toBe(true);
  }, 90_000);

  it('downloads no more than the first 1,000 images', async () => {
    const page = await site.context.newPage();
    const files: string[] = [];
    page.on('requestfinished', (request) => files.push(new URL(request.url()).pathname.split('/').at(-1) ?? ''));
    await page.goto(`${site.url}#view=neurons`);
    await grid(page, 4).waitFor({ timeout: 60_000 });
    expect(files.filter((name) => name.endsWith('.gz')).sort()).toEqual(['train-images-00.gz', 'train-labels-00.gz']);
  }, 90_000);

  it('shows coloured cells on the first screen of a phone', async () => {
    const page = await site.open('#view=neurons');
    await page.setViewportSize({ width: 360, height: 740 });
    await grid(page, 1).waitFor({ timeout: 60_000 });
    await expect.poll(async () => (await grid(page, 1).boundingBox())?.y, patient).toBeLessThan(700);
    const room = await page
      .locator('activarium-neurons')
      .evaluate((element) => [element.scrollWidth, element.clientWidth]);
    expect(room[0]).toBe(room[1]);
  }, 90_000);

  it('counts anew what is set otherwise', async () => {
    const page = await site.open('#view=neurons&hidden=64,32');
    await grid(page, 2).waitFor({ timeout: 60_000 });
    const words = await grid(page, 1).getAttribute('aria-valuetext');
    await page.evaluate(() => {
      location.hash = '#view=neurons&hidden=48,32&seed=9';
    });
    await page.getByRole('heading', { name: 'Layer 1: 48 neurons' }).waitFor({ timeout: 60_000 });
    await page.getByText(/from seed 9\.$/).waitFor();
    expect(await grid(page, 1).getAttribute('aria-valuetext')).not.toBe(words);
  }, 90_000);

  it('opens a cell beside the grid, which stays where it was, and closes it with Escape, not with Back', async () => {
    const page = await site.open('#view=neurons');
    await grid(page, 4).waitFor({ timeout: 60_000 });
    const cell = { position: { x: 90, y: 40 } };
    await grid(page, 2).hover(cell);
    const cue = page.locator('activarium-neuron-layer .cue');
    await cue.getByText(/^Neuron \d+: /).waitFor();
    expect(await inSight(cue)).toBe(true);
    const before = await grid(page, 2).boundingBox();
    await grid(page, 2).click(cell);
    const heading = page.getByRole('heading', { name: /^Layer 2, neuron \d+$/ });
    await heading.waitFor();
    await page.getByText(/^Smallest: /).waitFor({ timeout: 30_000 });
    expect(await inSight(heading)).toBe(true);
    expect(await grid(page, 2).boundingBox()).toEqual(before);
    expect((await heading.boundingBox())?.x).toBeGreaterThan((before?.x ?? 0) + (before?.width ?? 0));
    await heading.press('Escape');
    await heading.waitFor({ state: 'detached' });
  }, 90_000);

  it('shows two functions side by side, the same layers in one row', async () => {
    const page = await site.open('#view=neurons&f=relu,leaky-relu');
    await grid(page, 4).waitFor({ timeout: 60_000 });
    const dead = await deadTotal(page);
    await page.locator('[data-control="beside.leaky-relu"]').click();
    const [left, right] = ['ReLU', 'LeakyReLU'].map((name) =>
      page.getByRole('slider', { name: `Neurons of layer 4, ${name}`, exact: true }),
    );
    if (!left || !right) throw new Error('There are no two grids.');
    await right.waitFor({ timeout: 60_000 });
    await page
      .getByText(`ReLU: ${String(dead)} of 640 dead; LeakyReLU: none of 640 dead, before training, over 1,000 images.`)
      .waitFor();
    expect([await inSight(left), await inSight(right)]).toEqual([true, true]);
    expect((await left.boundingBox())?.y).toBe((await right.boundingBox())?.y);
    const tab = await site.open(await linkWith(page, 'beside=leaky-relu'));
    await tab.getByRole('slider', { name: 'Neurons of layer 4, LeakyReLU', exact: true }).waitFor({ timeout: 60_000 });
  }, 120_000);

  it('says what is wrong where the images cannot be had, and tries again', async () => {
    const page = await site.context.newPage();
    await page.route('**/fashion-mnist/**', (route) => route.abort());
    await page.goto(`${site.url}#view=neurons&hidden=16`);
    await page.getByRole('alert').waitFor({ timeout: 60_000 });
    await page.getByRole('heading', { name: 'Layer 1: 16 neurons' }).waitFor();
    await page.unroute('**/fashion-mnist/**');
    await button(page, 'Retry').click();
    await grid(page, 1).waitFor({ timeout: 60_000 });
    site.forgive(/ERR_FAILED|Failed to load/);
  }, 90_000);
});

describe('the neurons of a network', () => {
  it('are counted before training, then after every epoch, and the slider goes back through them', async () => {
    const page = await site.open('#view=neurons&epochs=3');
    await button(page, 'Count over 10,000 images').click();
    await page
      .getByText(/for every one of 10,000 training images/)
      .first()
      .waitFor({ timeout: 60_000 });
    await page.getByRole('heading', { name: 'How often each neuron of ReLU fires' }).waitFor();
    await grid(page, 4).waitFor();
    const before = await deadTotal(page);

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
    const shown = (): Promise<string | null> => moment(page).getAttribute('aria-valuetext');
    await expect.poll(shown, patient).toMatch('after epoch 1');
    await expect.poll(shown, patient).toMatch('after epoch 3');
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
    // What was trained is kept: another tab shows it, and trains nothing.
    const tab = await site.open(link);
    await tab.getByRole('heading', { name: 'Layer 1, neuron 1', exact: true }).waitFor({ timeout: 60_000 });
    await tab.getByText('after epoch 1').first().waitFor();
    await tab.getByRole('heading', { name: /^The images that (excite it most|come closest)/ }).waitFor();
    await expect.poll(() => tab.getByRole('img', { name: /, z −?\d/ }).count(), patient).toBe(9);
    await tab.getByRole('heading', { name: 'Layer 1, neuron 1', exact: true }).focus();
    await tab.keyboard.press('Escape');
    await tab.getByRole('heading', { name: 'Layer 1, neuron 1', exact: true }).waitFor({ state: 'detached' });
    await expect.poll(() => focusedWords(tab), patient).toBe('Neurons of layer 1');
    await button(page, 'Close').click();
    expect(await page.getByRole('heading', { name: 'Layer 1, neuron 1', exact: true }).count()).toBe(0);
  }, 180_000);

  it('are reached, opened and closed by keyboard alone', async () => {
    const page = await site.open('#view=neurons&hidden=64,32&epochs=1');
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
    const page = await site.open('#view=neurons&f=gelu&lr=0.3');
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

    // What the reader had set can be had back.
    await linkWithout(page, 'lr');
    await page.locator('[data-control="train.take-back"]').waitFor();

    const tab = await site.open(await linkWith(page, 'hidden=2048,1024'));
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
