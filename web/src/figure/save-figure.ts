/** The ways out of a figure: files of it. */
import { palettes } from '../ui/style/palette.js';
import { toCsv, type Table } from '../text/table.js';
import type { Draw, Figure } from './figure.js';
import { addressOf } from './image-address.js';
import { paintShapes } from './paint-shapes.js';
import { say } from './save-words.js';
import { isToken } from './shapes.js';
import { writeSvg } from './write-svg.js';

/** Pixels of a picture for each of the page's. */
const pngScale = 2;
const fontFamily = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

export type FileKind = 'svg' | 'png' | 'transparent-png' | 'csv';

/** What a figure is drawn from when it leaves the page: like `Draw`, perhaps later. */
export type Source = (...canvas: Parameters<Draw>) => Figure | Promise<Figure>;

export interface Showing {
  /** Of the figure on the page. */
  readonly width: number;
  readonly isDark: boolean;
}

export async function fileOf(kind: FileKind, source: Source, showing: Showing): Promise<File> {
  const isDark = showing.isDark && kind === 'transparent-png';
  const figure = await source({ width: showing.width, isDark });
  const name = fileName(figure.title);
  switch (kind) {
    case 'svg': {
      const text = writeSvg(figure, { theme: 'both', fontFamily, address: addressOf });
      return new File([text], `${name}.svg`, { type: 'image/svg+xml' });
    }
    case 'csv':
      return new File([toCsv(tableOf(figure))], `${name}.csv`, { type: 'text/csv' });
    case 'png':
    case 'transparent-png':
      return new File([await pngOf(figure, isDark, kind === 'png')], `${name}.png`, { type: 'image/png' });
  }
}

function pngOf({ width, height, shapes }: Figure, isDark: boolean, isWhite: boolean): Promise<Blob> {
  const palette = palettes[isDark ? 'dark' : 'light'];
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: Math.ceil(width * pngScale), height: Math.ceil(height * pngScale) });
  const context = canvas.getContext('2d');
  if (!context) return Promise.reject(new Error(say('no-canvas')));
  if (isWhite) {
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  context.scale(pngScale, pngScale);
  paintShapes(context, shapes, { fontFamily, colour: (paint) => (isToken(paint) ? palette[paint] : paint) });
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => {
      if (blob) done(blob);
      else failed(new Error(say('too-large')));
    }, 'image/png');
  });
}

function tableOf({ table }: Figure): Table {
  const found = table();
  if (!found) throw new Error(say('no-numbers'));
  return found;
}

/** `gelu-and-its-derivative` */
export function fileName(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return (/^.{0,60}/su.exec(words)?.[0] ?? '').replace(/-$/, '') || say('file-name');
}
