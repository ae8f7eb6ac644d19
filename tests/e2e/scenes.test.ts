/**
 * Each view in all that it can show, in English and in the pseudo-language, whose messages have accents on all letters,
 * are a third longer and stand in brackets.
 *
 * Words: none is left out of the catalogues, no sentence is glued from pieces, nothing is cut off. Controls: lessons,
 * embeddings and tests find one by its `data-control`; each that is shown has one, no two have the same, and it hangs on
 * nothing but what the control is.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { inEnglish, inPseudoLanguage, scenes, settled, type Said, type Scene } from './scenes.js';
import { shownControls } from './shown-controls.js';
import { openFolds, wordFaults } from './shown-words.js';
import { visit } from './visit.js';

const site = visit();

/** Words of letters and figures, joined by hyphens; behind each full stop what is in the one before. */
const form = /^[\p{L}\p{N}]+(?:[-.][\p{L}\p{N}]+)*$/u;
/** Figures follow the window a frame later. */
const soon = { timeout: 10_000 };

/** Opens all folds, those too that come a frame after the window's new width, until no control comes any more. */
async function unfolded(page: Page): Promise<void> {
  let before = '';
  const isSteady = async (): Promise<boolean> => {
    await openFolds(page);
    const now = (await shownControls(page)).names.join();
    const isSame = now === before;
    before = now;
    return isSame;
  };
  await expect.poll(isSteady, { ...soon, interval: 400 }).toBe(true);
}

/** A fresh load of the page, brought to show all that the scene has; calls `look` at each width. */
async function load(
  { link, shows }: Scene,
  tag: string,
  said: Said,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await site.context.newPage();
  await page.goto(`${site.url}?lang=${tag}${link}`);
  await shows(page, said);
  await settled(page);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await unfolded(page);
    await look(page);
  }
  await page.close();
}

/** The names of all controls, once none is missing, or which are. */
async function namesIn(page: Page): Promise<readonly string[]> {
  await expect.poll(async () => (await shownControls(page)).nameless, soon).toEqual([]);
  const { names } = await shownControls(page);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  expect(names.filter((name) => !form.test(name))).toEqual([]);
  return names;
}

describe('the page', () => {
  it.each(scenes)(
    'in $name has all words from catalogues, none glued, none cut off, and controls with the same names in each language',
    async (scene) => {
      const [english, other]: [string[], string[]] = [[], []];
      await load(scene, 'en', inEnglish, async (page) => void english.push(...(await namesIn(page))));
      await load(scene, 'en-XA', inPseudoLanguage, async (page) => {
        await expect.poll(() => wordFaults(page), soon).toMatchObject({ sideways: 0, plain: [], glued: [], cut: [] });
        other.push(...(await namesIn(page)));
      });
      expect(english.length).toBeGreaterThan(0);
      expect(other).toEqual(english);
    },
    240_000,
  );

  it('tells its language', async () => {
    const page = await site.context.newPage();
    await page.goto(`${site.url}?lang=en-XA`);
    await page.getByRole('link', { name: inPseudoLanguage('Explore') }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en-XA');
    await page.goto(`${site.url}?lang=tlh`);
    await page.getByRole('link', { name: 'Explore' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  });
});
