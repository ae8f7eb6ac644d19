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
const begin = (): Locator => button('Race ReLU against LeakyReLU');
const answer = (): Locator => page.getByRole('status').getByText(/^In this race it (does not|matters)/);

describe('the first question', () => {
  it('is asked with one button that answers it and one that puts it away', async () => {
    await stand('activarium-first-question', { context: asking() });
    await expect.element(page.getByRole('heading', { name: /^Left of zero this neuron learns nothing/ })).toBeVisible();
    await expect.element(begin()).toHaveAttribute('aria-disabled', 'false');
    await expect.element(button('Hide the question')).toBeVisible();
    expect(controlNames()).toEqual(['explore.race', 'explore.hide-question', 'term.question.chapter']);
    for (const status of page.getByRole('status').elements()) expect(status.textContent).toBe('');
  });

  it('says what the chapter is where it is named', async () => {
    await stand('activarium-first-question', { context: asking() });
    await page.getByRole('button', { name: 'the chapter' }).click();
    await expect
      .element(page.getByRole('tooltip'))
      .toHaveTextContent(/^The book chapter on activation functions whose thirteen functions/);
  });

  it('is answered by a race, on one button that keeps the focus', async () => {
    await stand('activarium-first-question', { context: asking() });
    (begin().element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(button('Stop the race')).toBeVisible();
    expect(page.getByRole('progressbar').elements().length).toBe(1);
    await expect.element(answer()).toBeVisible();
    await expect.element(page.getByText(/^3 epochs each at learning rate 0\.15, from the same seed/)).toBeVisible();
    expect(focusedWords()).toBe('And with small steps (learning rate 0.01)?');
    await expect.element(button('See the whole race')).toBeVisible();
    expect(page.getByRole('progressbar').query()).toBeNull();
  });

  it('has its race drawn while it runs: both accuracies and both networks’ neurons, the dead counted', async () => {
    const context = asking({ link: `${smallTraining}&hidden=64,32` });
    await stand('activarium-first-question', { context });
    await begin().click();
    const chart = page.getByRole('application', { name: /^Accuracy on the test images/ });
    const cells = (name: string, when: string): Locator =>
      page.getByRole('img', { name: new RegExp(`^${name}’s neurons ${when}`) });
    await expect.element(cells('ReLU', 'before training')).toBeVisible();
    await expect.poll(() => page.getByRole('progressbar').query()).not.toBeNull();
    await expect.element(chart).toBeVisible();
    await expect.element(answer()).toBeVisible();
    expect(context.experiment.plan?.settings.learningRate).toBe(0.15);
    await expect.element(chart).toHaveAccessibleName(/ReLU .* at epoch 3, LeakyReLU .* at epoch 3/);
    await expect.element(cells('LeakyReLU', 'after epoch 3')).toBeVisible();
    const dead = started.jobOf(context, 'relu').latest?.neurons.layers.map(({ deadCount }) => deadCount) ?? [];
    const words = cells('ReLU', 'after epoch 3').element().getAttribute('aria-label') ?? '';
    expect([...words.matchAll(/(none|\d+) dead/g)].map(([, count]) => (count === 'none' ? 0 : Number(count)))).toEqual(
      dead,
    );
    expect(new Set(controlNames()).size).toBe(controlNames().length);
  });

  it('goes on to the setting in which it does not matter, and back', async () => {
    const context = asking();
    await stand('activarium-first-question', { context });
    await begin().click();
    await button('And with small steps (learning rate 0.01)?').click();
    await expect.poll(() => context.experiment.plan?.settings.learningRate).toBe(0.01);
    await expect.element(button('Again with large steps')).toBeVisible();
    await expect.element(page.getByText(/^3 epochs each at learning rate 0\.01, from the same seed/)).toBeVisible();
    expect(button('See ReLU’s neurons').query()).toBeNull();
    await button('Again with large steps').click();
    await expect.poll(() => context.experiment.plan?.settings.learningRate).toBe(0.15);
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
