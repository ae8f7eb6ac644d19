/** What rounds of measurements come to. */

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}

/** @param {readonly number[]} values */
export function spread(values) {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/**
 * One quantity over another, measured in the same rounds: what slows both of a round cancels.
 * @param {readonly number[]} over @param {readonly number[]} under
 */
export function ratioOf(over, under) {
  return spread(over.map((value, round) => value / (under[round] ?? NaN)));
}

/** A rotation of a list, so that nobody always comes first. @template T @param {readonly T[]} items @param {number} by */
export function rotated(items, by) {
  const at = by % Math.max(1, items.length);
  return [...items.slice(at), ...items.slice(0, at)];
}
