/** What axe finds, and what a screen reader, a keyboard and a phone need, in every view, light and dark. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { button, openMenu, visit } from './visit.js';

const site = visit();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** The rules that are broken, with the places. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Finding[] }> } };
    return (await axe.run()).violations;
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${JSON.stringify(target)}: ${failureSummary ?? ''}`),
  );
}

/** Each view, and how it comes to what it can show. */
const scenes: readonly (readonly [name: string, link: string, shows: (page: Page) => Promise<unknown>])[] = [
  ['the first visit', '', (page) => button(page, /^Race ReLU/).waitFor()],
  [
    'Explore with six functions',
    '#f=relu,gelu,elu-alpha,swish,prelu,staf&at=-1',
    (page) => page.getByRole('application', { name: /^ReLU.*: f above/ }).waitFor(),
  ],
  [
    'Train after a training',
    '#view=train&f=relu,prelu&hidden=64,32&epochs=2',
    async (page) => {
      await button(page, 'Run').click();
      await page
        .getByText(/: finished 2 epochs/)
        .first()
        .waitFor({ timeout: 60_000 });
    },
  ],
  [
    'Train with every setting, one of them refused',
    '#view=train&f=relu&batch=3333&opt=adam&schedule=cosine&norm=batch&dropout=0.2&clip=5',
    async (page) => {
      await button(page, 'Run').click();
      await page.getByText(/^Batch size: leaves a batch of 1/).waitFor({ timeout: 60_000 });
    },
  ],
  [
    'Neurons before anything',
    '#view=neurons',
    (page) => page.locator('[data-control="neurons.layer.4"]').waitFor({ timeout: 60_000 }),
  ],
  [
    'Neurons of two functions',
    '#view=neurons&f=relu,tanh&beside=tanh&hidden=64,32',
    (page) => page.locator('[data-control="neurons.beside.layer.2"]').waitFor({ timeout: 60_000 }),
  ],
  [
    'Neurons with one open',
    '#view=neurons&hidden=64,32&epochs=2&neuron=2.3',
    async (page) => {
      await button(page, 'Train and watch').click();
      await page.getByRole('heading', { name: 'Layer 2, neuron 3' }).waitFor({ timeout: 60_000 });
      await page.getByText(/^Smallest: /).waitFor({ timeout: 30_000 });
    },
  ],
  [
    'Design with a mistake',
    '#view=design&draft=~Mine~x*sigmod(x)',
    (page) => page.getByText('Character 3: there is no function').waitFor(),
  ],
  [
    'Design after a judgement',
    '#view=design&f=relu&hidden=16&epochs=1&seeds=2&own=Mine~x*tanh(b*x)~b:1:0:5&draft=~Mine~x*tanh(b*x)~b:1:0:5',
    async (page) => {
      await button(page, 'Judge it').click();
      await page.getByRole('heading', { name: 'Seed by seed' }).waitFor({ timeout: 60_000 });
      await page
        .getByText(/^Finished: 4 of 4/)
        .first()
        .waitFor({ timeout: 60_000 });
    },
  ],
  [
    'Design by drawing',
    '#view=design&by=draw',
    (page) => page.getByRole('slider', { name: /^Height of the curve/ }).waitFor(),
  ],
  [
    'what is kept of trainings',
    '#view=train&f=relu,prelu&hidden=64,32&epochs=2',
    async (page) => {
      await button(page, 'Run').click();
      await page
        .getByText(/: finished 2 epochs/)
        .first()
        .waitFor({ timeout: 60_000 });
      await openMenu(page);
      await button(page, 'Kept trainings').click();
      await button(page, 'Delete all').waitFor();
    },
  ],
  ['a notice', '#lr=banana', (page) => page.getByText('Parts of the link could not be used').waitFor()],
];

describe.each(['light', 'dark'] as const)('axe, in the %s theme,', (colorScheme) => {
  it.each(scenes)(
    'finds nothing in %s',
    async (_name, link, shows) => {
      const page = await site.open(link);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await shows(page);
      expect(await findings(page)).toEqual([]);
    },
    120_000,
  );
});

describe('a phone of 360 pixels', () => {
  it.each(scenes)(
    'shows %s without scrolling sideways',
    async (_name, link, shows) => {
      const page = await site.open(link);
      await page.setViewportSize({ width: 360, height: 740 });
      await shows(page);
      // Figures take the new width a frame later.
      const overflow = (): Promise<number> =>
        page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await expect.poll(overflow, { timeout: 10_000 }).toBeLessThanOrEqual(0);
    },
    120_000,
  );
});

describe('the theme', () => {
  it('follows the system, can be chosen, and is remembered', async () => {
    const page = await site.open();
    const paper = (tab: Page): Promise<string> =>
      tab.evaluate(() => getComputedStyle(document.querySelector('activarium-page') ?? document.body).backgroundColor);
    await page.emulateMedia({ colorScheme: 'light' });
    const light = await paper(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await paper(page);
    expect(dark).not.toBe(light);
    await openMenu(page);
    await page.getByLabel('Theme').selectOption('light');
    expect(await paper(page)).toBe(light);
    const again = await site.open();
    await again.emulateMedia({ colorScheme: 'dark' });
    expect(await paper(again)).toBe(light);
    expect(await again.getByLabel('Theme').inputValue()).toBe('light');
  });
});
