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

/**
 * The speed of doing all of some work, each item at a speed of its own.
 * @param {readonly number[]} works @param {readonly number[]} speeds
 */
export function overallSpeed(works, speeds) {
  const time = works.reduce((sum, work, i) => sum + work / (speeds[i] ?? NaN), 0);
  return works.reduce((sum, work) => sum + work, 0) / time;
}

/** A rotation of a list, so that nobody always comes first. @template T @param {readonly T[]} items @param {number} by */
export function rotated(items, by) {
  const at = by % Math.max(1, items.length);
  return [...items.slice(at), ...items.slice(0, at)];
}
