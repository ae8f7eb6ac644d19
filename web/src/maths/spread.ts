/** Places that must not overlap. */
import type { Range } from './range.js';

/** Moves heights apart to at least `gap`, in their order and within `range`; NaN stays out of it. */
export function spread(heights: readonly number[], gap: number, range: Range): readonly (number | undefined)[] {
  const placed: (number | undefined)[] = heights.map(() => undefined);
  const order = heights
    .map((height, index) => ({ height, index }))
    .filter(({ height }) => Number.isFinite(height))
    .sort((a, b) => a.height - b.height);
  let least = range[0];
  const down = order.map(({ height }) => {
    const at = Math.max(height, least);
    least = at + gap;
    return at;
  });
  let most = range[1];
  for (let i = order.length - 1; i >= 0; i -= 1) {
    const at = Math.min(down[i] ?? most, most);
    most = at - gap;
    const entry = order[i];
    if (entry) placed[entry.index] = at;
  }
  return placed;
}
