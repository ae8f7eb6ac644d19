/** The places of the largest of many values. */

/** The largest first, of equals the earlier first; in one pass, since there may be a value for each of 60,000 images. */
export function largestFirst(values: ArrayLike<number>, count: number): readonly number[] {
  const found: number[] = [];
  const at = (index: number | undefined): number => (index === undefined ? NaN : (values[index] ?? NaN));
  for (let index = 0; index < values.length; index += 1) {
    const value = at(index);
    if (found.length === count ? !(value > at(found.at(-1))) : Number.isNaN(value)) continue;
    let place = found.length;
    while (place > 0 && at(found[place - 1]) < value) place -= 1;
    found.splice(place, 0, index);
    if (found.length > count) found.pop();
  }
  return found;
}
