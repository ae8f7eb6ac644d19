import { describe, expect, it } from 'vitest';
import { commands, page, userEvent, type Locator } from 'vitest/browser';
import '../../../../web/src/features/train/activarium-verdicts.js';
import type { ActivariumVerdicts } from '../../../../web/src/features/train/activarium-verdicts.js';
import { controlNames, findings, focusedWords, stand } from '../../stand.js';

const names: readonly string[] = ['Coat', 'Shirt'];
const count = 20;
const pixelsOfOne = 28 * 28;

/** Every other image is a shirt; each is one grey all over, a lighter one than the one before. */
const images = {
  pixels: Uint8Array.from({ length: count * pixelsOfOne }, (_, at) => 10 * Math.floor(at / pixelsOfOne)),
  labels: Uint8Array.from({ length: count }, (_, image) => image % 2),
};

/** Sure of the right class, but for image 4, of which it is sure to be a shirt, and image 7, of which it is hardly sure. */
const probabilities = Float32Array.from({ length: count * 2 }, (_, at) => {
  const image = Math.floor(at / 2);
  const right = image === 4 ? 0.1 : image === 7 ? 0.45 : 0.8;
  return at % 2 === image % 2 ? right : 1 - right;
});

const standing = (): Promise<ActivariumVerdicts> =>
  stand('activarium-verdicts', { names, images, probabilities, heading: 'What ReLU says of test images' });
const more = (name: string): Locator => page.getByRole('button', { name, exact: true });
/** The pictures' names, in their order. */
const shown = (): readonly (string | null)[] =>
  page
    .getByRole('img', { name: /^Test image \d/ })
    .elements()
    .map((picture) => picture.getAttribute('aria-label'));

describe('the verdicts on test images', () => {
  it('are nothing before there are images and a network', async () => {
    const element = await stand('activarium-verdicts', { names, images });
    expect(element.shadowRoot?.textContent.trim()).toBe('');
  });

  it('begin with the mistakes, the surest first', async () => {
    await standing();
    await expect.element(page.getByText(/^2 of the first 20 test images are put into the wrong class/)).toBeVisible();
    expect(shown().slice(0, 3)).toEqual(['Test image 5: Coat', 'Test image 8: Shirt', 'Test image 1: Coat']);
    const words = page
      .getByRole('listitem')
      .elements()
      .map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
    expect(words.slice(0, 3)).toEqual(['✗ Shirt, 90 % is: Coat', '✗ Coat, 55 % is: Shirt', '✓ Coat, 80 % right']);
  });

  it('each stand under the image that they are on', async () => {
    await standing();
    const greys = page
      .getByRole('img', { name: /^Test image (5|8):/ })
      .elements()
      .map((picture) => (picture as HTMLCanvasElement).getContext('2d')?.getImageData(14, 14, 1, 1).data.join(' '));
    expect(greys).toEqual(['40 40 40 255', '70 70 70 255']);
  });

  it('are twelve at first, all by a key, and twelve again', async () => {
    await standing();
    expect(shown().length).toBe(12);
    expect(controlNames()).toContain('verdicts.all');
    await expect.element(more('Show all 20')).toHaveAttribute('aria-expanded', 'false');
    (more('Show all 20').element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(more('Show 12')).toHaveAttribute('aria-expanded', 'true');
    expect(focusedWords()).toBe('Show 12');
    expect(shown().length).toBe(count);
    await userEvent.keyboard(' ');
    await expect.element(more('Show all 20')).toBeVisible();
    expect(shown().length).toBe(12);
  });

  it('are all in the table, however many are shown', async () => {
    await standing();
    await page.getByText('Values as a table').click();
    await expect.element(page.getByRole('row', { name: '5 Shirt 90 % Coat' })).toBeVisible();
    expect(page.getByRole('row').elements().length).toBe(1 + count);
  });

  it('follow a training', async () => {
    const element = await standing();
    element.probabilities = Float32Array.from({ length: count * 2 }, (_, at) => (at % 2 === 0 ? 1 : 0));
    await expect.element(page.getByText(/^10 of the first 20/)).toBeVisible();
    expect(shown()[0]).toBe('Test image 2: Shirt');
  });

  it.each(['light', 'dark'] as const)('have nothing that axe finds, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await standing();
    await expect.element(more('Show all 20')).toBeVisible();
    expect(await findings()).toEqual([]);
  });
});
