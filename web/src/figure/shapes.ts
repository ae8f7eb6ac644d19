/**
 * What figures are made of: a few kinds of shapes in pixels, as plain data, so that one figure is drawn on the page, on a
 * canvas and into a file. A colour is a name of the palette, or fixed where it stands for a value.
 */
import type { Token } from '../ui/style/palette.js';

export type Paint = Token | `#${string}`;

export const isToken = (paint: Paint | undefined): paint is Token => paint !== undefined && !paint.startsWith('#');

/** What is not given is not there. */
interface Look {
  /** What it is in its figure; a class of its element on the page. */
  readonly role?: string;
  readonly fill?: Paint | undefined;
  readonly stroke?: Paint | undefined;
  readonly strokeWidth?: number;
  /** Lengths of dashes and gaps. */
  readonly dash?: readonly [number, number];
  readonly opacity?: number;
}

export interface PathShape extends Look {
  readonly kind: 'path';
  /** SVG path data, around (x, y) where these are given. */
  readonly d: string;
  readonly x?: number;
  readonly y?: number;
}

export interface LineShape extends Look {
  readonly kind: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface RectShape extends Look, Box {
  readonly kind: 'rect';
}

export interface CircleShape extends Look {
  readonly kind: 'circle';
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

export interface TextShape extends Look {
  readonly kind: 'text';
  readonly text: string;
  /** Of the start, middle or end of its base line. */
  readonly x: number;
  readonly y: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly fill: Paint;
  readonly weight?: 400 | 500 | 600;
  readonly size?: number;
  readonly isItalic?: boolean;
  /** Whether it reads upwards from its place. */
  readonly isUpright?: boolean;
  /** Whether a rim of the paper's colour keeps it apart from what is behind. */
  readonly hasHalo?: boolean;
}

/** Colours of a grid of cells, RGBA bytes row by row from the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** Cells with sharp edges, or what a canvas holds. */
export interface ImageShape extends Box {
  readonly kind: 'image';
  readonly pixels: Pixels | HTMLCanvasElement;
}

/** Its shapes are cut off at its edges. */
export interface ClipShape extends Box {
  readonly kind: 'clip';
  readonly shapes: readonly Shape[];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Shape = PathShape | LineShape | RectShape | CircleShape | TextShape | ImageShape | ClipShape;

export const textSize = 12;
/** Of a text's rim, both sides together. */
export const haloWidth = 5;

export const slotPaint = (slot: number): Token => `slot-${String(slot)}` as Token;
