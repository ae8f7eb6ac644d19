/** Looking at functions: the first visit's question, the picker, the plot, parameters, the neuron, the surface, links. */
import { describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import type { ActivariumPage } from '../../web/src/page/activarium-page.js';
import {
  button,
  focusedWords,
  isInSight,
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
/** What the engine measures, as far as it is compared. */
interface Measured {
  readonly lipschitz: { readonly value: number };
  readonly normal: { readonly mean: number; readonly passingShare: number };
}

const picture = (page: Page): Locator => page.locator('activarium-plot .stage > svg');
const bottomOf = async (what: Locator): Promise<number> => {
  const box = await what.boundingBox();
  return (box?.y ?? NaN) + (box?.height ?? NaN);
};
const topOf = async (what: Locator): Promise<number> => (await what.boundingBox())?.y ?? NaN;
const middleOf = async (what: Locator): Promise<{ readonly x: number; readonly y: number }> => {
  const { x, y, width, height } = (await what.boundingBox()) ?? { x: NaN, y: NaN, width: 0, height: 0 };
  return { x: x + width / 2, y: y + height / 2 };
};
const run = (page: Page, id: string): Promise<unknown> =>
  page.evaluate((command) => document.querySelector<ActivariumPage>('activarium-page')?.run(command), id);
const at = (page: Page): Locator => page.getByLabel('At x =');

describe('the first visit', () => {
  it('opens on ReLU with a question, which a short race answers', async () => {
    const page = await site.open();
    await page.getByRole('heading', { name: 'Left of zero this neuron learns nothing. Does that matter?' }).waitFor();
    await plot(page, /^ReLU: f above/).waitFor();
    await page.getByText(/neither weight nor bias changes/).waitFor();
    await button(page, 'Race ReLU against LeakyReLU').click();
    await page
      .getByText(/ReLU and LeakyReLU: epoch \d/)
      .first()
      .waitFor({ timeout: 60_000 });
    await page.getByRole('img', { name: /^ReLU’s neurons before training/ }).waitFor(patient);
    await page.getByText(/^In this race it (does not|matters)/).waitFor({ timeout: 90_000 });
    const relu = await shownNumber(page, /ReLU is right on (\d+\.\d) %/);
    const leaky = await shownNumber(page, /LeakyReLU on (\d+\.\d) %/);
    expect(leaky).toBeGreaterThan(50);
    const chance = await shownNumber(page, /differences under (\d+\.\d) points/);
    const verdict = await page.getByText(/^In this race it/).innerText();
    expect(verdict.startsWith('In this race it does not')).toBe(Math.abs(relu - leaky) <= chance);
    // Large steps first: there it matters, and the deaths are told and drawn.
    expect(leaky - relu).toBeGreaterThan(20);
    await page.getByText(/One large step can take a neuron’s sum below 0 for every image/).waitFor();
    const dead = await shownNumber(page, /training images before the race, (\d+) do now/);
    const drawn = await page.getByRole('img', { name: /^ReLU’s neurons after epoch 3/ }).getAttribute('aria-label');
    const drawnDead = [...(drawn ?? '').matchAll(/(\d+) dead/g)].map(([, count]) => Number(count));
    expect(drawnDead.reduce((sum, count) => sum + count, 0)).toBe(dead);
    for (const figure of await page.locator('activarium-first-question activarium-figure svg.picture').all())
      expect(await isInSight(figure)).toBe(true);
    await button(page, 'And with small steps (learning rate 0.01)?').click();
    await page.getByText(/^In this race it does not/).waitFor({ timeout: 90_000 });
    expect(await shownNumber(page, /ReLU is right on (\d+\.\d) %/)).toBeGreaterThan(50);
    await page.getByText(/Such small steps take hardly any neuron so far/).waitFor();
    await button(page, 'See the whole race').click();
    await page.getByRole('heading', { name: 'ReLU and LeakyReLU learn to tell clothes apart' }).waitFor();
    await page.getByRole('application', { name: /^Accuracy: ReLU .* at epoch 3, LeakyReLU .* at epoch 3/ }).waitFor();
  }, 180_000);

  it('is answered by keyboard alone', async () => {
    const page = await site.open();
    await tabTo(page, /^Race ReLU/);
    await page.keyboard.press('Enter');
    await page.getByText(/^In this race it (does not|matters)/).waitFor({ timeout: 120_000 });
  }, 180_000);

  it('has all that it speaks of in sight on a laptop: the sentence, the neuron, both curves, the question', async () => {
    const page = await site.open();
    await page.locator('activarium-plot path.curve').last().waitFor();
    const seen = [
      page.getByRole('heading', { name: 'An activation function decides what a neuron passes on.' }),
      page.getByText('ReLU passes it on if it is positive and gives 0 if not. Drag the dot.'),
      page.getByRole('img', { name: /^A neuron: x = 1\.00/ }),
      page.getByRole('slider', { name: 'Bias b' }),
      page.getByText('neither weight nor bias changes for this input'),
      page.getByRole('heading', { name: 'ReLU and its derivative' }),
      picture(page),
      page.getByRole('slider', { name: /^The neuron’s dot/ }),
      page.getByRole('heading', { name: /Does that matter\?$/ }),
      button(page, /^Race ReLU/),
    ];
    for (const each of seen) await expect.poll(() => isInSight(each), patient).toBe(true);
    expect((await picture(page).boundingBox())?.height).toBeGreaterThan(270);
  });

  it('has sentence, title and both curves on the first screen of a phone', async () => {
    const page = await site.open();
    await page.setViewportSize({ width: 360, height: 740 });
    const strip = (): Promise<number> => topOf(page.locator('activarium-picker'));
    await expect.poll(async () => (await bottomOf(picture(page))) - (await strip()), patient).toBeLessThanOrEqual(0);
    for (const name of ['An activation function decides what a neuron passes on.', 'ReLU and its derivative'])
      expect(await isInSight(page.getByRole('heading', { name }))).toBe(true);
    expect((await picture(page).boundingBox())?.height).toBeGreaterThan(260);
    // The neuron is one line, which opens.
    expect(await page.getByRole('slider', { name: 'Bias b' }).isVisible()).toBe(false);
    await page.getByText('One neuron: z = −1.00, and ReLU passes on 0').click();
    expect(await page.getByRole('slider', { name: 'Bias b' }).isVisible()).toBe(true);
  });

  it('steps aside when another function is chosen, and says of that what it passes on', async () => {
    const page = await site.open();
    await tile(page, 'tanh').click();
    await page.getByText('Tanh makes a number from −1 to 1 of it.').waitFor();
    expect(await page.getByText('Does that matter?').count()).toBe(0);
    await tile(page, 'relu').click();
    await plot(page, /^ReLU: f above/).waitFor();
    expect(await page.getByText('Does that matter?').count()).toBe(0);
    await run(page, 'explore.ask');
    await page.getByText('Does that matter?').waitFor();
    await page.getByRole('link', { name: 'Train' }).click();
    await page.getByRole('heading', { name: 'ReLU learns to tell clothes apart' }).waitFor();
    await page.getByRole('link', { name: 'Explore' }).click();
    await plot(page, /^ReLU: f above/).waitFor();
    expect(await page.getByText('Does that matter?').count()).toBe(0);
    expect(await page.getByText(/decides what a neuron passes on/).count()).toBe(0);
  });

  it('leaves the reader’s own training its usual settings, once the question is left', async () => {
    const page = await site.open();
    await button(page, /^Race ReLU/).click();
    await linkWith(page, 'lr=0.15');
    await page.getByText(/^In this race it/).waitFor({ timeout: 90_000 });
    await tile(page, 'mish').click();
    await linkWithout(page, 'lr');
    await linkWithout(page, 'epochs');
  }, 120_000);

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

describe('the search', () => {
  it('finds by use, and Enter shows the curve of what fits best', async () => {
    const page = await site.open('#f=relu');
    await page.getByRole('searchbox').fill('transformer');
    await page.keyboard.press('Enter');
    await plot(page, /^GELU: f above/).waitFor();
    const figure = await plot(page, /^GELU: f above/).boundingBox();
    expect(figure?.y).toBeLessThan(400);
    await linkWith(page, 'f=gelu&');
    await page.getByRole('searchbox').fill('leaky');
    await page.keyboard.press('Shift+Enter');
    await plot(page, /^GELU and LeakyReLU: f above/).waitFor();
  });
});

describe('the table of properties', () => {
  it('comes with a second function, has the engine’s values, and is sorted', async () => {
    const page = await site.open('#f=relu');
    const table = page.locator('activarium-comparison');
    await plot(page, /^ReLU: f above/).waitFor();
    expect(await table.count()).toBe(0);
    await compare(page, 'Tanh').click();
    await compare(page, 'GELU').click();
    await table.waitFor();
    await table.scrollIntoViewIfNeeded();
    const names = table.getByRole('rowheader');
    const first = async (): Promise<string> => (await names.first().innerText()).trim();
    expect(await first()).toBe('ReLU');
    const row = table.getByRole('row', { name: /^GELU/ });
    await row.getByText('1.13', { exact: true }).waitFor();
    const { lipschitz, normal } = await page.evaluate(async () => {
      const { engine } = document.querySelector('activarium-page') as unknown as {
        engine: { measure: (request: object) => Promise<Measured> };
      };
      return engine.measure({ activation: 'gelu', cost: false });
    });
    const cells = await row.getByRole('cell').allInnerTexts();
    expect(cells).toContain(lipschitz.value.toPrecision(3));
    expect(cells).toContain(normal.mean.toPrecision(2));
    expect(cells).toContain(`${(100 * normal.passingShare).toFixed(0)} %`);
    await table.getByRole('button', { name: 'Mean output', exact: true }).click();
    expect(await first()).toBe('ReLU');
    await table.getByRole('button', { name: 'Mean output', exact: true }).click();
    expect(await first()).toBe('Tanh');
    await table.getByRole('button', { name: 'Steepest slope', exact: true }).click();
    expect(await first()).toBe('GELU');
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
      tab.locator('activarium-plot path.curve').nth(1).getAttribute('d');
    await plot(page, /^GELU and RReLU: f above.* to 5$/).waitFor();
    const exact = await path(page);
    await page.getByText('More', { exact: true }).click();
    await page.getByRole('radio', { name: 'float32' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('radio', { name: 'bfloat16', exact: true }).isChecked()).toBe(true);
    await page.getByText(/is rounded to bfloat16: 8 significant bits.*RReLU stays in float32/).waitFor();
    await plot(page, /to 5, in bfloat16$/).waitFor();
    const tab = await site.open(await linkWith(page, 'prec=bfloat16'));
    await plot(tab, /in bfloat16$/).waitFor();
    expect(await tab.getByRole('radio', { name: 'bfloat16', exact: true }).isVisible()).toBe(true);
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
        ?.shadowRoot?.querySelector('activarium-explore-stage')
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
    const read = (): Promise<string[]> => page.locator('activarium-plot-read-out').getByRole('cell').allInnerTexts();
    // ReLU, the first row: x, which the link takes over after a while, and 1.
    await expect
      .poll(async () => Number((await read())[0]) - Number(/at=([\d.]+)/.exec(page.url())?.[1]), patient)
      .toBeCloseTo(0, 3);
    const cells = await read();
    expect(cells).toHaveLength(12);
    expect(cells.map((text) => Number(text.replace('−', '-'))).every(Number.isFinite)).toBe(true);
    expect(cells[1]).toBe('1');
  });
});

describe('the figure', () => {
  it.each([
    ['one with a parameter', 1280, 800, '#f=swish'],
    ['six', 1280, 800, '#f=relu,gelu,elu-alpha,swish,prelu,staf&at=-1'],
    ['one beside a layer', 1280, 800, '#f=swiglu,swish'],
    ['one with a parameter', 1920, 1080, '#f=swish'],
    ['six before a room', 1920, 1080, '#f=relu,gelu,elu-alpha,swish,prelu,staf&at=-1&mode=present'],
  ])('of %s is in sight at %i × %i with its title and a slider', async (_of, width, height, link) => {
    const page = await site.open(link);
    await page.setViewportSize({ width, height });
    await page.locator('activarium-plot path.curve').last().waitFor();
    const slider = page.locator('activarium-parameters').getByRole('slider').first();
    for (const each of [page.getByRole('heading', { name: /derivative/ }), picture(page), slider])
      await expect.poll(() => isInSight(each), patient).toBe(true);
    // It has what there is between the head and the slider, as far as it is not taller than wide.
    const box = await picture(page).boundingBox();
    expect(box?.height).toBeGreaterThan(0.4 * height);
    if ((box?.height ?? NaN) < 0.98 * (box?.width ?? NaN))
      expect((await bottomOf(slider)) / height).toBeGreaterThan(0.85);
  });
});

describe('one neuron', () => {
  it('has a dot that is dragged along the curve, which moves bias, numbers and link', async () => {
    const page = await site.open('#f=relu');
    const dot = page.getByRole('slider', { name: /^The neuron’s dot/ });
    await dot.waitFor();
    await stillPicture(picture(page));
    const threes = await picture(page).locator('text').filter({ hasText: /^3$/ }).all();
    // The x-axis's lies lowest.
    const [to] = (await Promise.all(threes.map(middleOf))).sort((a, b) => b.y - a.y);
    const from = await middleOf(dot);
    if (!to) throw new Error('The x-axis has no 3.');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, from.y - 20, { steps: 5 });
    await page.mouse.move(to.x, from.y - 60, { steps: 5 });
    await page.getByText('passes on 3', { exact: true }).waitFor();
    await page.getByText('learns with 1', { exact: true }).waitFor();
    await page.mouse.up();
    await linkWith(page, 'b=2');
    await page.getByText('z = 1.00 · 1.00 + 2.00 = 3.00').waitFor();
    await page
      .getByText(/the weight changes with 1 · x = 1/)
      .first()
      .waitFor();
    expect(await page.getByRole('slider', { name: 'Bias b' }).inputValue()).toBe('2');
    expect(await page.evaluate(() => location.hash)).not.toMatch(/[&#](x|w|in)=/);
    // Dragging elsewhere moves the range.
    await page.mouse.move(to.x - 60, from.y - 40);
    await page.mouse.down();
    await page.mouse.move(to.x - 120, from.y - 40, { steps: 4 });
    await page.mouse.up();
    await linkWith(page, /[&#]x=/);
    await linkWith(page, 'b=2');
  });

  it('has a dot that keys move, too', async () => {
    const page = await site.open('#f=tanh&w=-1.5&in=2&b=3');
    await tabTo(page, /^The neuron’s dot/);
    await page.keyboard.press('ArrowRight');
    await linkWith(page, 'b=3.05');
    await page.getByText('z = −1.50 · 2.00 + 3.05 = 0.05').waitFor();
    await page.keyboard.press('End');
    await linkWith(page, 'b=5');
    await page.keyboard.press('Home');
    await linkWith(page, 'b=-5');
  });

  it('has a dot that a finger drags while the page stays', async () => {
    const context = await site.browser.newContext({ hasTouch: true, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    await page.goto(`${site.url}#f=relu`);
    const dot = page.getByRole('slider', { name: /^The neuron’s dot/ });
    await dot.waitFor();
    await stillPicture(picture(page));
    const { x, y } = await middleOf(dot);
    const cdp = await context.newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', dx: number, dy: number): Promise<unknown> =>
      cdp.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: x + dx, y: y + dy }],
      });
    await touch('touchStart', 0, 0);
    for (let i = 1; i <= 8; i += 1) await touch('touchMove', 8 * i, -6 * i);
    await touch('touchEnd', 0, 0);
    await page.waitForFunction(() => Number(/[&#]b=(-?[\d.]+)/.exec(location.hash)?.[1]) > 0);
    expect(await page.evaluate(() => [scrollY, /[&#]at=/.test(location.hash)])).toEqual([0, false]);
    await context.close();
  });

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
    await card.getByText('a line explains 73 %').waitFor();
    await card.getByText('Measured', { exact: true }).click();
    expect(await row('Gain').innerText()).toBe('1.414 (PyTorch: √2)');
    expect(await row('Smooth').innerText()).toBe('kink at x = 0, from 0 to 1');
    await tile(page, 'leaky-relu').click();
    await page.getByLabel('LeakyReLU a as a number').fill('0.5');
    await card.getByText('kink at x = 0, from 0.5 to 1').waitFor();
    expect(await row('Gain').innerText()).toBe('1.265 (PyTorch: 1.265)');
  });

  it('gives values at points that are typed, and the link keeps them', async () => {
    const page = await site.open('#f=tanh');
    await page.getByText('Values', { exact: true }).click();
    await page.getByLabel('Numbers x, separated by commas').fill('0, 0.5');
    await page.getByRole('table', { name: 'Values at points' }).getByText('0.462117').waitFor();
    const tab = await site.open(await linkWith(page, 'pts=0'));
    // The fold that was open is open again.
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

  it.each(['relu', 'gelu', 'staf'])(
    'of %s says what a learner asks first in sight of 1280 × 800, unscrolled',
    async (id) => {
      const page = await site.open(`#f=${id}`);
      const card = page.locator('activarium-properties');
      await card.getByText('Used for').waitFor();
      await card.getByText(/^a line explains/).waitFor();
      const marks = card.locator('.marks li');
      expect(await marks.count()).toBe(4);
      const first = [card.getByRole('heading', { level: 2 }), card.getByRole('math'), card.locator('.does')];
      const words = card.locator('activarium-measurement .words dd');
      expect(await words.count()).toBe(3);
      for (const each of [...first, marks.first(), marks.last(), words.first(), words.last()]) {
        const box = await each.boundingBox();
        expect(box?.y).toBeGreaterThan(0);
        expect((box?.y ?? NaN) + (box?.height ?? NaN)).toBeLessThanOrEqual(800);
      }
      // Folds are closed, and begin in sight.
      expect(await card.locator('details[open]').count()).toBe(0);
      const fold = await card.getByText('Measured', { exact: true }).boundingBox();
      expect((fold?.y ?? NaN) + (fold?.height ?? NaN)).toBeLessThanOrEqual(800);
    },
  );

  it('remembers its open folds over a reload and for other functions, and says nothing of them in the link', async () => {
    const page = await site.open('#f=relu');
    const card = page.locator('activarium-properties');
    await card.getByText('Measured', { exact: true }).click();
    await card.getByText('Definition and history').click();
    await card.getByText('1.414 (PyTorch: √2)').waitFor();
    const link = await page.evaluate(() => location.href);
    expect(link).toMatch(/#f=relu$/);
    await page.reload();
    await card.getByText('1.414 (PyTorch: √2)').waitFor();
    await card.getByText('Rectifiers').waitFor();
    await tile(page, 'gelu').click();
    await card.getByText('Smooth gates').waitFor();
    await card.getByText('no: lowest at x = −0.7518').waitFor();
    expect(await card.getByText('−0.158655').isVisible()).toBe(false);
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
