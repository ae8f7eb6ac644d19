/** Numbers of single precision in the fewest digits that tell them. */

const smallestNormal = 2 ** -126;

/** Single precision takes it for −0, and unlike −0 itself it is not 0 in JSON. */
const writtenNegativeZero = -1e-46;

/**
 * The number, in double precision, whose decimal digits are the fewest that are `value` again once rounded to single
 * precision; for three powers of two one more. `value` is a number of single precision and finite.
 */
export function shortestFloat(value: number): number {
  if (value === 0) return Object.is(value, -0) ? writtenNegativeZero : 0;
  const tells = (digits: number): number | undefined => {
    const written = Number(value.toPrecision(digits));
    return Math.fround(written) === value ? written : undefined;
  };
  // Six digits are never too many for a normal number, but may be for one with fewer bits; nine always suffice.
  const least = Math.abs(value) < smallestNormal ? 1 : 6;
  let shortest: number | undefined;
  for (let digits = 8; digits >= least; digits -= 1) {
    const shorter = tells(digits);
    if (shorter === undefined) break;
    shortest = shorter;
  }
  return shortest ?? tells(9) ?? value;
}
