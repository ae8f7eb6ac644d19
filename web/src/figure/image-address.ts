/** Cells as a picture's address, which an SVG can hold. */
import type { Pixels } from './shapes.js';

const known = new WeakMap<Pixels, string>();

export function canvasOf(pixels: Pixels | HTMLCanvasElement): HTMLCanvasElement {
  if (pixels instanceof HTMLCanvasElement) return pixels;
  const { width, height, data } = pixels;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  canvas.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
  return canvas;
}

export function addressOf(pixels: Pixels | HTMLCanvasElement): string {
  if (pixels instanceof HTMLCanvasElement) return pixels.toDataURL();
  const address = known.get(pixels) ?? canvasOf(pixels).toDataURL();
  known.set(pixels, address);
  return address;
}
