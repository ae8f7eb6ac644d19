/** Where the system sets the colours: what is chosen can be seen, and markers still tell functions apart. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openMenu, visit } from './visit.js';

const site = visit();
const schemes = ['light', 'dark'] as const;
type Scheme = (typeof schemes)[number];

async function forced(link: string, colorScheme: Scheme): Promise<Page> {
  const page = await site.open(link);
  await page.emulateMedia({ forcedColors: 'active', colorScheme });
  return page;
}

/** What frame and ground show of it. */
const look = (what: Locator): Promise<string> =>
  what.first().evaluate((element) => {
    const { backgroundColor, borderTopColor, borderTopWidth, color } = getComputedStyle(element);
    return [backgroundColor, borderTopColor, borderTopWidth, color].join(' ');
  });

/** Luminance as in WCAG 2. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
    const value = Number(part) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const contrast = (a: string, b: string): number => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

describe.each(schemes)('forced colours on %s', (scheme) => {
  it('show which view and which function is chosen', async () => {
    const page = await forced('#f=relu,gelu', scheme);
    const nav = page.getByRole('navigation', { name: 'Views' });
    expect(await look(nav.locator('[aria-current]'))).not.toBe(await look(nav.locator('a:not([aria-current])')));

    const focus = page.getByRole('group', { name: 'Show details of' }).getByRole('button');
    expect(await look(focus.and(page.locator('[aria-pressed="true"]')))).not.toBe(
      await look(focus.and(page.locator('[aria-pressed="false"]'))),
    );
  });

  it('show which way of designing is chosen', async () => {
    const page = await forced('#view=design&f=relu', scheme);
    const modes = page.locator('.modes button');
    expect(await look(modes.and(page.locator('[aria-pressed="true"]')))).not.toBe(
      await look(modes.and(page.locator('[aria-pressed="false"]'))),
    );
  });

  it('show in which order neurons stand and which function is looked at', async () => {
    const page = await forced('#view=neurons&f=relu,gelu&hidden=16', scheme);
    const places = page.locator('.segments button, .focus button');
    await page.locator('.segments button').first().waitFor({ timeout: 60_000 });
    for (const group of ['.segments', '.focus']) {
      const chosen = places.and(page.locator(`${group} [aria-pressed="true"]`));
      expect(await look(chosen)).not.toBe(await look(places.and(page.locator(`${group} [aria-pressed="false"]`))));
    }
  });

  it('keep a function’s colour and marker on the system’s ground, whatever theme was chosen', async () => {
    const page = await forced('#f=relu,gelu,mish,silu,tanh,elu', scheme);
    for (const theme of ['system', 'light', 'dark']) {
      await openMenu(page);
      await page.getByLabel('Theme').selectOption(theme);
      const ground = await page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement('p'));
        probe.style.backgroundColor = 'Canvas';
        const colour = getComputedStyle(probe).backgroundColor;
        probe.remove();
        return colour;
      });
      const markers = await page
        .locator('activarium-picker .marker')
        .evaluateAll((all) =>
          all.map((marker) => ({ fill: getComputedStyle(marker).fill, shape: marker.getAttribute('d') })),
        );
      expect(new Set(markers.map(({ shape }) => shape)).size).toBe(6);
      for (const { fill } of markers) expect(contrast(fill, ground)).toBeGreaterThan(3);
      const curves = await page
        .locator('activarium-picker .choose[aria-pressed="true"] .curve')
        .evaluateAll((all) => all.map((curve) => getComputedStyle(curve).stroke));
      for (const stroke of curves) expect(contrast(stroke, ground)).toBeGreaterThan(3);
    }
  });
});
