/** A few of many. */

/** At most `most` values, evenly spread, the last among them. */
export function thinned<T>(values: readonly T[], most: number): readonly T[] {
  const step = Math.ceil(values.length / most);
  return step <= 1 ? values : values.filter((_, i) => (values.length - 1 - i) % step === 0);
}
