/**
 * Student's t: the tails of its distribution in closed form (Abramowitz and Stegun, 26.7.3 and 26.7.4), and where they
 * begin.
 */

/** The share of the distribution inside ±√degrees · tan(angle), for an angle from 0 to π/2. */
function shareWithin(angle: number, degrees: number): number {
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  // For an even number of degrees sin (1 + 1/2 cos² + 1·3/(2·4) cos⁴ …), for an odd one cos + 2/3 cos³ + 2·4/(3·5) cos⁵ ….
  const isOdd = degrees % 2 === 1;
  let sum = 0;
  let term = isOdd ? cosine : 1;
  for (let k = isOdd ? 3 : 2; k <= degrees; k += 2) {
    sum += term;
    term *= ((k - 1) / k) * cosine ** 2;
  }
  return isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}

/** How probable it is that |t| is larger; `degrees` of freedom is a whole number from 1. Exact to about 1e-12. */
export const tailOfT = (t: number, degrees: number): number =>
  Math.max(0, 1 - shareWithin(Math.atan(Math.abs(t) / Math.sqrt(degrees)), degrees));

/** The t that |t| exceeds with the probability `tail`, which lies between 0 and 1. */
export function pointOfT(tail: number, degrees: number): number {
  let [low, high] = [0, Math.PI / 2];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return Math.sqrt(degrees) * Math.tan(low);
    if (1 - shareWithin(middle, degrees) > tail) low = middle;
    else high = middle;
  }
}
