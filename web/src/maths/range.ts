/** Ranges of numbers. */

export type Range = readonly [from: number, to: number];

/** The range of the finite values, with `include` in it; a flat range is opened, an empty one is [0, 1]. */
export function extent(values: Iterable<number>, include: readonly number[] = []): Range {
  let from = Infinity;
  let to = -Infinity;
  for (const source of [values, include]) {
    for (const value of source) {
      if (!Number.isFinite(value)) continue;
      from = Math.min(from, value);
      to = Math.max(to, value);
    }
  }
  if (from > to) return [0, 1];
  if (from < to) return [from, to];
  const half = from === 0 ? 1 : Math.abs(from) / 2;
  return [from - half, to + half];
}

/** Opens a range by a share of its length on both sides. */
export function padded([from, to]: Range, share: number): Range {
  const margin = (to - from) * share;
  return [from - margin, to + margin];
}
