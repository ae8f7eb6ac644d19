/** A function of one's own: written with a mistake and mended, drawn, recognised, trained, judged, found again by its link. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { button, linkWith, linkWithout, patient, progress, visit } from './visit.js';

const site = visit();

/** A busy machine may take its time for a value. */

const formula = (page: Page): Locator => page.getByRole('textbox', { name: 'f(x) =' });
const plotted = (page: Page, name: string): Locator =>
  page.getByRole('application', { name: new RegExp(`^${escaped(name)}.*: f above`) });
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The value of the function in the row of that name, at the cross-hair. */
const valueOf = (page: Page, name: string): Promise<string> =>
  page
    .getByRole('row', { name: new RegExp(name) })
    .getByRole('cell')
    .first()
    .innerText();

async function write(page: Page, name: string, text: string): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await formula(page).fill(text);
}

describe('a formula', () => {
  it('has its curve beside it, both in sight without a scroll', async () => {
    const page = await site.open('#view=design&f=relu');
    await write(page, '', 'x * sigmoid(1.5*x)');
    const curve = page.locator('activarium-plot').getByRole('application');
    await curve.waitFor();
    const [field, drawn] = [await formula(page).boundingBox(), await curve.boundingBox()];
    if (!field || !drawn) throw new Error('Something is not drawn.');
    expect(drawn.x).toBeGreaterThan(field.x + field.width);
    expect([field.y, drawn.y].every((top) => top > 0)).toBe(true);
    expect(Math.max(field.y + field.height, drawn.y + drawn.height)).toBeLessThanOrEqual(800);
  });

  it('has its curve right below it on a narrower page', async () => {
    const page = await site.open('#view=design&f=relu');
    await page.setViewportSize({ width: 1000, height: 800 });
    const plot = page.locator('activarium-plot');
    await plot.waitFor();
    const below = async (): Promise<number> =>
      ((await plot.boundingBox())?.y ?? NaN) - ((await formula(page).boundingBox())?.y ?? NaN);
    expect(await below()).toBeGreaterThan(0);
    expect(await below()).toBeLessThan(160);
    expect((await page.locator('[data-control="design.add"]').boundingBox())?.y).toBeGreaterThan(
      (await plot.boundingBox())?.y ?? NaN,
    );
  });

  it('with a mistake is told what is wrong under the very letters, and is drawn once mended', async () => {
    const page = await site.open('#view=design&f=relu');
    await write(page, 'Mine', 'x * sigmod(b*x)');
    await page.getByText('Character 5: there is no function').waitFor();
    expect(await formula(page).getAttribute('aria-invalid')).toBe('true');
    const described = await formula(page).getAttribute('aria-describedby');
    expect(await page.locator(`#${described ?? ''}`).innerText()).toMatch(/did you mean sigmoid/);
    // The mark stands under what the letters at fault take up of the field.
    const mark = page.locator('activarium-formula-field .at-fault');
    expect(await mark.textContent()).toBe('sigmod');
    const [letters, field] = [await mark.boundingBox(), await formula(page).boundingBox()];
    expect(letters && field && letters.x > field.x + 20 && letters.x + letters.width < field.x + 200).toBe(true);
    expect(letters && field && letters.y >= field.y && letters.y + letters.height <= field.y + field.height).toBe(true);

    await formula(page).fill('x * sigmoid(b*x)');
    await mark.waitFor({ state: 'detached' });
    await plotted(page, 'Mine').waitFor();
    await page.getByRole('group', { name: 'Parameter b' }).waitFor();
    await page.getByLabel('At x =').fill('2');
    await page.getByLabel('At x =').press('Enter');
    // 2/(1 + e⁻²)
    await expect.poll(() => valueOf(page, 'Mine'), patient).toBe('1.7616');
    // The property card and the surface are those of any function.
    await page.getByRole('heading', { name: 'Mine', exact: true }).waitFor();
    await page.getByRole('heading', { name: 'Mine over two inputs' }).waitFor();
  });

  it('that may not be meant so is read all the same, and what may be meant is said calmly', async () => {
    const page = await site.open('#view=design&f=relu');
    await write(page, 'Mine', 'x*sig');
    const message = page.locator('activarium-formula-field .hint');
    await expect.poll(() => message.innerText(), patient).toMatch(/^sig is read as a parameter; .*sigmoid\(…\)\.$/);
    expect(await page.locator('activarium-formula-field .fault').count()).toBe(0);
    expect(await formula(page).getAttribute('aria-invalid')).toBe('false');
    await formula(page).fill('torch.where(x > 0, x, 0.01*x)');
    await plotted(page, 'Mine').waitFor();
    await expect.poll(() => message.innerText(), patient).toMatch(/^Functions such as/);
  });

  it('that is being typed is not called another spelling of no activation', async () => {
    const page = await site.open('#view=design&f=relu');
    await formula(page).fill('x*sig');
    await page.getByRole('group', { name: 'Parameter sig' }).waitFor();
    await page.getByRole('heading', { name: 'x*sig', exact: true }).waitFor();
    expect(await page.getByText('under another spelling').count()).toBe(0);
    await formula(page).fill('x*sigmoid(x)');
    await page.getByText('This is SiLU under another spelling').waitFor();
  });

  it('names its function everywhere, until the name is set by hand', async () => {
    const page = await site.open('#view=design&f=relu');
    const name = page.getByLabel('Name');
    const isNamed = async (words: string): Promise<void> => {
      await plotted(page, words).waitFor();
      await page.getByRole('heading', { name: `${words} and its derivative` }).waitFor();
      await page.locator('activarium-properties').getByRole('heading', { name: words, exact: true }).waitFor();
      await page.getByRole('heading', { name: `${words} over two inputs` }).waitFor();
      await page.getByRole('application', { name: `Heat map of the gradient of ${words} over two inputs` }).waitFor();
      await page.getByText(`Trains ${words} and ReLU from seeds`).waitFor();
      await page.getByText(`${words} as code`).waitFor();
    };
    await isNamed('SwiGELU');
    await formula(page).fill('x*tanh(x)');
    await isNamed('x*tanh(x)');
    expect(await name.inputValue()).toBe('');
    expect(await name.getAttribute('placeholder')).toBe('x*tanh(x)');
    await name.fill('Mine');
    await isNamed('Mine');
    await formula(page).fill('x*erf(x)');
    await linkWith(page, 'erf');
    await isNamed('Mine');
    await name.fill('');
    await isNamed('x*erf(x)');
    await button(page, 'Add to the functions').click();
    await page.getByRole('button', { name: /^x\*erf\(x\).*Yours, selected/ }).waitFor();
    await formula(page).fill('x*erf(2*x)');
    await isNamed('x*erf(2*x)');
    await linkWith(page, 'erf(2*x)&');
    await page.reload();
    await isNamed('x*erf(2*x)');
  });

  it('that is a known function under another spelling is recognised', async () => {
    const page = await site.open('#view=design&f=relu');
    await write(page, 'Mine', 'x/(1 + exp(-x))');
    await page.getByText('This is SiLU under another spelling').waitFor();
    await button(page, 'Show SiLU').click();
    await plotted(page, 'SiLU').waitFor();
    expect(await linkWith(page, 'f=silu')).not.toMatch(/view=/);
  });

  it('has parameters whose wrong numbers are told at their field, and sliders that move the curve', async () => {
    const page = await site.open('#view=design&at=1');
    await button(page, 'ELU with α').click();
    const row = page.getByRole('group', { name: 'Parameter a' });
    await row.getByLabel('Most of a').fill('-5');
    await row.getByLabel('Most of a').press('Tab');
    await page.getByText('Most of a must be above its least').waitFor();
    await row.getByLabel('Most of a').fill('4');
    await row.getByLabel('Most of a').press('Tab');
    await page.getByText('Most of a must be above its least').waitFor({ state: 'detached' });
    await page.getByLabel('At x =').fill('-1');
    await page.getByLabel('At x =').press('Enter');
    await expect.poll(() => valueOf(page, 'ELU with α'), patient).toBe('−0.63212');
    await row.getByRole('slider', { name: 'Start of a' }).fill('2');
    await expect.poll(() => valueOf(page, 'ELU with α'), patient).toBe('−1.2642');
    await linkWith(page, /draft=[^&]*a:2:/);
    await row.getByLabel('learned').uncheck();
    await linkWith(page, /draft=[^&]*fixed/);
  });
});

