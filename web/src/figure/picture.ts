/** Pictures of 28 × 28 grey values: on a canvas of their own, and many of them as one figure. */
import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Caption, Draw } from './figure.js';
import { label } from './marks/axes.js';
import type { Pixels, Shape } from './shapes.js';

/** Of FashionMNIST's images. */
export const pictureSide = 28;
const picturePixels = pictureSide * pictureSide;

/** The grey values of one of many pictures. */
export const pictureAt = (pixels: Uint8Array, index: number): Uint8Array =>
  pixels.subarray(index * picturePixels, (index + 1) * picturePixels);

function greyPixels(grey: Uint8Array): Pixels {
  const data = new Uint8ClampedArray(new ArrayBuffer(4 * picturePixels)).fill(255);
  for (let i = 0; i < picturePixels; i += 1) data.fill(grey[i] ?? 0, 4 * i, 4 * i + 3);
  return { width: pictureSide, height: pictureSide, data };
}

export function greyPicture(grey: Uint8Array, name: string): TemplateResult {
  const draw = (element?: Element): void => {
    const context = element instanceof HTMLCanvasElement ? element.getContext('2d') : null;
    context?.putImageData(new ImageData(greyPixels(grey).data, pictureSide, pictureSide), 0, 0);
  };
  return html`<canvas
    class="grey-picture"
    role="img"
    aria-label=${name}
    width=${pictureSide}
    height=${pictureSide}
    ${ref(draw)}
  ></canvas>`;
}

export interface Captioned {
  readonly pixels: Uint8Array;
  readonly lines: readonly string[];
}

const shownSide = 84;
const [columnWidth, lineHeight, gap] = [104, 16, 16];

/** Pictures in rows, each with its lines below. */
export const drawPictures =
  (caption: Caption, pictures: readonly Captioned[]): Draw =>
  ({ width }) => {
    const columns = Math.max(1, Math.floor(width / columnWidth));
    const most = pictures.reduce((lines, each) => Math.max(lines, each.lines.length), 0);
    const rowHeight = shownSide + 4 + most * lineHeight + gap;
    return {
      ...caption,
      width,
      height: Math.ceil(pictures.length / columns) * rowHeight,
      shapes: pictures.flatMap(({ pixels, lines }, i): readonly Shape[] => {
        const x = (i % columns) * columnWidth;
        const y = Math.floor(i / columns) * rowHeight;
        return [
          { kind: 'image', x, y, width: shownSide, height: shownSide, pixels: greyPixels(pixels) },
          ...lines.map((line, n) => label(line, x, y + shownSide + (n + 1) * lineHeight)),
        ];
      }),
    };
  };
