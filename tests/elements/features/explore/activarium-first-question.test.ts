import { describe, expect, it } from 'vitest';
import { commands, page, userEvent, type Locator } from 'vitest/browser';
import '../../../../web/src/features/explore/activarium-first-question.js';
import type { Engine } from '../../../../web/src/engine/types.js';
import type { PageContext } from '../../../../web/src/workbench/context.js';
import { controlNames, findings, focusedWords, stand } from '../../stand.js';
import { failingOnce, smallTraining, trainings } from '../../training.js';

const started = trainings();

/** A page on which the question is shown; `told`: what the page is told. */
function asking(
  { link = smallTraining, startEngine }: { link?: string; startEngine?: () => Promise<Engine> } = {},
  told: string[] = [],
): PageContext {
  return Object.assign(started.open(link, startEngine), { asking: true, tell: (type: string) => told.push(type) });
}

const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const begin = (): Locator => button('Find out: race ReLU against LeakyReLU');
const answer = (): Locator => page.getByRole('status').getByText(/^In this race it (does not|matters)/);

describe('the first question', () => {
  it('is asked with one button that answers it and one that puts it away', async () => {
    await stand('activarium-first-question', { context: asking() });
    await expect.element(page.getByRole('heading', { name: /^Left of zero this neuron learns nothing/ })).toBeVisible();
    await expect.element(begin()).toHaveAttribute('aria-disabled', 'false');
    await expect.element(button('Hide the question')).toBeVisible();
    expect(controlNames()).toEqual(['explore.race', 'explore.hide-question']);
    expect(page.getByRole('status').element().textContent).toBe('');
  });

  it('is answered by a race, on one button that keeps the focus', async () => {
    await stand('activarium-first-question', { context: asking() });
    (begin().element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(button('Stop the race')).toBeVisible();
    expect(page.getByRole('progressbar').elements().length).toBe(1);
    await expect.element(answer()).toBeVisible();
    await expect.element(page.getByText(/^3 epochs each, from the same seed/)).toBeVisible();
    expect(focusedWords()).toBe('And with steps fifteen times as large?');
    await expect.element(button('See the whole race')).toBeVisible();
    expect(page.getByRole('progressbar').query()).toBeNull();
  });

  it('is put away by the page, which is told', async () => {
    const told: string[] = [];
    await stand('activarium-first-question', { context: asking({}, told) });
    await button('Hide the question').click();
    expect(told).toEqual(['question-dismissed']);
  });

  it('stands as before where its race is stopped', async () => {
    await stand('activarium-first-question', { context: asking({ link: `${smallTraining}&hidden=256,256` }) });
    await begin().click();
    await button('Stop the race').click();
    await expect.element(begin()).toBeVisible();
    await expect.poll(() => page.getByRole('progressbar').query()).toBeNull();
    expect(answer().query()).toBeNull();
  });

  it('whose race cannot be begun says why, and is tried again', async () => {
    await stand('activarium-first-question', { context: asking({ startEngine: failingOnce() }) });
    await begin().click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(/did not hand out a part of the page/);
    await button('Retry').click();
    await expect.element(answer()).toBeVisible();
    expect(page.getByRole('alert').query()).toBeNull();
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await stand('activarium-first-question', { context: asking() });
    await expect.element(begin()).toBeVisible();
    expect(await findings()).toEqual([]);
  });
});
