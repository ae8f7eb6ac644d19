/**
 * Lessons, embeddings and tests find a control by its `data-control`: each that is shown has one, no two have the same,
 * and it hangs on nothing but what the control is.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { inEnglish, inPseudoLanguage, scenes, settled, type Said, type Scene } from './scenes.js';
import { shownControls } from './shown-controls.js';
import { visit } from './visit.js';

const site = visit();

/** Words of letters and figures, joined by hyphens; behind each full stop what is in the one before. */
const form = /^[\p{L}\p{N}]+(?:[-.][\p{L}\p{N}]+)*$/u;

const languages: readonly (readonly [tag: string, said: Said])[] = [
  ['en', inEnglish],
  ['en-XA', inPseudoLanguage],
];

/** Whose names are to come. */
const toCome: readonly string[] = [
  'activarium-page a',
  'activarium-page button',
  'activarium-page select',
  'activarium-design-view',
  'activarium-first-question',
  'activarium-formula-field',
  'activarium-judge',
  'activarium-neuron-detail',
  'activarium-neurons',
  'activarium-parameter-table',
  'activarium-parameters',
  'activarium-plot-read-out',
  'activarium-points',
  'activarium-term',
  'activarium-train',
];

/** Those without a name. */
async function namelessIn(page: Page): Promise<readonly string[]> {
  const { nameless } = await shownControls(page);
  return nameless.filter((place) => !toCome.some((start) => place.startsWith(start)));
}

/** The names at one width, once none is missing, or which are. */
async function namesAt(page: Page, width: number): Promise<readonly string[]> {
  await page.setViewportSize({ width, height: 800 });
  // Figures follow the window a frame later.
  await expect.poll(() => namelessIn(page), { timeout: 10_000 }).toEqual([]);
  const { names } = await shownControls(page);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  return names;
}

/** A fresh load of the page, brought to show all that the scene has. */
async function namesOf({ link, shows }: Scene, tag: string, said: Said): Promise<readonly string[]> {
  const page = await site.context.newPage();
  await page.goto(`${site.url}?lang=${tag}${link}`);
  await shows(page, said);
  await settled(page);
  const found = [...(await namesAt(page, 1280)), ...(await namesAt(page, 360))];
  await page.close();
  return found;
}

describe('each control has a name of its own', () => {
  it.each(scenes)(
    'in $name, the same in the next load and in another language',
    async (scene) => {
      const inEach: (readonly string[])[] = [];
      for (const [tag, said] of languages) inEach.push(await namesOf(scene, tag, said));
      const [first, second] = inEach;
      expect(first?.length).toBeGreaterThan(0);
      expect(first?.filter((name) => !form.test(name))).toEqual([]);
      expect(second).toEqual(first);
    },
    240_000,
  );
});
