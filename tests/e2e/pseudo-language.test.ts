/**
 * The page in the pseudo-language, whose messages have accents on all letters, are a third longer and stand in brackets:
 * no word is left out of the catalogues, no sentence is glued from pieces, nothing is cut off.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pseudo, readMessage } from '../../web/tools/messages.mjs';
import { wordFaults } from './shown-words.js';
import { button, visit } from './visit.js';

const site = visit();

/** A message of no values, as it is said here. */
const said = (text: string): string => pseudo(readMessage(text, 'the test')) as string;
/** The middle of a message. */
const within = (text: string): RegExp => new RegExp(said(text).slice(1, -1));
const press = (page: Page, text: string): Promise<void> => button(page, said(text)).first().click();

/** Each view, and how it comes to what it can show; what a reader types is a single letter, which is no word. */
const scenes: readonly (readonly [name: string, link: string, shows: (page: Page) => Promise<unknown>])[] = [
  ['the first visit', '', (page) => page.getByRole('button', { name: within('Find out') }).waitFor()],
  [
    'Explore with six functions',
    '#f=relu,gelu,elu-alpha,swish,prelu,staf&at=-1',
    (page) => page.locator('activarium-properties').first().waitFor(),
  ],
  ['Explore with a layer', '#f=swiglu,relu', (page) => page.locator('.layer-facts').waitFor()],
  [
    'Train before a training',
    '#view=train&f=relu&opt=adam&schedule=cosine&norm=batch',
    (page) => button(page, said('Run')).waitFor(),
  ],
  [
    'Train after a training',
    '#view=train&f=relu,prelu&hidden=64,32&epochs=2',
    async (page) => {
      await press(page, 'Run');
      await page.getByText(within('finished')).first().waitFor({ timeout: 60_000 });
    },
  ],
  [
    'Train with a refused setting',
    '#view=train&f=relu&batch=3333&norm=batch',
    async (page) => {
      await press(page, 'Run');
      await page.getByText(within('Batch size')).first().waitFor({ timeout: 60_000 });
    },
  ],
  ['Neurons before anything', '#view=neurons', (page) => button(page, said('Count before training')).waitFor()],
  [
    'Neurons with one open',
    '#view=neurons&hidden=64,32&epochs=2&neuron=2.3',
    async (page) => {
      await press(page, 'Train and watch');
      await page.getByText(within('Smallest')).first().waitFor({ timeout: 60_000 });
    },
  ],
  [
    'Design with a mistake',
    '#view=design&draft=~M~x*q(x)',
    (page) => page.getByText(within('Character')).first().waitFor(),
  ],
  [
    'Design after a judgement',
    '#view=design&f=relu&hidden=16&epochs=1&seeds=2&own=M~x*tanh(b*x)~b:1:0:5&draft=~M~x*tanh(b*x)~b:1:0:5',
    async (page) => {
      await press(page, 'Judge it');
      await page.getByRole('heading', { name: said('Seed by seed') }).waitFor({ timeout: 60_000 });
    },
  ],
  ['Design by drawing', '#view=design&by=draw', (page) => page.getByRole('slider').first().waitFor()],
  ['a notice', '#lr=y&f=q,relu&x=1', (page) => page.getByRole('button', { name: said('Dismiss') }).waitFor()],
];

/** What is loaded or drawn only when it comes into sight has come, and nothing changes any more. */
async function settled(page: Page): Promise<void> {
  const sizes: number[] = [];
  const isSteady = async (): Promise<boolean> => {
    await page.evaluate((step) => {
      scrollTo(0, (step * innerHeight) / 2);
    }, sizes.length % 12);
    const { texts } = await wordFaults(page);
    return sizes.push(texts) > 12 && sizes.slice(-6).every((size) => size === texts);
  };
  await expect.poll(isSteady, { timeout: 60_000, interval: 200 }).toBe(true);
}

describe('in the pseudo-language', () => {
  it.each(scenes)(
    '%s has all words from catalogues, none glued, none cut off, at 360 and 1280 pixels',
    async (_name, link, shows) => {
      const page = await site.context.newPage();
      await page.goto(`${site.url}?lang=en-XA${link}`);
      await shows(page);
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
