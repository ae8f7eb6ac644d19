/** Looking at functions: the first visit's question, the picker, the plot, parameters, the neuron, the surface, links. */
import { describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { button, focusedWords, linkWith, linkWithout, shownNumber, stillPicture, tabTo, visit } from './visit.js';

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
    await page.getByRole('heading', { name: 'Train ReLU and LeakyReLU on FashionMNIST' }).waitFor();
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
  it('are all there, each drawn when it is clicked, or said to be a layer', async () => {
    const page = await site.open();
    const tiles = await page.locator('activarium-picker .choose').all();
    expect(tiles.length).toBeGreaterThanOrEqual(40);
    for (const each of tiles) {
      await each.click();
      const name = (await each.locator('.name').innerText()).trim();
      const drawn = page.getByRole('application', { name: `${name}: f above` });
      await drawn
        .or(page.getByText(`${name} has no curve of its own`))
        .first()
        .waitFor();
      expect(await each.getAttribute('aria-pressed')).toBe('true');
    }
  });

  it('are found by a search, and a search for nothing says so', async () => {
    const page = await site.open();
    await page.getByLabel('Find a function').fill('hard');
    await page.waitForFunction(
      () =>
        document
          .querySelector('activarium-page')
          ?.shadowRoot?.querySelector('activarium-picker')
          ?.shadowRoot?.querySelectorAll('.choose').length === 3,
    );
    await page.getByLabel('Find a function').fill('xyz');
    await page.getByText('No function is called “xyz”.').waitFor();
    await button(page, 'Clear the search').click();
    await tile(page, 'tanh').waitFor();

    // By keyboard, the filter is the next stop after the search.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await tile(page, 'selu').waitFor({ state: 'detached' });
    expect(await page.locator('activarium-picker .choose').count()).toBe(13);
    await page.getByLabel('Find a function').fill('selu');
    await button(page, 'Search among all').click();
    await tile(page, 'selu').waitFor();
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
    expect(await values(page, 'ReLU')).toEqual(['0', '0']);
    expect((await values(page, 'GELU')).map((text) => Number(text.replace('−', '-')))).toEqual([
      expect.closeTo(-0.15866, 4),
      expect.closeTo(-0.08332, 4),
    ]);
    expect((await values(page, 'Swish')).map((text) => Number(text.replace('−', '-')))).toEqual([
      expect.closeTo(-0.1192, 4),
      expect.closeTo(-0.09078, 4),
    ]);

    const tab = await site.open(await linkWith(page, 'at=-1'));
    await plot(tab, /^ReLU, GELU and Swish: f above/).waitFor();
    expect(await tab.getByLabel('Swish β as a number').inputValue()).toBe('2');
    expect(await at(tab).inputValue()).toBe('−1');
    expect(await values(tab, 'GELU')).toEqual(await values(page, 'GELU'));
  });

  it('beyond the sixth are refused with a reason', async () => {
    const page = await site.open('#f=relu,gelu,silu,mish,tanh,staf');
    await compare(page, 'Sigmoid').click({ force: true });
    await page.getByText('Six at most: take one out first.').first().waitFor();
    await button(page, 'Take Mish out of the comparison').click();
    await plot(page, /^ReLU, GELU, SiLU, Tanh and STAF/).waitFor();
    await compare(page, 'Sigmoid').click();
    // The free slot is taken; the others keep theirs.
    await linkWith(page, 'f=relu,gelu,silu,sigmoid,tanh,staf');
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
    expect(await values(page, 'LeakyReLU')).toEqual(['−0.004', '0.01']);
    expect(await values(page, 'PReLU')).toEqual(['−0.1', '0.25']);
    await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    await linkWith(page, 'leaky-relu.slope:1');
    await page.waitForFunction(() => {
      const readOut = document
        .querySelector('activarium-page')
        ?.shadowRoot?.querySelector('activarium-plot')
        ?.shadowRoot?.querySelector('activarium-plot-read-out');
      return readOut?.shadowRoot?.textContent.includes('−0.4');
    });
    expect(await values(page, 'LeakyReLU')).toEqual(['−0.4', '1']);
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
  it('is zoomed and panned with the mouse, and put back', async () => {
    const page = await site.open('#f=tanh');
    await plot(page, /for x from −5 to 5$/).waitFor();
    await button(page, 'Zoom in').click();
    await plot(page, /for x from −3\.3/).waitFor();
    const box = await page.locator('activarium-plot .stage').boundingBox();
    if (!box) throw new Error('The plot has no place.');
    const [x, y] = [box.x + box.width / 2, box.y + 100];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 100, y, { steps: 5 });
    await page.mouse.up();
    await page.waitForFunction(() => Number(/x=(-[\d.]+),/.exec(location.hash)?.[1]) < -4);
    await button(page, 'Reset the range').click();
    await plot(page, /for x from −5 to 5$/).waitFor();
  });

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

  it('refuses what is no number, and loses nothing', async () => {
    const page = await site.open('#f=tanh&at=1');
    await at(page).fill('one');
    await page.keyboard.press('Enter');
    await page.getByText(/from −1000 to 1000/).waitFor();
    expect(await at(page).inputValue()).toBe('one');
    expect(await page.evaluate(() => location.hash)).toContain('at=1');
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
    await expect.poll(() => path(page), { timeout: 20_000 }).toBe(rounded);
    await tab.getByRole('radio', { name: 'float32' }).check();
    await linkWithout(tab, 'prec');
  });

  it.each([
    ['1/x', 2],
    ['1/(x - 0.3)', 2],
    ['log(x)', 1],
    ['sqrt(x)', 1],
    ['x/abs(x)', 2],
    ['where(x > 1, 3, x)', 2],
  ])('breaks the curve of %s where it breaks, on the tile too', async (formula, pieces) => {
    const page = await site.open('#view=design&f=relu');
    await page.getByRole('textbox', { name: 'f(x) =' }).fill(formula);
    await plot(page, new RegExp(`^${formula.replace(/[()|/]/g, '\\$&')}.*: f above`)).waitFor();
    const piecesOf = async (path: Locator): Promise<number | undefined> =>
      (await path.getAttribute('d'))?.match(/M/g)?.length;
    const drawn = page.locator('activarium-plot svg.clip').first().locator('path.curve.slot-2');
    await expect.poll(() => piecesOf(drawn), { timeout: 20_000 }).toBe(pieces);
    await button(page, 'Add to the functions').click();
    const tile = page.locator('activarium-picker .choose').filter({ hasText: formula }).locator('path.curve');
    await expect.poll(() => piecesOf(tile), { timeout: 20_000 }).toBe(pieces);
  });

  it('has its values in a table', async () => {
    const page = await site.open('#f=tanh');
    await plot(page, /^Tanh: f above/).waitFor();
    await page.locator('activarium-plot').getByText('Values as a table').click();
    const rows = page.locator('activarium-plot details').getByRole('row');
    await rows.nth(5).waitFor();
    expect(await rows.count()).toBeGreaterThanOrEqual(13);
    expect((await rows.last().innerText()).replace(/\s+/g, ' ')).toMatch(/^5 0\.9999/);
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
  it('has the formula as MathML, and explains its terms', async () => {
    const page = await site.open('#f=gelu');
    const card = page.locator('activarium-properties');
    await card.getByRole('heading', { name: 'GELU' }).waitFor();
    expect(await card.locator('math').count()).toBe(1);
    // By keyboard, as the focus that follows is one by keyboard.
    await card.getByText('Definition and history').press('Enter');
    await card.getByRole('link').first().waitFor();
    await card.getByText('Measured in full').press('Enter');
    await card.getByRole('button', { name: 'Monotone' }).focus();
    await card.getByRole('tooltip').filter({ visible: true }).waitFor();
    await page.keyboard.press('Escape');
    expect(await card.getByRole('tooltip').filter({ visible: true }).count()).toBe(0);
  });

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

  it('says of each claim what is found, what prints it, and what is not measured yet', async () => {
    const page = await site.open('#f=nipuna-chapter');
    const card = page.locator('activarium-properties');
    await card.getByText('What is said, and what is found here').click();
    const claim = card.getByRole('listitem').filter({ hasText: '18 % less gradient noise' });
    await claim.getByText('Contradicted here:').waitFor();
    await claim.getByText('npm run claims -- --only gradients').waitFor();
    await tile(page, 'telu').click();
    await card
      .getByRole('listitem')
      .filter({ hasText: 'It converges as fast' })
      .getByText('Not measured here yet:')
      .waitFor();
  });

  it('gives values at points that are typed, and says which is none', async () => {
    const page = await site.open('#f=tanh');
    const field = page.getByLabel('Numbers x, separated by commas');
    await page.getByText('Values at points').click();
    const table = page.getByRole('table', { name: 'Values at points' });
    const rows = (): Promise<string[]> => table.locator('tbody tr').allInnerTexts();
    await table.getByRole('row').nth(5).waitFor();
    expect((await rows())[0]?.split(/\s+/)).toEqual(['−2', '−0.964028', '0.0706508']);
    await field.fill('0, 0.5');
    await table.getByText('0.462117').waitFor();
    expect(await rows()).toHaveLength(2);
    await field.fill('0, half');
    await page.getByText('“half”, number 2 of the list, is not a number.').waitFor();
    expect(await rows()).toHaveLength(2);
    const tab = await site.open(await linkWith(page, 'pts=0'));
    await tab.getByText('Values at points').click();
    await tab.getByText('0.462117').waitFor();
    expect(await tab.getByLabel('Numbers x, separated by commas').inputValue()).toBe('0, 0.5');
  });

  it('opens with formula, the chapter’s four conditions in its order, for and against, and folds the rest', async () => {
    const page = await site.open('#f=gelu');
    const card = page.locator('activarium-properties');
    const marks = card.locator('.marks li');
    await marks.nth(3).waitFor();
    await card.getByText(/^A step of the chapter’s network takes .*ReLU’s.*\.$/).waitFor({ timeout: 60_000 });
    const words = (await marks.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
    expect(words).toHaveLength(4);
    expect(words[0]).toMatch(/Non-linear curvature: met No straight line explains 27\.7 % of its output’s variance\.$/);
    // A busy machine may time anything, but in words and one digit.
    expect(words[1]).toMatch(
      /Cost of a training step: (met|partly met|not met) A step .* takes (as long as|about \d+ times|\d\.\d times) ReLU’s.*\.$/,
    );
    expect(words[2]).toMatch(/gradients flow: met No kink, no jump; 90\.9 % of inputs have a usable slope\.$/);
    expect(words[3]).toMatch(
      /Keeps the distribution of the data: met After ten layers mean 0\.\d+, spread 0\.\d+: kept\.$/,
    );
    const terms = await card.locator('dt').filter({ visible: true }).allInnerTexts();
    expect(terms.map((term) => term.trim())).toEqual(['For', 'Against']);
    expect(await card.locator('details[open]').count()).toBe(0);
  });

  it('of ReLU has 1 as its cost, by definition', async () => {
    const page = await site.open('#f=relu');
    await page.getByText('A step of the chapter’s network with ReLU is the measure, 1.').waitFor();
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

  it('opens the code large, to read, copy and change the language, and gives the focus back', async () => {
    await site.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    for (const width of [360, 1280]) {
      const page = await site.open('#f=elu-alpha&code=pytorch');
      await page.setViewportSize({ width, height: 800 });
      const code = page.locator('activarium-code');
      await code.getByText('as code').click();
      await code.getByText('class ELUAlpha(nn.Module):').waitFor();
      const open = code.getByRole('button', { name: 'Open large' });
      await open.focus();
      await page.keyboard.press('Enter');
      const dialog = code.getByRole('dialog', { name: /as code$/ });
      await dialog.getByText('class ELUAlpha(nn.Module):').waitFor();
      const box = await dialog.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect(box?.width).toBe(Math.min(960, width - 16));
      // A line of code is read without scrolling where the screen has room for it.
      const isCut = await dialog.locator('pre').evaluate((pre) => pre.scrollWidth > pre.clientWidth);
      expect(isCut).toBe(width === 360);
      await dialog.getByRole('button', { name: 'Python', exact: true }).click();
      await dialog.getByText('def elu_alpha(x').waitFor();
      await dialog.getByRole('button', { name: 'Copy' }).click();
      await dialog.getByText('Copied.').waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^import math\n[^]*def elu_alpha\(x/);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await focusedWords(page)).toBe('Open large');
      await page.close();
    }
  });

  it('follows the function in focus', async () => {
    const page = await site.open('#f=relu,mish');
    const card = page.locator('activarium-properties');
    await card.getByRole('heading', { name: 'ReLU' }).waitFor();
    await page.getByRole('group', { name: 'Show details of' }).getByRole('button', { name: 'Mish' }).click();
    await card.getByRole('heading', { name: 'Mish' }).waitFor();
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
      await canvas(tab).waitFor({ timeout: 20_000 });
      await canvas(tab).evaluate((element) => {
        const labels = element.parentElement?.querySelector<HTMLElement>('.labels');
        if (!labels) throw new Error('The labels are not there.');
        labels.style.visibility = 'hidden';
      });
      return stillPicture(canvas(tab));
    };
    await page.locator('activarium-surface').scrollIntoViewIfNeeded();
    await canvas(page).waitFor({ timeout: 20_000 });
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

  it('without WebGL is said to be missing, and the heat map stays', async () => {
    await site.context.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = new Proxy(
        // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own canvas below
        HTMLCanvasElement.prototype.getContext,
        {
          apply: (target, canvas, [kind, ...rest]: [string, ...unknown[]]) =>
            kind.startsWith('webgl') ? null : (Reflect.apply(target, canvas, [kind, ...rest]) as unknown),
        },
      );
    });
    const page = await site.open('#f=tanh');
    await page.locator('activarium-surface').scrollIntoViewIfNeeded();
    await page.getByText(/This browser offers no WebGL/).waitFor({ timeout: 20_000 });
    await page.getByRole('heading', { name: 'Gradient of Tanh' }).waitFor();
  });
});

describe('answers that come late', () => {
  it('never stand under the name of the function that is chosen meanwhile', async () => {
    const page = await site.open('#f=relu');
    const card = page.locator('activarium-properties');
    await card.getByText('One kink, no jump').waitFor({ timeout: 30_000 });
    // In every frame: whose name the card has, and whether its marks are ReLU's.
    const seen = await page.evaluate(async () => {
      const whole = document.querySelector('activarium-page')?.shadowRoot;
      const tile = [...(whole?.querySelector('activarium-picker')?.shadowRoot?.querySelectorAll('button') ?? [])];
      tile.find((button) => /^GELU\b(?! \()/.test(button.textContent.trim()))?.click();
      const found: string[] = [];
      for (let i = 0; i < 60; i += 1) {
        await new Promise(requestAnimationFrame);
        const shadow = whole?.querySelector('activarium-properties')?.shadowRoot;
        const name = shadow?.querySelector('h2')?.textContent.trim() ?? '';
        const marks = shadow?.querySelector('activarium-measurement')?.shadowRoot?.textContent ?? '';
        found.push(`${name}: ${marks.includes('One kink, no jump') ? 'ReLU’s marks' : 'other marks'}`);
      }
      return [...new Set(found)];
    });
    expect(seen).toContain('GELU: other marks');
    expect(seen).not.toContain('GELU: ReLU’s marks');
  });
});

describe('a function without values everywhere', () => {
  it('has a hatched part in its heat map, a word for it, and a point there says so', async () => {
    const page = await site.open('#view=design&f=relu');
    await page.getByRole('textbox', { name: 'f(x) =' }).fill('log(x)');
    const map = page.getByRole('application', {
      name: /^Heat map of the gradient of log\(x\).*In places it has no value/,
    });
    await map.waitFor();
    await map.getByText('no value').waitFor();
    await map.focus();
    await page.keyboard.press('ArrowRight');
    for (let i = 0; i < 4; i += 1) await page.keyboard.press('Shift+ArrowLeft');
    await page
      .getByText(/^At x = −\d\.\d+ and y = .* it has no value\.$/)
      .first()
      .waitFor();
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
