/** Training in the page: run, pause, resume, stop, reset, another seed, what it shows, and that it never holds the page up. */
import { describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { button, focusedWords, linkWith, progress, shownNumber, tabTo, unfoldSettings, visit } from './visit.js';

const site = visit();

/** A network that trains for a few seconds an epoch count of one's choice. */
const short = (epochs: number, functions = 'relu'): string =>
  `#view=train&f=${functions}&hidden=64,32&epochs=${String(epochs)}`;

const result = (page: Page): Promise<number> => shownNumber(page, /Test accuracy on 2,000 images: ReLU (\d+\.\d) %/);

describe('a training by clicks', () => {
  it('of ReLU on the default images reaches 78 % in 15 epochs and shows what it gets wrong', async () => {
    const page = await site.open();
    await page.getByRole('link', { name: 'Train' }).click();
    expect(await page.getByLabel('Learning rate').inputValue()).toBe('0.01');
    await button(page, 'Run').click();
    await page.getByRole('progressbar', { name: 'Training', exact: true }).waitFor({ timeout: 60_000 });
    await progress(page, 'ReLU: finished 15 epochs').waitFor({ timeout: 240_000 });

    const accuracy = await result(page);
    expect(accuracy).toBeGreaterThanOrEqual(78);
    expect(accuracy).toBeLessThan(95);
    expect(await page.getByRole('application', { name: /^Accuracy: ReLU \d+\.\d % at epoch 15/ }).isVisible()).toBe(
      true,
    );

    const confusion = page.locator('activarium-confusion');
    await confusion.getByText('Values as a table').click();
    const table = confusion.getByRole('region', { name: /^What ReLU gets wrong/ });
    const rows = await table.getByRole('row').all();
    expect(rows).toHaveLength(11);
    const names = await table.getByRole('rowheader').allInnerTexts();
    const cells = await Promise.all(rows.slice(1).map((row) => row.getByRole('cell').allInnerTexts()));
    const percent = cells.map((row) => row.map((text) => Number(text.replace(' %', ''))));
    const diagonal = percent.map((row, i) => row[i] ?? NaN);
    expect(names).toContain('Ankle boot');
    // The test images are about evenly spread over the classes, so the mean of the diagonal is the accuracy.
    const mean = diagonal.reduce((sum, share) => sum + share, 0) / 10;
    expect(Math.abs(mean - accuracy)).toBeLessThan(2);

    const wrong = await shownNumber(page, /(\d+) of the first 200 test images/);
    const images = page.getByRole('img', { name: /^Test image \d+: / });
    expect(await images.count()).toBe(12);
    await button(page, 'Show all 200').click();
    expect(await images.count()).toBe(200);
    expect(await page.getByText(/^✗/).count()).toBe(wrong);
    const verdicts = await page.locator('activarium-verdicts li').evaluateAll((items) =>
      items.map((item) => ({
        is: /: (.*)$/.exec(item.querySelector('canvas')?.getAttribute('aria-label') ?? '')?.[1] ?? '',
        said: /[✓✗] (.*), \d+ %$/.exec(item.querySelector('.said')?.textContent ?? '')?.[1] ?? '',
      })),
    );
    const mistakes = verdicts.filter(({ is, said }) => is !== said);
    expect(mistakes).toHaveLength(wrong);
    const share = (is: string, said: string): number => percent[names.indexOf(is)]?.[names.indexOf(said)] ?? NaN;
    expect(mistakes.filter(({ is, said }) => !(share(is, said) > 0))).toEqual([]);
    // Rows are what an image is, columns what it is taken for: with the two exchanged this is negative.
    expect(mistakes.reduce((sum, { is, said }) => sum + share(is, said) - share(said, is), 0)).toBeGreaterThan(0);
  }, 360_000);

  it('is paused, resumed at the same place, stopped, and reset to the same initial weights', async () => {
    const page = await site.open(short(200));
    await button(page, 'Run').click();
    await progress(page, /ReLU: epoch \d/).waitFor({ timeout: 60_000 });
    await page
      .getByText(/epoch [1-9]\d*\.\d of 200.*left.*images\/s/)
      .first()
      .waitFor();
    await button(page, 'Pause').click();
    await progress(page, /ReLU: paused at epoch/).waitFor();
    const paused = await shownNumber(page, /paused at epoch (\d+\.\d)/);
    expect(await page.getByLabel('Learning rate').isDisabled()).toBe(true);
    await button(page, 'Resume').click();
    await progress(page, /ReLU: epoch \d/).waitFor();
    await button(page, 'Stop').click();
    await progress(page, /ReLU: stopped at epoch/).waitFor();
    expect(await shownNumber(page, /stopped at epoch (\d+\.\d)/)).toBeGreaterThanOrEqual(paused);
    expect(await page.getByLabel('Learning rate').isDisabled()).toBe(false);
    await button(page, 'Reset to the initial weights').click();
    await progress(page, 'ReLU: ready to train').waitFor();
    expect(await page.getByRole('row', { name: /^ReLU 0\.0 / }).count()).toBe(1);
  }, 120_000);

  it('gives the same result from the same weights and another from a new seed', async () => {
    const page = await site.open(short(2));
    await button(page, 'Run').click();
    await progress(page, 'ReLU: finished 2 epochs').waitFor({ timeout: 60_000 });
    const losses = (): Promise<string[]> =>
      page
        .getByRole('row', { name: /^ReLU 2\.0/ })
        .getByRole('cell')
        .allInnerTexts();
    const first = await losses();
    await button(page, 'Reset to the initial weights').click();
    await progress(page, 'ReLU: ready to train').waitFor();
    await button(page, 'Run').click();
    await progress(page, 'ReLU: finished 2 epochs').waitFor();
    expect(await losses()).toEqual(first);
    await button(page, 'New seed').click();
    await progress(page, 'ReLU: ready to train').waitFor();
    expect(await page.getByLabel('Seed').inputValue()).not.toBe('7');
    await button(page, 'Run').click();
    await progress(page, 'ReLU: finished 2 epochs').waitFor();
    expect(await losses()).not.toEqual(first);
  }, 120_000);

  it('goes on and shows in the header while another view is looked at', async () => {
    const page = await site.open(short(300));
    await button(page, 'Run').click();
    await progress(page, /ReLU: epoch \d/).waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Explore' }).click();
    const header = page.getByRole('banner');
    await header.getByText(/Training, epoch \d+\.\d of 300/).waitFor();
    const before = await shownNumber(page, /epoch (\d+\.\d) of 300/);
    await page.waitForFunction(
      (epoch) =>
        Number(
          /epoch (\d+\.\d) of/.exec(
            document.querySelector('activarium-page')?.shadowRoot?.querySelector('.running')?.textContent ?? '',
          )?.[1],
        ) > epoch,
      before,
    );
    await button(page, 'Pause training').click();
    await header.getByText(/Paused at epoch/).waitFor();
    await page.getByRole('link', { name: 'Train' }).click();
    await button(page, 'Resume').waitFor();
  }, 120_000);

  it('of several functions keeps each in its colour and names them at the lines’ ends', async () => {
    const page = await site.open(short(2, 'relu,,prelu'));
    await button(page, 'Run').click();
    await progress(page, 'ReLU and PReLU: finished 2 epochs').waitFor({ timeout: 60_000 });
    await page.getByRole('application', { name: /^Loss: ReLU \d\.\d+ at epoch 2, PReLU \d\.\d+ at epoch 2/ }).waitFor();
    await page.getByRole('group', { name: 'Look closer at' }).getByRole('button', { name: 'PReLU' }).click();
    await page.getByRole('heading', { name: /^What PReLU gets wrong after 2 epochs/ }).waitFor();
    await page.getByText(/^a 0\.25 → \d\.\d+/).waitFor();
    // The second slot is free, so PReLU keeps the third.
    expect(await page.locator('activarium-figure path.line.slot-3').count()).toBeGreaterThan(0);
    expect(await page.locator('activarium-figure path.line.slot-2').count()).toBe(0);
  }, 120_000);

  it('that diverges is said to have diverged, with a way on', async () => {
    const page = await site.open('#view=train&f=relu&lr=100');
    await button(page, 'Run').click();
    await page.getByText(/The training of ReLU diverged at step/).waitFor({ timeout: 90_000 });
    await button(page, 'Run again with learning rate 10').click();
    expect(await page.getByLabel('Learning rate').inputValue()).toBe('10');
  }, 120_000);
});

describe('a training by keyboard alone', () => {
  it('is started, paused, resumed, stopped and reset, and its chart is read', async () => {
    const page = await site.open(short(100));
    await tabTo(page, /^Run$/);
    await page.keyboard.press('Enter');
    await progress(page, /ReLU: epoch [1-9]/).waitFor({ timeout: 60_000 });
    await page.keyboard.press('Enter');
    await progress(page, /ReLU: paused at epoch/).waitFor();
    await page.keyboard.press('Enter');
    await progress(page, /ReLU: epoch \d/).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await progress(page, /ReLU: stopped at epoch/).waitFor();
    await tabTo(page, /^Accuracy: /);
    await page.keyboard.press('Home');
    await page.getByText(/^Epoch 0: ReLU \d+\.\d %/).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByText(/^Epoch 1: ReLU \d+\.\d %/).waitFor();
    for (let i = 0; i < 30; i += 1) await page.keyboard.press('Shift+Tab');
    await tabTo(page, /^Reset to the initial weights$/);
    await page.keyboard.press('Enter');
    await progress(page, 'ReLU: ready to train').waitFor();
  }, 90_000);
});

describe('while it trains', () => {
  it('every view can be opened, and a neuron', async () => {
    const page = await site.open('#view=train&f=relu,gelu,mish&epochs=2');
    await button(page, 'Run').click();
    await page
      .getByText(/: epoch 0\.[2-9]/)
      .first()
      .waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Neurons' }).click();
    const grid = page.getByRole('slider', { name: 'Neurons of layer 1', exact: true });
    await grid.locator('canvas').click({ position: { x: 6, y: 6 } });
    await page.getByRole('heading', { name: 'Layer 1, neuron 1', exact: true }).waitFor();
    await page.getByText(/^Smallest: .* Largest: /).waitFor({ timeout: 30_000 });
    // Still training, or nothing would be told by what follows.
    await page
      .getByRole('banner')
      .getByText(/Training, epoch/)
      .waitFor();
    await page.getByRole('link', { name: 'Explore' }).click();
    await page.waitForTimeout(1000);
    await page.getByRole('link', { name: 'Train' }).click();
    await progress(page, /: finished 2 epochs/).waitFor({ timeout: 120_000 });
  }, 240_000);
});

/** How the words that explain settings begin. */
const explanations: ReadonlyMap<string, string> = new Map([
  ['Optimiser', 'How gradients become steps.'],
  ['Schedule', 'How the learning rate changes'],
  ['Normalisation', 'Batch normalisation shifts'],
  ['Dropout', 'The share of each hidden layer’s outputs'],
  ['Gradient clipping', 'A limit on the length of the gradient'],
]);

describe('settings', () => {
  it('that are refused are explained beside their field, and nothing starts', async () => {
    const page = await site.open('#view=train');
    await unfoldSettings(page);
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

  it('beyond a plain training are set by keyboard, told in words, trained with, and come back from their link', async () => {
    const page = await site.open(short(2));
    await unfoldSettings(page);
    const optimiser = page.getByLabel('Optimiser');
    expect(await optimiser.isVisible()).toBe(false);
    await tabTo(page, /^More: optimiser, schedule, /);
    await page.keyboard.press('Enter');
    const set = async (name: string, key: string): Promise<void> => {
      await tabTo(page, new RegExp(`^${name}$`));
      // The word before the field explains itself.
      await page.keyboard.press('Shift+Tab');
      await page.getByText(explanations.get(name) ?? '').waitFor();
      await page.keyboard.press('Tab');
      if (key === 'ArrowDown') await page.keyboard.press(key);
      else await page.keyboard.type(key);
    };
    await set('Optimiser', 'ArrowDown');
    expect(await page.getByLabel('Momentum').isDisabled()).toBe(true);
    await set('Schedule', 'ArrowDown');
    await set('Normalisation', 'ArrowDown');
    await set('Dropout', '0.2');
    await set('Gradient clipping', '5');
    await page.getByLabel('Learning rate').fill('0.002');
    await page.keyboard.press('Tab');
    await page.getByLabel('Initialisation').selectOption('orthogonal');
    await page
      .getByText('Training uses Adam, a learning rate that falls along a cosine, batch normalisation, dropout of 0.2')
      .waitFor();
    const link = await linkWith(
      page,
      /lr=0\.002&.*orthogonal.*&opt=adam&schedule=cosine&norm=batch&dropout=0\.2&clip=5&$/,
    );
    const trained = async (tab: Page): Promise<string[]> => {
      await button(tab, 'Run').click();
      await progress(tab, 'ReLU: finished 2 epochs').waitFor({ timeout: 60_000 });
      return tab
        .getByRole('row', { name: /^ReLU 2\.0/ })
        .getByRole('cell')
        .allInnerTexts();
    };
    const figures = await trained(page);
    expect(await result(page)).toBeGreaterThan(60);

    const tab = await site.open(link);
    await button(tab, 'Adam').click();
    await tab.getByLabel('Optimiser').waitFor();
    const names = ['Optimiser', 'Schedule', 'Normalisation', 'Dropout', 'Gradient clipping', 'Learning rate'];
    const values = await Promise.all(names.map((name) => tab.getByLabel(name).inputValue()));
    expect(values).toEqual(['adam', 'cosine', 'batch', '0.2', '5', '0.002']);
    expect(await tab.getByLabel('Initialisation').inputValue()).toBe('orthogonal');
    expect(await trained(tab)).toEqual(figures);
  }, 120_000);

  it('that the engine refuses together are explained at the field, until one of them is another', async () => {
    const page = await site.open(`${short(1)}&norm=batch&batch=3333`);
    await unfoldSettings(page);
    await button(page, 'Run').click();
    const reason = page.getByText(
      'Batch size: leaves a batch of 1, and batch normalisation needs at least 2: choose another size.',
    );
    await reason.waitFor({ timeout: 60_000 });
    expect(await page.getByLabel('Batch size').getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('Normalisation').selectOption('none');
    await reason.waitFor({ state: 'detached' });
    await button(page, 'Run').click();
    await progress(page, 'ReLU: finished 1 epoch').waitFor({ timeout: 60_000 });
  }, 120_000);

  it('that are folded away and refused are shown', async () => {
    const page = await site.open('#view=train');
    await unfoldSettings(page);
    await page.getByText(/^More: optimiser/).click();
    await page.getByLabel('Dropout').fill('1');
    await page.getByText(/^More: optimiser/).click();
    await page.getByLabel('Dropout').waitFor({ state: 'hidden' });
    await button(page, 'Run').click();
    await page.getByText('Dropout must be a number from 0 to 0.99.').waitFor();
    expect(await focusedWords(page)).toBe('Dropout');
  });

  it('come back from their link in a fresh tab', async () => {
    const page = await site.open('#view=train&f=mish');
    await unfoldSettings(page);
    await page.getByLabel('Epochs').fill('3');
    await page.getByLabel('Hidden layers').fill('64, 32');
    await page.keyboard.press('Tab');
    await page.getByLabel('Initialisation').selectOption({ label: 'He, normal' });
    await page.getByLabel('Neurons counted over').selectOption({ label: 'the first 1,000 training images' });
    const link = await linkWith(page, 'count=1000');
    const tab = await site.open(link);
    await tab.getByRole('heading', { name: 'Mish learns to tell clothes apart' }).waitFor();
    expect(await tab.getByLabel('Epochs').inputValue()).toBe('3');
    expect(await tab.getByLabel('Hidden layers').inputValue()).toBe('64,32');
    expect(await tab.getByLabel('Initialisation').inputValue()).toBe('he-normal');
    expect(await tab.getByLabel('Neurons counted over').inputValue()).toBe('1000');
  });
});

/** Whether all of it is on the screen, without scrolling. */
async function isInSight(page: Page, what: Locator): Promise<boolean> {
  const box = await what.boundingBox();
  const size = page.viewportSize();
  return (
    box !== null && size !== null && box.y >= 0 && box.y + box.height <= size.height && box.x + box.width <= size.width
  );
}

describe('in sight without scrolling', () => {
  it.each([
    [1280, 800],
    [360, 740],
  ])('is the button that starts, on %i × %i', async (width, height) => {
    const page = await site.open('#view=train&f=relu,gelu');
    await page.setViewportSize({ width, height });
    expect(await isInSight(page, button(page, 'Run'))).toBe(true);
  });

  it('are the accuracy and the network with its dead while it trains, on 1280 × 800', async () => {
    const page = await site.open('#view=train&f=relu,gelu&epochs=200&hidden=64,32');
    await button(page, 'Run').click();
    await page.getByRole('heading', { name: 'Inside ReLU, now' }).waitFor({ timeout: 60_000 });
    expect(await isInSight(page, page.getByRole('application', { name: /^Accuracy: / }))).toBe(true);
    expect(await isInSight(page, page.getByRole('img', { name: /^Inside ReLU, now\. Layer 1: 64 neurons, / }))).toBe(
      true,
    );
    await page.getByRole('group', { name: 'Look closer at' }).getByRole('button', { name: 'GELU' }).click();
    await page.getByRole('heading', { name: 'Inside GELU, now' }).waitFor();
  }, 120_000);
});

describe('what happened', () => {
  it('to Sigmoid is said, and the click that follows changes the settings, which can be taken back', async () => {
    const page = await site.open('#view=train&f=sigmoid&lr=0.001&momentum=0.8&epochs=1');
    await button(page, 'Run').click();
    await page
      .getByText(/^Stays at chance \(10\.\d %\): in the first epoch the first layer’s weights moved [\d,]+ times less/)
      .waitFor({ timeout: 60_000 });
    await button(page, 'Set “A fair rate”').click();
    await linkWith(page, 'data=all');
    expect(await button(page, 'A fair rate').getAttribute('aria-pressed')).toBe('true');
    await button(page, 'Take back').click();
    await linkWith(page, 'lr=0.001');
    expect(await button(page, 'A fair rate').getAttribute('aria-pressed')).toBe('false');
  }, 120_000);
});
