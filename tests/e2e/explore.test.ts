/** Looking at functions: the first visit's question, the picker, the plot, parameters, the neuron, the surface, links. */
import { describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import {
  button,
  focusedWords,
  linkWith,
  linkWithout,
  patient,
  shownNumber,
  stillPicture,
  tabTo,
  visit,
} from './visit.js';

const site = visit();

const tile = (page: Page, id: string): Locator =>
  page
    .locator('activarium-picker')
    .getByRole('button')
    .and(page.locator(`[data-id="${id}"]`));
const compare = (page: Page, name: string): Locator => button(page, `Compare with ${name} too`);
const plot = (page: Page, name: RegExp | string): Locator => page.getByRole('application', { name });
/** f and f′ of a function in the read-out. */
const values = async (page: Page, name: string): Promise<string[]> =>
  page
    .locator('activarium-plot-read-out')
    .getByRole('row', { name: new RegExp(`^${name}`) })
    .getByRole('cell')
    .allInnerTexts();
const numbers = async (page: Page, name: string): Promise<number[]> =>
  (await values(page, name)).map((text) => Number(text.replace('−', '-')));
const at = (page: Page): Locator => page.getByLabel('At x =');

describe('the first visit', () => {
  it('opens on ReLU with a question, which a short race answers', async () => {
    const page = await site.open();
    await page.getByRole('heading', { name: 'Left of zero this neuron learns nothing. Does that matter?' }).waitFor();
    await plot(page, /^ReLU: f above/).waitFor();
    await page.getByText(/neither weight nor bias changes/).waitFor();
    await button(page, 'Find out: race ReLU against LeakyReLU').click();
    await page
      .getByText(/ReLU and LeakyReLU: epoch \d/)
      .first()
      .waitFor({ timeout: 60_000 });
    await page.getByText(/^In this race it (does not|matters)/).waitFor({ timeout: 90_000 });
    const relu = await shownNumber(page, /ReLU is right on (\d+\.\d) %/);
    const leaky = await shownNumber(page, /LeakyReLU on (\d+\.\d) %/);
    expect(Math.min(relu, leaky)).toBeGreaterThan(50);
    const chance = await shownNumber(page, /differences under (\d+\.\d) points/);
    const verdict = await page.getByText(/^In this race it/).innerText();
    expect(verdict.startsWith('In this race it does not')).toBe(Math.abs(relu - leaky) <= chance);
    expect(await button(page, 'And with steps fifteen times as large?').isVisible()).toBe(true);
    await button(page, 'See the whole race').click();
    await page.getByRole('heading', { name: 'ReLU and LeakyReLU learn to tell clothes apart' }).waitFor();
    await page.getByRole('application', { name: /^Accuracy: ReLU .* at epoch 3, LeakyReLU .* at epoch 3/ }).waitFor();
  }, 180_000);

  it('is answered by keyboard alone', async () => {
    const page = await site.open();
    await tabTo(page, /^Find out: race/);
    await page.keyboard.press('Enter');
    await page.getByText(/^In this race it (does not|matters)/).waitFor({ timeout: 120_000 });
  }, 180_000);

  it('is over when the question is hidden, also on the next visit', async () => {
    const page = await site.open();
    await button(page, 'Hide the question').click();
    expect(await page.getByText('Does that matter?').count()).toBe(0);
    const again = await site.open();
    await plot(again, /^ReLU: f above/).waitFor();
    expect(await again.getByText('Does that matter?').count()).toBe(0);
  });
});

describe('functions', () => {
  it('are drawn when they are clicked, or said to be a layer', async () => {
    const page = await site.open();
    const tiles = page.locator('activarium-picker .choose');
    expect(await tiles.count()).toBeGreaterThanOrEqual(40);
    await tile(page, 'mish').click();
    await plot(page, /^Mish: f above/).waitFor();
    for (const id of ['swiglu', 'maxout', 'softmax']) {
      await tile(page, id).click();
      const name = (await tile(page, id).locator('.name').innerText()).trim();
      await page.getByText(`${name} has no curve of its own`).first().waitFor();
      expect(await tile(page, id).getAttribute('aria-pressed')).toBe('true');
    }
  });

  it('are compared, changed and read at a point, and the link brings all that back', async () => {
    const page = await site.open();
    await tile(page, 'relu').click();
    await compare(page, 'GELU').click();
    await tile(page, 'swish').click({ modifiers: ['Shift'] });
    await plot(page, /^ReLU, GELU and Swish: f above/).waitFor();

    await page.getByRole('slider', { name: 'Swish β' }).focus();
    await page.keyboard.press('End');
    await page.getByLabel('Swish β as a number').fill('2');
    await page.keyboard.press('Tab');
    await at(page).fill('-1');
    await page.keyboard.press('Enter');
    // −Φ(−1), Φ(−1) − φ(1); and for β = 2: −σ(−2), σ(−2) − 2σ′(−2).
    await page.waitForFunction(() => location.hash.includes('at=-1'));
    await expect.poll(() => values(page, 'ReLU'), patient).toEqual(['0', '0']);
    await expect
      .poll(() => numbers(page, 'GELU'), patient)
      .toEqual([expect.closeTo(-0.15866, 4), expect.closeTo(-0.08332, 4)]);
    await expect
      .poll(() => numbers(page, 'Swish'), patient)
      .toEqual([expect.closeTo(-0.1192, 4), expect.closeTo(-0.09078, 4)]);

    const tab = await site.open(await linkWith(page, 'at=-1'));
    await plot(tab, /^ReLU, GELU and Swish: f above/).waitFor();
    expect(await tab.getByLabel('Swish β as a number').inputValue()).toBe('2');
    expect(await at(tab).inputValue()).toBe('−1');
    await expect.poll(() => values(tab, 'GELU'), patient).toEqual(await values(page, 'GELU'));
  });

  it('are chosen, compared, changed and read by keyboard alone', async () => {
    const page = await site.open('#f=relu');
    await tabTo(page, /^ReLU.*Rectifier/s);
    await page.keyboard.press('ArrowRight');
    expect(await focusedWords(page)).toMatch(/^ReLU6/);
    await page.keyboard.press('ArrowRight');
    expect(await focusedWords(page)).toMatch(/^LeakyReLU/);
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+Enter');
    await plot(page, /^ReLU, LeakyReLU and PReLU: f above/).waitFor();
    await tabTo(page, /f above/);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await linkWith(page, 'at=-0.4');
    await expect.poll(() => values(page, 'LeakyReLU'), patient).toEqual(['−0.004', '0.01']);
    await expect.poll(() => values(page, 'PReLU'), patient).toEqual(['−0.1', '0.25']);
    await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    await linkWith(page, 'leaky-relu.slope:1');
    await expect.poll(() => values(page, 'LeakyReLU'), patient).toEqual(['−0.4', '1']);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('+');
    await linkWith(page, '&x=');
    await page.keyboard.press('0');
    await linkWithout(page, 'x');
    await page.keyboard.press('Escape');
    await linkWithout(page, 'at');
  });
});

describe('the plot', () => {
  it('shows values under the finger', async () => {
    const context = await site.browser.newContext({ hasTouch: true, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    await page.goto(`${site.url}#f=tanh`);
    const stage = page.locator('activarium-plot .stage');
    await plot(page, /^Tanh: f above/).waitFor();
    const box = await stage.boundingBox();
    if (!box) throw new Error('The plot has no place.');
    await page.touchscreen.tap(box.x + box.width * 0.9, box.y + 80);
    await page.waitForFunction(() => Number(/at=([\d.]+)/.exec(location.hash)?.[1]) > 2);
    await context.close();
  });

  it('draws its curves in shorter number formats, says what that means, and the link keeps it', async () => {
    const page = await site.open('#f=gelu,rrelu');
    const path = (tab: Page): Promise<string | null> =>
      tab.locator('activarium-plot path.curve').first().getAttribute('d');
    await plot(page, /^GELU and RReLU: f above.* to 5$/).waitFor();
    const exact = await path(page);
    await page.getByRole('radio', { name: 'float32' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('radio', { name: 'bfloat16', exact: true }).isChecked()).toBe(true);
    await page.getByText(/is rounded to bfloat16: 8 significant bits.*RReLU stays in float32/).waitFor();
    await plot(page, /to 5, in bfloat16$/).waitFor();
    const tab = await site.open(await linkWith(page, 'prec=bfloat16'));
    await plot(tab, /in bfloat16$/).waitFor();
    const rounded = await path(tab);
    expect(rounded).not.toBe(exact);
    // On the way to bfloat16 the keys passed float16, whose curve may stand a moment longer.
    await expect.poll(() => path(page), patient).toBe(rounded);
    await tab.getByRole('radio', { name: 'float32' }).check();
    await linkWithout(tab, 'prec');
  });

  it('follows the pointer over six functions from frame to frame, and its values are those of its place', async () => {
    const page = await site.open('#f=relu,gelu,silu,mish,tanh,staf');
    await page.locator('activarium-plot path.curve').nth(11).waitFor();
    await page.waitForTimeout(1500);
    const { lag, end } = await page.evaluate(async () => {
      const stage = document
        .querySelector('activarium-page')
        ?.shadowRoot?.querySelector('activarium-plot')
        ?.shadowRoot?.querySelector('.stage');
      if (!stage) throw new Error('The plot is not there.');
      const box = stage.getBoundingClientRect();
      let lag = 0;
      let end = NaN;
      for (let i = 0; i < 120; i += 1) {
        end = 60 + ((box.width - 160) * i) / 120;
        stage.dispatchEvent(
          new PointerEvent('pointermove', {
            clientX: box.x + end,
            clientY: box.y + 100,
            bubbles: true,
            composed: true,
            pointerType: 'mouse',
          }),
        );
        await new Promise((done) => requestAnimationFrame(done));
        // Without a line the lag is NaN.
        const line = Number(stage.querySelector('.cross-line')?.getAttribute('x1') ?? NaN);
        lag = Math.max(lag, Math.abs(line - end));
      }
      return { lag, end };
    });
    // The value under a pixel is rounded to what a pixel can tell apart.
    expect(lag).toBeLessThanOrEqual(1);
    expect(end).toBeGreaterThan(300);
    await page.waitForFunction(() => /at=[\d.]+/.test(location.hash));
    const x = Number(/at=([\d.]+)/.exec(await page.evaluate(() => location.hash))?.[1]);
    const cells = await page.locator('activarium-plot-read-out').getByRole('cell').allInnerTexts();
    expect(cells).toHaveLength(12);
    expect(cells.map((text) => Number(text.replace('−', '-'))).every(Number.isFinite)).toBe(true);
    // ReLU, the first row: x and 1.
    expect(Number(cells[0])).toBeCloseTo(x, 3);
    expect(cells[1]).toBe('1');
  });
});

describe('one neuron', () => {
  it('moves its dot with weight and bias, and says what it may learn', async () => {
    const page = await site.open('#f=relu');
    await page.getByText(/neither weight nor bias changes/).waitFor();
    await page.getByRole('slider', { name: 'Bias b' }).focus();
    await page.keyboard.press('End');
    await page.getByText(/z = 1\.00 · 1\.00 \+ 5\.00 = 6\.00/).waitFor();
    await page
      .getByText(/the weight changes with/)
      .first()
      .waitFor();
    await linkWith(page, 'b=5');
    await page.keyboard.press('Home');
    await page.getByText(/neither weight nor bias changes/).waitFor();
  });
});

describe('the property card', () => {
  it('has what was measured, also of parameters that were set', async () => {
    const page = await site.open('#f=relu');
    const card = page.locator('activarium-properties');
    const row = (name: string): Locator =>
      card
        .locator('dt')
        .filter({ hasText: new RegExp(`^\\s*${name}`) })
        .locator('xpath=following-sibling::dd[1]');
    await card.getByRole('heading', { name: 'Four conditions' }).waitFor();
    await card.getByText('Measured in full').click();
    expect(await row('Gain').innerText()).toBe('1.414 (PyTorch: √2)');
    expect(await row('Smooth').innerText()).toBe('kink at x = 0, from 0 to 1');
    await tile(page, 'leaky-relu').click();
    await page.getByLabel('LeakyReLU a as a number').fill('0.5');
    await card.getByText('kink at x = 0, from 0.5 to 1').waitFor();
    expect(await row('Gain').innerText()).toBe('1.265 (PyTorch: 1.265)');
  });

  it('gives values at points that are typed, and the link keeps them', async () => {
    const page = await site.open('#f=tanh');
    await page.getByText('Values at points').click();
    await page.getByLabel('Numbers x, separated by commas').fill('0, 0.5');
    await page.getByRole('table', { name: 'Values at points' }).getByText('0.462117').waitFor();
    const tab = await site.open(await linkWith(page, 'pts=0'));
    await tab.getByText('Values at points').click();
    await tab.getByText('0.462117').waitFor();
    expect(await tab.getByLabel('Numbers x, separated by commas').inputValue()).toBe('0, 0.5');
  });

  it('gives the function as code to copy, a whole layer as PyTorch', async () => {
    await site.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await site.open('#f=swish&p=swish.beta%3A1.5');
    const code = page.locator('activarium-code');
    await code.getByText('Swish as code').click();
    await code.getByRole('button', { name: 'NumPy' }).click();
    await code.getByText('import numpy as np').waitFor();
    await code.getByRole('button', { name: 'Copy' }).click();
    await code.getByText('Copied.').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(
      /^import numpy as np\n[^]*def swish\(x, beta=1\.5\):\n[^]*return x \* sigmoid\(beta \* x\)\n$/,
    );
    await linkWith(page, 'code=numpy');
    await button(page, /^SwiGLU \(Whole layers/).click();
    await code.getByText('SwiGLU as code').waitFor();
    await code.getByText('class SwiGLU(nn.Module):').waitFor();
    expect(await code.getByRole('group', { name: 'Language' }).getByRole('button').allInnerTexts()).toEqual([
      'PyTorch',
      'Copy',
    ]);
  });

  it('follows the function in focus, with its formula', async () => {
    const page = await site.open('#f=relu,mish');
    const card = page.locator('activarium-properties');
    await card.getByRole('heading', { name: 'ReLU' }).waitFor();
    await page.getByRole('group', { name: 'Show details of' }).getByRole('button', { name: 'Mish' }).click();
    await card.getByRole('heading', { name: 'Mish' }).waitFor();
    await card.getByRole('group', { name: 'Formula of Mish' }).getByRole('math').waitFor();
    await page.getByRole('heading', { name: 'Mish over two inputs' }).waitFor();
    const tab = await site.open(await linkWith(page, 'about=mish'));
    await tab.locator('activarium-properties').getByRole('heading', { name: 'Mish' }).waitFor();
  });
});

describe('the surface', () => {
  it('is drawn, turned by keys, and read through the heat map, and the link brings all that back', async () => {
    const page = await site.open('#f=tanh');
    const canvas = (tab: Page): Locator => tab.locator('activarium-solid canvas');
    /** The surface itself: the labels over it would move without it. */
    const picture = async (tab: Page): Promise<Buffer> => {
      await canvas(tab).waitFor(patient);
      await canvas(tab).evaluate((element) => {
        const labels = element.parentElement?.querySelector<HTMLElement>('.labels');
        if (!labels) throw new Error('The labels are not there.');
        labels.style.visibility = 'hidden';
      });
      return stillPicture(canvas(tab));
    };
    await page.locator('activarium-surface').scrollIntoViewIfNeeded();
    await canvas(page).waitFor(patient);
    await tabTo(page, /Arrow keys turn the figure/);
    const before = await picture(page);
    for (let i = 0; i < 5; i += 1) await page.keyboard.press('ArrowRight');
    await linkWith(page, /eye=\d+,\d+&/);
    const turned = await picture(page);
    expect(turned.equals(before)).toBe(false);

    await tabTo(page, /Arrow keys move a cross-hair/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const reading = await page
      .getByText(/x = .*y = .*z = /)
      .first()
      .innerText();
    const [x, y, z] = ['x', 'y', 'z'].map((name) =>
      Number(new RegExp(`\\b${name} = (−?[\\d.]+)`).exec(reading)?.[1]?.replace('−', '-')),
    );
    expect(z).toBeCloseTo(Math.tanh(x ?? NaN) + Math.tanh(y ?? NaN), 2);
    // The grid has 100 points from −5 to 5.
    const [column, row] = [x, y].map((at) => String(Math.round((((at ?? NaN) + 5) / 10) * 99) + 1));
    const link = await linkWith(page, new RegExp(`cell=${row ?? ''}\\.${column ?? ''}&eye=\\d+,\\d+&`));

    const tab = await site.open(link);
    await tab.locator('activarium-surface').scrollIntoViewIfNeeded();
    await tab.getByText(reading).first().waitFor();
    expect((await picture(tab)).equals(await picture(page))).toBe(true);
    expect(await tab.evaluate(() => location.hash)).toBe(link);
  });
});

describe('the link', () => {
  it('is copied by a button, and refused permission is told', async () => {
    await site.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await site.open('#f=mish&at=2');
    await button(page, 'Copy link').click();
    await page.getByText('Copied: it opens this page as it is now').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^http:\/\/localhost:\d+\/#f=mish&at=2$/);
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } });
    });
    await button(page, 'Copy link').click();
    await page.getByText('Not allowed here: copy it from the address bar').waitFor();
  });
});
