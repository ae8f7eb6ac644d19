/** Labels under the blocks of a network: whether all have room, and which stay where they have not. */
import { widthOf } from '../../figure/marks/axes.js';

export interface PlacedLabel {
  /** Its middle, in pixels. */
  readonly x: number;
  readonly text: string;
}

/** Whether labels of these widths have room beside each other. */
export const slotsFit = (slots: readonly number[], width: number): boolean =>
  slots.reduce((sum, slot) => sum + slot, 0) <= width;

const apart = 6;

/** From the left on, those that do not meet the one before; none leaves the picture. */
export function thinnedLabels(labels: readonly PlacedLabel[], width: number): readonly PlacedLabel[] {
  let end = -Infinity;
  return labels.flatMap(({ x, text }) => {
    if (text === '') return [];
    const half = widthOf(text, 7) / 2;
    const middle = Math.max(half, Math.min(width - half, x));
    if (middle - half < end) return [];
    end = middle + half + apart;
    return [{ x: middle, text }];
  });
}