describe('a function of one’s own', () => {
  it('is added, trained beside ReLU, and found again in another tab by the link', async () => {
    const page = await site.open('#view=design&f=relu&hidden=32&epochs=2&seed=3');
    await write(page, 'My gate', 'x * sigmoid(b*x) + a*x');
    await page.getByRole('group', { name: 'Parameter a' }).getByLabel('At of a').fill('0.1');
    await page.getByRole('group', { name: 'Parameter a' }).getByLabel('At of a').press('Tab');
    await plotted(page, 'My gate').waitFor();
    await button(page, 'Add to the functions').click();
    await button(page, 'Among your functions').waitFor();
    await page.getByRole('button', { name: /^My gate.*Yours, selected/ }).waitFor();

    await page.getByRole('link', { name: 'Train' }).click();
    await page.getByRole('heading', { name: 'ReLU and My gate learn to tell clothes apart' }).waitFor();
    await button(page, 'Run').click();
    await progress(page, 'ReLU and My gate: finished 2 epochs').waitFor({ timeout: 60_000 });
    const result = await progress(page, /Test accuracy on 2,000 images: /).innerText();

    const link = await linkWith(page, 'own=My');
    const other = await site.open(link);
    await button(other, 'Run').click();
    await progress(other, 'ReLU and My gate: finished 2 epochs').waitFor({ timeout: 60_000 });
    expect(await progress(other, /Test accuracy on 2,000 images: /).innerText()).toBe(result);
    await other.getByRole('link', { name: 'Design' }).click();
    expect(await formula(other).inputValue()).toBe('x * sigmoid(b*x) + a*x');
    expect(await other.getByLabel('Name').inputValue()).toBe('My gate');
    await expect
      .poll(() => other.getByRole('group', { name: 'Parameter a' }).getByLabel('At of a').inputValue())
      .toBe('0.1');
    await button(other, 'Among your functions').waitFor();
  });

  it('is changed in its place, and taken away', async () => {
    const page = await site.open('#view=design&f=relu');
    await write(page, 'First', 'tanh(x) + x/10');
    await button(page, 'Add to the functions').click();
    await button(page, 'Among your functions').waitFor();
    await formula(page).fill('tanh(x) + x/5');
    await button(page, 'Update it').click();
    await button(page, 'Among your functions').waitFor();
    expect(/(?<=f=relu,)[^&]*/.exec(await linkWith(page, 'x/5'))?.[0]).toMatch(/^f-[0-9a-f]{16}$/);
    await page.getByLabel('Name').fill('Second');
    await button(page, 'Add as another').click();
    // A name alone makes no other function: it is the same one, called otherwise.
    await page
      .getByRole('group', { name: 'Your functions' })
      .getByRole('button', { name: 'Second', exact: true })
      .waitFor();
    await button(page, 'Remove Second').click();
    await page.getByRole('group', { name: 'Your functions' }).waitFor({ state: 'detached' });
    await linkWithout(page, 'own');
    // ReLU alone is the selection at the start.
    await linkWithout(page, 'f');
  });

  it('is kept as it is being written when the page is loaded anew', async () => {
    const page = await site.open('#view=design');
    await write(page, 'Half', 'x * tanh(softplus(');
    await linkWith(page, 'softplus(');
    await page.reload();
    await expect.poll(() => formula(page).inputValue(), patient).toBe('x * tanh(softplus(');
    await page.getByText(/^At the end: /).waitFor();
  });

  it('that a link spells wrongly is left out with the reason, and the others stay', async () => {
    const page = await site.open('#view=explore&own=Bad~x*sigmod(x);Good~x*tanh(x)~b%3Aone&f=relu,f-0123456789abcdef');
    await page.getByText('Your functions').or(page.getByText('Parts of the link could not be used')).first().waitFor();
    await page.getByText(/“Bad” cannot be read \(.*sigmod/).waitFor();
    await page.getByText(/“f-0123456789abcdef” does not exist/).waitFor();
    await page.getByRole('button', { name: /^Good/ }).waitFor();
    await plotted(page, 'ReLU').waitFor();
  });
});

describe('a drawn curve', () => {
  it('follows the finger that began it, whatever a second one does, and selects no text', async () => {
    const context = await site.browser.newContext({ hasTouch: true, viewport: { width: 900, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${site.url}#view=design&by=draw&f=relu`);
    const stage = page.locator('activarium-drawing .stage');
    await stage.locator('path.stroke').waitFor();
    await stage.scrollIntoViewIfNeeded();
    const box = await stage.boundingBox();
    if (!box) throw new Error('The drawing has no place.');
    const fingers = await context.newCDPSession(page);
    const at = (share: number, height: number, id: number) => ({
      x: box.x + box.width * share,
      y: box.y + box.height * height,
      id,
    });
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: ReturnType<typeof at>[]) =>
      fingers.send('Input.dispatchTouchEvent', { type, touchPoints });
    await touch('touchStart', [at(0.3, 0.3, 0)]);
    await touch('touchStart', [at(0.3, 0.3, 0), at(0.5, 0.8, 1)]);
    for (const share of [0.4, 0.5, 0.6, 0.7, 0.8])
      await touch('touchMove', [at(share, 0.3, 0), at(0.5, 0.8 + 0.01 * share, 1)]);
    await touch('touchEnd', [at(0.8, 0.3, 0)]);
    await touch('touchEnd', []);
    const heights = (await stage.locator('path.stroke').getAttribute('d'))?.match(/[\d.]+ [\d.]+/g) ?? [];
    const passed = heights
      .map((pair) => pair.split(' ').map(Number))
      .filter(([x = 0]) => x > 0.35 * box.width && x < 0.75 * box.width);
    expect(passed.length).toBeGreaterThan(20);
    expect(passed.filter(([, y = NaN]) => Math.abs(y - 0.3 * box.height) > 4)).toEqual([]);
    await page.mouse.move(box.x + 10, box.y + box.height - 4);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
    await page.mouse.move(box.x + 40, box.y + box.height + 60, { steps: 4 });
    await page.mouse.up();
    expect(await page.evaluate(() => getSelection()?.toString() ?? '')).toBe('');
    await context.close();
  });

  it('by mouse becomes a spline that trains, and a stroke is taken back', async () => {
    const page = await site.open('#view=design&by=draw&f=relu&hidden=32&epochs=1&at=-3');
    const stage = page.getByRole('slider', { name: /^Height of the curve/ });
    const box = await stage.boundingBox();
    if (!box) throw new Error('The drawing has no place.');
    const at = (x: number, y: number): readonly [number, number] => {
      const [width, height] = [box.width - 38, box.height - 42];
      return [box.x + 30 + ((x + 4) / 8) * width, box.y + 8 + ((4 - y) / 8) * height];
    };
    await page.mouse.move(...at(-4, 1));
    await page.mouse.down();
    for (let x = -4; x <= -2; x += 0.1) await page.mouse.move(...at(x, 1));
    await page.mouse.up();
    await plotted(page, 'Drawn').waitFor();
    await expect
      .poll(async () => Math.abs(Number((await valueOf(page, 'Drawn')).replace('−', '-')) - 1) < 0.05, patient)
      .toBe(true);
    await linkWith(page, /draft=~Drawn~spline[^&]*~c:[\d.-]+,/);
    await button(page, 'Undo').click();
    await expect
      .poll(async () => Math.abs(Number((await valueOf(page, 'Drawn')).replace('−', '-'))) < 0.3, patient)
      .toBe(true);

    await stage.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    for (let i = 0; i < 5; i += 1) await page.keyboard.press('Shift+ArrowUp');
    expect(await stage.getAttribute('aria-valuetext')).toMatch(/^2.* at x = −3.5/);
    await button(page, 'Add to the functions').click();
    await page.getByRole('button', { name: /^Drawn.*Yours, selected/ }).waitFor();
    await page.getByRole('link', { name: 'Train' }).click();
    await button(page, 'Run').click();
    await progress(page, 'ReLU and Drawn: finished 1 epoch').waitFor({ timeout: 60_000 });
  });
});

describe('the judgement', () => {
  it('trains from several seeds, is paused and resumed from another view, and says what is noise', async () => {
    const page = await site.open('#view=design&f=relu&hidden=512&epochs=4&seeds=2');
    await write(page, 'Nearly ReLU', 'max(0.001*x, x)');
    await plotted(page, 'Nearly ReLU').waitFor();
    await page.getByText('Trains Nearly ReLU and ReLU from seeds 1 to 2, 4 epochs each').waitFor();
    await button(page, 'Judge it').click();
    await page
      .getByText(/Nearly ReLU, seed 1 of 2: epoch/)
      .first()
      .waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Explore' }).click();
    await button(page, 'Pause judging').click();
    await button(page, 'Resume judging').click();
    await page.getByRole('link', { name: 'Design' }).click();
    await page.getByText('Finished: 4 of 4 trainings done').first().waitFor({ timeout: 120_000 });
    await page.getByText('Nearly ReLU or ReLU: this difference is within the noise.').first().waitFor();
    await page
      .getByText(/the mean of 2 pairs of equal seeds, with a 95 % interval of [−+][\d.]+ to [−+][\d.]+/)
      .waitFor();
    const cells = await page
      .getByRole('row', { name: /^\s*Nearly ReLU 2 / })
      .getByRole('cell')
      .allInnerTexts();
    expect(cells[1]).toMatch(/^\d+\.\d ± \d+\.\d %$/);
  });

  it('has gated layers beside the function, and leaves out what hidden layers cannot have', async () => {
    const page = await site.open('#view=design&f=relu,swiglu,softmax&hidden=64&epochs=1&seeds=2');
    await write(page, 'Mine', 'x*tanh(x)');
    await plotted(page, 'Mine, ReLU and SiLU').waitFor();
    await page.getByText('Trains Mine, ReLU and SwiGLU from seeds 1 to 2').waitFor();
    await button(page, 'Judge it').click();
    await page.getByText('Finished: 6 of 6 trainings done').first().waitFor({ timeout: 120_000 });
  });

  it('leaves out what diverged, and says so', async () => {
    const page = await site.open('#view=design&f=relu&hidden=32&epochs=1&seeds=2');
    await write(page, 'Wild', 'exp(x^2)*x^3');
    await plotted(page, 'Wild').waitFor();
    await button(page, 'Judge it').click();
    await page.getByText('Finished: 4 of 4 trainings done').first().waitFor({ timeout: 120_000 });
    await page.getByText(/2 of Wild’s trainings diverged/).waitFor();
  });
});
