/** A figure as data: what it is called, what is drawn, the same as a table and in words. */
import type { TemplateResult } from 'lit';
import type { Table } from '../text/table.js';
import type { Shape } from './shapes.js';

/** Where a figure can be read by a cross-hair, over the heights from `top` to `bottom`. */
export interface Cross {
  readonly top: number;
  readonly bottom: number;
  /** Pixels, from left to right. */
  readonly places: readonly number[];
  /** The values at a place, by its index. */
  readonly words: (index: number) => string;
}

/** All of a figure but its picture. */
export interface Caption {
  /** What it shows; also the name of its files. */
  readonly title: string;
  /** A sentence under the title, and what is no word in it. */
  readonly note?: string | TemplateResult;
  /** What it shows and where it ends, for those who do not see it. */
  readonly words: string;
  /** The same as numbers; nothing while they are not there yet. */
  readonly table: () => Table | undefined;
}

export interface Figure extends Caption {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  readonly cross?: Cross | undefined;
}

export interface Canvas {
  /** Pixels there are from left to right. */
  readonly width: number;
  readonly isDark: boolean;
}

/** Draws a figure on so much room. */
export type Draw = (canvas: Canvas) => Figure;
