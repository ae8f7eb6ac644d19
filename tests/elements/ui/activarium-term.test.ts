import { describe, expect, it } from 'vitest';
import { commands, page, userEvent, type Locator } from 'vitest/browser';
import '../../../web/src/ui/activarium-term.js';
import type { ActivariumTerm } from '../../../web/src/ui/activarium-term.js';
import { controlNames, findings, stand } from '../stand.js';

async function standing(): Promise<ActivariumTerm> {
  const element = await stand('activarium-term', {
    explanation: 'It never falls.',
    textContent: 'Monotone',
  });
  element.parentElement?.append(' and something else');
  return element;
}

const word = (): Locator => page.getByRole('button', { name: 'Monotone' });
const tip = (): Locator => page.getByRole('tooltip', { name: 'It never falls.', includeHidden: true });

describe('a term', () => {
  it('is described by its explanation, which is not shown unasked', async () => {
    await standing();
    await expect.element(word()).toHaveAccessibleDescription('It never falls.');
    await expect.element(page.getByText('It never falls.')).not.toBeVisible();
    await expect.element(word()).toHaveAttribute('aria-expanded', 'false');
  });

  it('is known by its name, which is in no language', async () => {
    await stand('activarium-term', { name: 'monotone', textContent: 'Monotone' });
    expect(controlNames()).toEqual(['term.monotone']);
  });

  it('is explained while it has the focus by keys, until Escape', async () => {
    await standing();
    await userEvent.keyboard('{Tab}');
    await expect.element(page.getByText('It never falls.')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByText('It never falls.')).not.toBeVisible();
    await expect.element(word()).toHaveAttribute('aria-expanded', 'false');
  });

  it('is explained under the pointer, also while that is on the explanation', async () => {
    await standing();
    await word().hover();
    await expect.element(page.getByText('It never falls.')).toBeVisible();
    await page.getByText('It never falls.').hover();
    await expect.element(page.getByText('It never falls.')).toBeVisible();
    await page.getByText('and something else').hover({ position: { x: 200, y: 5 } });
    await expect.element(page.getByText('It never falls.')).not.toBeVisible();
  });

  it('that was clicked stays explained until something else is pressed', async () => {
    await standing();
    await word().click();
    await page.getByText('and something else').hover({ position: { x: 300, y: 5 } });
    await expect.element(page.getByText('It never falls.')).toBeVisible();
    await page.getByText('and something else').click({ position: { x: 300, y: 5 } });
    await expect.element(page.getByText('It never falls.')).not.toBeVisible();
  });

  it('at the edge of the page has its whole explanation on it', async () => {
    const element = await standing();
    element.explanation = 'It never falls, however far one goes to the right, and so it has no minimum but at the end.';
    if (element.parentElement)
      Object.assign(element.parentElement.style, { position: 'absolute', right: '0', bottom: '0' });
    await userEvent.keyboard('{Tab}');
    const text = page.getByText(/^It never falls, however/);
    await expect.element(text).toBeVisible();
    const { left, right, top, bottom } = text.element().getBoundingClientRect();
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(innerWidth);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(bottom).toBeLessThanOrEqual(innerHeight);
  });

  it.each(['light', 'dark'] as const)(
    'has nothing that axe finds while it is explained, on %s',
    async (colorScheme) => {
      await commands.emulate({ colorScheme });
      await standing();
      await userEvent.keyboard('{Tab}');
      await expect.element(tip()).toBeVisible();
      expect(await findings()).toEqual([]);
    },
  );
});
