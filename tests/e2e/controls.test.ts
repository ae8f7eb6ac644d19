/** Fields and sliders look and read alike, wherever they stand. */
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { button, linkWith, visit } from './visit.js';

const site = visit();

/** Colours along the middle of a slider, at shares of its width. */
async function alongMiddle(slider: Locator, shares: readonly number[]): Promise<readonly string[]> {
  const picture = await slider.screenshot();
  const page = slider.page();
  return page.evaluate(
    async ([base64, at]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: image.width, height: image.height });
      const drawing = canvas.getContext('2d');
      drawing?.drawImage(image, 0, 0);
      return at.map((share) =>
        [...(drawing?.getImageData(share * image.width, image.height / 2, 1, 1).data ?? [])].join(' '),
      );
    },
    [picture.toString('base64'), shares] as const,
  );
}

describe('a slider', () => {
  it.each(['light', 'dark'] as const)('shows how far it is up, on %s', async (colorScheme) => {
    const page = await site.open('#f=swish');
    await page.emulateMedia({ colorScheme });
    const slider = page.getByRole('slider', { name: 'Swish β' }).first();
    await slider.fill('2.5');
    const [before, thumb, behind] = await alongMiddle(slider, [0.2, 0.5, 0.8]);
    expect(before).toBe(thumb);
    expect(behind).not.toBe(before);
    await slider.fill('0');
    expect(new Set(await alongMiddle(slider, [0.2, 0.5, 0.8]))).toEqual(new Set([behind]));
    await slider.fill('5');
    expect(new Set(await alongMiddle(slider, [0.2, 0.5, 0.8]))).toEqual(new Set([before]));
  });
});

describe('a number with a decimal comma', () => {
  it('is taken by every field of Train that takes parts of one, and the link has a point', async () => {
    const page = await site.open('#view=train&f=relu');
    await page.getByLabel('Learning rate').fill('0,05');
    await page.getByLabel('Learning rate').press('Enter');
    await linkWith(page, 'lr=0.05&');
    expect(await page.getByLabel('Learning rate').inputValue()).toBe('0.05');
    await page.getByLabel('Epochs').fill('1,000');
    await page.getByLabel('Epochs').press('Tab');
    await page.getByText('Epochs must be a whole number').waitFor();
  });

  it('is taken by the judge of Design', async () => {
    const page = await site.open('#view=design&f=relu');
    await button(page, 'Judge it').waitFor();
    await page.getByLabel('Learning rate').fill('0,05');
    await page.getByLabel('Learning rate').press('Tab');
    await linkWith(page, 'lr=0.05&');
  });
});

describe('the formula’s field', () => {
  it('has one ring of focus, around its box', async () => {
    const page = await site.open('#view=design&f=relu');
    const field = page.locator('activarium-formula-field textarea');
    await field.focus();
    expect(await field.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('none');
    expect(
      await page.locator('activarium-formula-field .box').evaluate((box) => getComputedStyle(box).outlineStyle),
    ).toBe('solid');
  });

  it('does not call a formula that is being typed another spelling of no activation', async () => {
    const page = await site.open('#view=design&f=relu');
    const field = page.locator('activarium-formula-field textarea');
    await field.fill('x*sig');
    await page.getByRole('group', { name: 'Parameter sig' }).waitFor();
    await page.getByRole('heading', { name: 'x*sig', exact: true }).waitFor();
    expect(await page.getByText('under another spelling').count()).toBe(0);
    await field.fill('x*sigmoid(x)');
    await page.getByText('This is SiLU under another spelling').waitFor();
  });
});

describe('the tiles', () => {
  it('say by what keys they are chosen', async () => {
    const page = await site.open();
    const tiles = page.getByRole('group', { name: 'Activation functions' });
    const described = await tiles.getAttribute('aria-describedby');
    expect(await page.locator(`#${described ?? ''}`).innerText()).toMatch(/Shift\+Enter/);
  });

  it('write Greek letters as letters, those of one’s own functions too', async () => {
    const page = await site.open('#f=relu&own=Mine~x*sigmoid(beta*x)%2Btheta');
    const notes = await page.locator('activarium-picker .variant').allInnerTexts();
    expect(notes.length).toBeGreaterThan(5);
    expect(notes.join(' ')).toMatch(/θ 0/);
    expect(notes.join(' ')).toMatch(/β learned, θ learned/);
    expect(notes.filter((note) => /\b(?:alpha|beta|gamma|theta|lambda|omega|phi)\b/i.test(note))).toEqual([]);
  });
});
