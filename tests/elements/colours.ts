/** What an element looks like, in colours of pixels. */
import { page, type Locator } from 'vitest/browser';

/** The colours along the middle of a picture of it, at shares of its width. */
export async function coloursAcross(what: Locator, shares: readonly number[]): Promise<readonly string[]> {
  const picture = await page.screenshot({ element: what, save: false });
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const drawing = canvas.getContext('2d');
  if (!drawing) throw new Error('There is no canvas.');
  drawing.drawImage(image, 0, 0);
  return shares.map((share) => drawing.getImageData(share * image.width, image.height / 2, 1, 1).data.join(' '));
}

/** A colour as the system has it now, such as `Highlight`. */
export function systemColour(name: string): string {
  const probe = document.body.appendChild(document.createElement('p'));
  probe.style.color = name;
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** The colour of its ground. */
export const groundOf = (what: Locator): string => getComputedStyle(what.element()).backgroundColor;
