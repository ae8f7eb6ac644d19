/**
 * The page in the pseudo-language, whose messages have accents on all letters, are a third longer and stand in brackets:
 * no word is left out of the catalogues, no sentence is glued from pieces, nothing is cut off.
 */
import { describe, expect, it } from 'vitest';
import { inPseudoLanguage as said, scenes, settled } from './scenes.js';
import { wordFaults } from './shown-words.js';
import { visit } from './visit.js';

const site = visit();

describe('in the pseudo-language', () => {
  it.each(scenes)(
    '$name has all words from catalogues, none glued, none cut off, at 360 and 1280 pixels',
    async ({ link, shows }) => {
      const page = await site.context.newPage();
      await page.goto(`${site.url}?lang=en-XA${link}`);
      await shows(page, said);
      await settled(page);
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 });
        // Figures follow the window a frame later.
        await expect
          .poll(() => wordFaults(page), { timeout: 10_000 })
          .toMatchObject({ sideways: 0, plain: [], glued: [], cut: [] });
      }
    },
    120_000,
  );

  it('is the language of the document', async () => {
    const page = await site.context.newPage();
    await page.goto(`${site.url}?lang=en-XA`);
    await page.getByRole('link', { name: said('Explore') }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en-XA');
    await page.goto(`${site.url}?lang=tlh`);
    await page.getByRole('link', { name: 'Explore' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  });
});
