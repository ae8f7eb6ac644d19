import { describe, expect, it } from 'vitest';
import { commands, page } from 'vitest/browser';
import '../../../../web/src/features/train/activarium-confusion.js';
import { findings, stand } from '../../stand.js';

const names: readonly string[] = ['Coat', 'Shirt', 'Bag'];

/** Of ten coats three are taken for shirts, of a hundred shirts two for coats; there is no bag. */
const confusion = new Uint32Array([7, 3, 0, 2, 98, 0, 0, 0, 0]);

describe('what a network gets wrong', () => {
  it('is nothing before a network was tested', async () => {
    const element = await stand('activarium-confusion', { names });
    expect(element.shadowRoot?.textContent.trim()).toBe('');
    element.confusion = confusion;
    element.names = [];
    await element.updateComplete;
    expect(element.shadowRoot?.textContent.trim()).toBe('');
  });

  it('is a picture with its commonest mistakes in words, under the heading that it is given', async () => {
    await stand('activarium-confusion', { names, confusion, heading: 'What ReLU gets wrong' });
    await expect.element(page.getByRole('heading', { name: 'What ReLU gets wrong', level: 3 })).toBeVisible();
    await expect
      .element(page.getByRole('img'))
      .toHaveAccessibleName('What ReLU gets wrong. Coat taken for Shirt: 30 %. Shirt taken for Coat: 2 %.');
    await expect.element(page.getByText(/110 test images/)).toBeVisible();
    expect(
      page
        .getByRole('listitem')
        .elements()
        .map(({ textContent }) => textContent),
    ).toEqual(['Coat taken for Shirt: 30 %', 'Shirt taken for Coat: 2 %']);
  });

  it('has its shares in its cells: no number where nothing happened, a dash where there were no images', async () => {
    const element = await stand('activarium-confusion', {
      names,
      confusion: new Uint32Array([7, 3, 0, 1, 999, 0, 0, 0, 0]),
    });
    const texts = (): readonly (string | null)[] =>
      [...(element.shadowRoot?.querySelector('activarium-figure')?.shadowRoot?.querySelectorAll('svg text') ?? [])].map(
        ({ textContent }) => textContent,
      );
    await expect.poll(texts).toEqual([...names, ...names, '70', '30', '<1', '100', '–', '–', '–']);
  });

  it('is a table too, of shares', async () => {
    await stand('activarium-confusion', { names, confusion });
    await page.getByText('Values as a table').click();
    await expect.element(page.getByRole('row', { name: 'Coat 70.0 % 30.0 % 0.0 %' })).toBeVisible();
    await expect.element(page.getByRole('row', { name: 'Shirt 2.0 % 98.0 % 0.0 %' })).toBeVisible();
  });

  it('follows a training', async () => {
    const element = await stand('activarium-confusion', { names, confusion });
    await expect.element(page.getByText('Coat taken for Shirt: 30 %')).toBeVisible();
    element.confusion = new Uint32Array([10, 0, 0, 0, 10, 0, 4, 0, 6]);
    await expect.element(page.getByText('Bag taken for Coat: 40 %')).toBeVisible();
    expect(page.getByText('Coat taken for Shirt').query()).toBeNull();
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await stand('activarium-confusion', { names, confusion });
    await expect.element(page.getByRole('img')).toBeVisible();
    expect(await findings()).toEqual([]);
  });
});
