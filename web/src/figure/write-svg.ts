/**
 * A figure as an SVG file that stands alone: its text is text, its colours follow the theme of whoever shows it.
 *
 * Each shape has its light colours as attributes, which every program reads; a style sheet puts the dark ones over them
 * where the reader's system is dark.
 */
import { palettes, paletteTokens, type Token } from '../ui/style/palette.js';
import type { Figure } from './figure.js';
import { haloWidth, isToken, textSize, type Box, type Paint, type Pixels, type Shape } from './shapes.js';

export interface SvgOptions {
  readonly theme: 'light' | 'dark' | 'both';
  readonly fontFamily: string;
  /** The address of an image's cells. */
  readonly address: (pixels: Pixels | HTMLCanvasElement) => string;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);
/** XML has no way to write most control characters, nor half a letter. */
const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => escapes.get(c) ?? c).replace(/[^\P{Cc}\t\n\r]|\p{Cs}/gu, '');

type Attributes = Readonly<Record<string, string | number | undefined>>;

function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) =>
        ` ${key}="${escaped(typeof value === 'number' ? String(Math.round(value * 100) / 100) : (value ?? ''))}"`,
    );
  return content === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${content}</${name}>`;
}

export function writeSvg(figure: Figure, options: SvgOptions): string {
  const { width, height, title, words, shapes } = figure;
  const writer = new Writer(options);
  const drawn = shapes.map((shape) => writer.shape(shape)).join('\n');
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    element(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        width,
        height,
        viewBox: `0 0 ${String(width)} ${String(height)}`,
        'font-family': options.fontFamily,
        'font-size': textSize,
      },
      `\n${element('title', {}, escaped(title) || ' ')}\n${element('desc', {}, escaped(words) || ' ')}\n${writer.head()}${drawn}\n`,
    ) +
    '\n'
  );
}

class Writer {
  readonly #options: SvgOptions;
  readonly #used = new Set<Token>();
  #clips: Box[] = [];

  constructor(options: SvgOptions) {
    this.#options = options;
  }

  /** To be asked for when all shapes are written. */
  head(): string {
    const clips = this.#clips.map(({ x, y, width, height }, i) =>
      element('clipPath', { id: `clip-${String(i)}` }, element('rect', { x, y, width, height })),
    );
    const rules = paletteTokens
      .filter((token) => this.#used.has(token))
      .map((token) => `.fill-${token}{fill:${palettes.dark[token]}}.stroke-${token}{stroke:${palettes.dark[token]}}`);
    const style =
      this.#options.theme === 'both' && rules.length > 0
        ? `${element('style', {}, `@media (prefers-color-scheme:dark){${rules.join('')}}`)}\n`
        : '';
    return style + (clips.length > 0 ? `${element('defs', {}, clips.join(''))}\n` : '');
  }

  shape(shape: Shape): string {
    switch (shape.kind) {
      case 'clip': {
        this.#clips.push(shape);
        const id = `clip-${String(this.#clips.length - 1)}`;
        return element('g', { 'clip-path': `url(#${id})` }, shape.shapes.map((each) => this.shape(each)).join(''));
      }
      case 'image': {
        const { x, y, width, height, pixels } = shape;
        // Cells have sharp edges; what a canvas holds has none.
        const rendering = 'data' in pixels ? 'pixelated' : undefined;
        return element('image', {
          x,
          y,
          width,
          height,
          preserveAspectRatio: 'none',
          'image-rendering': rendering,
          href: this.#options.address(pixels),
        });
      }
      case 'path': {
        const { d, x, y = 0 } = shape;
        const transform = x === undefined ? undefined : `translate(${String(x)} ${String(y)})`;
        return element('path', {
          d,
          transform,
          ...this.#look(shape),
          'stroke-linejoin': 'round',
          'stroke-linecap': 'round',
        });
      }
      case 'line': {
        const { x1, y1, x2, y2 } = shape;
        return element('line', { x1, y1, x2, y2, ...this.#look(shape) });
      }
      case 'rect': {
        const { x, y, width, height } = shape;
        return element('rect', { x, y, width, height, ...this.#look(shape) });
      }
      case 'circle':
        return element('circle', { cx: shape.x, cy: shape.y, r: shape.r, ...this.#look(shape) });
      case 'text': {
        const { text, x, y, anchor, weight, size, isItalic, isUpright, hasHalo } = shape;
        const place: Attributes = {
          x,
          y,
          transform: isUpright ? `rotate(-90 ${String(x)} ${String(y)})` : undefined,
          'text-anchor': anchor,
          'font-weight': weight,
          'font-size': size,
          'font-style': isItalic ? 'italic' : undefined,
        };
        // The rim is a text of its own: not every program knows the order in which a letter is painted.
        const rim = hasHalo
          ? element(
              'text',
              { ...place, ...this.#paint('paper', 'paper'), 'stroke-width': haloWidth, 'aria-hidden': 'true' },
              escaped(text),
            )
          : '';
        return rim + element('text', { ...place, ...this.#paint(shape.fill, undefined) }, escaped(text) || ' ');
      }
    }
  }

  #look({ fill, stroke, strokeWidth, dash, opacity }: Exclude<Shape, { kind: 'clip' | 'image' | 'text' }>): Attributes {
    return {
      ...this.#paint(fill, stroke),
      'stroke-width': strokeWidth,
      'stroke-dasharray': dash?.join(' '),
      opacity,
    };
  }

  #paint(fill: Paint | undefined, stroke: Paint | undefined): Attributes {
    const classes = Object.entries({ fill, stroke }).flatMap(([use, paint]) =>
      this.#options.theme === 'both' && isToken(paint) ? [`${use}-${paint}`] : [],
    );
    return {
      fill: fill === undefined ? 'none' : this.#colour(fill),
      stroke: stroke === undefined ? undefined : this.#colour(stroke),
      class: classes.length > 0 ? classes.join(' ') : undefined,
    };
  }

  #colour(paint: Paint): string {
    if (!isToken(paint)) return paint;
    this.#used.add(paint);
    return palettes[this.#options.theme === 'dark' ? 'dark' : 'light'][paint];
  }
}
