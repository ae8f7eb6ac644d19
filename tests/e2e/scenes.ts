/** Each view of the page in all that it can show, in any language; what a reader types is a single letter, which is no word. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { pseudo, readMessage } from '../../web/tools/messages.mjs';
import { openFolds, wordFaults } from './shown-words.js';
import { button } from './visit.js';

/** A message of no values, as it is said in a language. */
export type Said = (text: string) => string;

export const inEnglish: Said = (text) => text;
export const inPseudoLanguage: Said = (text) => pseudo(readMessage(text, 'the test')) as string;

export interface Scene {
  readonly name: string;
  readonly link: string;
  /** How the page comes to what it can show. */
  readonly shows: (page: Page, said: Said) => Promise<unknown>;
}

/** The middle of a message, without the pseudo-language's brackets. */
const within = (said: Said, text: string): RegExp => new RegExp(said(text).replace(/^⟦|⟧$/g, ''));
const press = (page: Page, said: Said, text: string): Promise<void> => button(page, said(text)).first().click();
/** Until that is read somewhere, which a training may take a while for. */
const read = (page: Page, said: Said, text: string): Promise<void> =>
  page.getByText(within(said, text)).first().waitFor({ timeout: 60_000 });

export const scenes: readonly Scene[] = [
  {
    name: 'the first visit',
    link: '',
    shows: (page, said) => page.getByRole('button', { name: within(said, 'Race ReLU against LeakyReLU') }).waitFor(),
  },
  {
    name: 'Explore with six functions',
    link: '#f=relu,gelu,elu-alpha,swish,prelu,staf&at=-1',
    shows: (page) => page.locator('activarium-properties').first().waitFor(),
  },
  {
    name: 'Explore with a layer',
    link: '#f=swiglu,relu',
    shows: (page) => page.locator('.layer-facts').waitFor(),
  },
  {
    name: 'Train before a training',
    link: '#view=train&f=relu&opt=adam&schedule=cosine&norm=batch',
    shows: (page, said) => press(page, said, 'all settings'),
  },
  {
    name: 'Train after a training',
    link: '#view=train&f=relu,prelu&hidden=64,32&epochs=2',
    shows: async (page, said) => {
      await press(page, said, 'Run');
      await read(page, said, 'finished');
    },
  },
  {
    name: 'Train with a refused setting',
    link: '#view=train&f=relu&batch=3333&norm=batch',
    shows: async (page, said) => {
      await press(page, said, 'Run');
      await read(page, said, 'Batch size');
    },
  },
  {
    name: 'Neurons before anything',
    link: '#view=neurons',
    shows: async (page) => {
      await page.locator('[data-control="neurons.layer.4"]').waitFor({ timeout: 60_000 });
    },
  },
  {
    name: 'Neurons of two functions, one open',
    link: '#view=neurons&f=relu,tanh&beside=tanh&hidden=64,32&neuron=1.2',
    shows: async (page, said) => {
      await page.locator('[data-control="neurons.beside.layer.2"]').waitFor({ timeout: 60_000 });
      await read(page, said, 'Smallest');
    },
  },
  {
    name: 'Neurons with one open',
    link: '#view=neurons&hidden=64,32&epochs=2&neuron=2.3',
    shows: async (page, said) => {
      await press(page, said, 'Train and watch');
      await read(page, said, 'Smallest');
    },
  },
  {
    name: 'Design with a mistake',
    link: '#view=design&draft=~M~x*q(x)',
    shows: (page, said) => read(page, said, 'Character'),
  },
  {
    name: 'Design after a judgement',
    link: '#view=design&f=relu&hidden=16&epochs=1&seeds=2&own=M~x*tanh(b*x)~b:1:0:5&draft=~M~x*tanh(b*x)~b:1:0:5',
    shows: async (page, said) => {
      await press(page, said, 'Judge it');
      await page.getByRole('heading', { name: said('Seed by seed') }).waitFor({ timeout: 60_000 });
    },
  },
  {
    name: 'Design by drawing',
    link: '#view=design&by=draw',
    shows: (page) => page.getByRole('slider').first().waitFor(),
  },
  {
    name: 'what is kept of trainings, all of it about to be deleted',
    link: '#view=train&f=relu,prelu&hidden=64,32&epochs=2&lr=0.5',
    shows: async (page, said) => {
      await press(page, said, 'Run');
      await read(page, said, 'finished');
      await page.locator('[data-control="menu"]').click();
      await page.locator('[data-control="menu.page.kept"]').click();
      await page.locator('[data-control="kept.delete-all"]').click();
    },
  },
  {
    name: 'a notice',
    link: '#lr=y&f=q,relu&x=1',
    shows: (page, said) => page.getByRole('button', { name: said('Dismiss') }).waitFor(),
  },
];

/**
 * All folds are open, what is loaded or drawn only when it comes into sight has come, and nothing changes any more.
 */
export async function settled(page: Page): Promise<void> {
  const sizes: number[] = [];
  const isSteady = async (): Promise<boolean> => {
    await page.evaluate((step) => {
      scrollTo(0, (step * innerHeight) / 2);
    }, sizes.length % 12);
    await openFolds(page);
    const { texts } = await wordFaults(page);
    return sizes.push(texts) > 12 && sizes.slice(-6).every((size) => size === texts);
  };
  await expect.poll(isSteady, { timeout: 60_000, interval: 200 }).toBe(true);
}
