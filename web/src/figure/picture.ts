/** Pictures of 28 × 28 values on canvases: an image of clothes in grey, a neuron's weights in two colours. */
import { html, svg, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { diverging, type Ground } from './diverging.js';
import { formatValue } from '../text/format.js';

/** Of FashionMNIST's images. */
const side = 28;
export const picturePixels = side * side;
const keySteps = 41;
const keyWidth = 168;

/** Grey values from 0 to 255. */
export const greyPicture = (pixels: Uint8Array, name: string): TemplateResult =>
  picture(name, 'clothes', (data) => {
    for (let i = 0; i < picturePixels; i += 1) data.fill(pixels[i] ?? 0, 4 * i, 4 * i + 3);
  });

/** With its key, as wide on both sides of zero. */
export function weightsPicture(weights: Float32Array, name: string, ground: Ground): TemplateResult {
  const most = weights.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 0);
  return html`
    ${picture(name, 'weights', (data) => {
      for (let i = 0; i < picturePixels; i += 1) {
        data.set(diverging(most === 0 ? 0 : (weights[i] ?? 0) / most, ground), 4 * i);
      }
    })}
    <svg class="weights-key" aria-hidden="true" width=${keyWidth} height="30">
      ${Array.from({ length: keySteps }, (_, i) => {
        const [r, g, b] = diverging((2 * i) / (keySteps - 1) - 1, ground).map((part) => String(Math.round(part)));
        const width = keyWidth / keySteps;
        return svg`<rect x=${i * width} width=${width + 0.5} height="10" fill="rgb(${r}, ${g}, ${b})"></rect>`;
      })}
      <text y="26">${formatValue(-most, 2)}</text>
      <text x=${keyWidth / 2} y="26" text-anchor="middle">0</text>
      <text x=${keyWidth} y="26" text-anchor="end">${formatValue(most, 2)}</text>
    </svg>
  `;
}

/** `paint` sets the colours; what it is given is opaque already. */
function picture(name: string, kind: string, paint: (data: Uint8ClampedArray) => void): TemplateResult {
  const draw = (element?: Element): void => {
    const context = element instanceof HTMLCanvasElement ? element.getContext('2d') : null;
    if (!context) return;
    const image = context.createImageData(side, side);
    image.data.fill(255);
    paint(image.data);
    context.putImageData(image, 0, 0);
  };
  return html`<canvas
    class="picture ${kind}"
    role="img"
    aria-label=${name}
    width=${side}
    height=${side}
    ${ref(draw)}
  ></canvas>`;
}
