/**
 * Whether trainings in the engine end like PyTorch's. A training's result is a draw, because it hangs on the seed: what is
 * compared are the means of several, by the spreads of both. If the engine's results and PyTorch's are draws from one
 * normal distribution, then the difference of their means, over its standard error from both spreads pooled, is
 * distributed as Student's t with n + m − 2 degrees of freedom. One distribution has one spread, which is why they may be
 * pooled; so even a single training can be judged.
 */

/** How often an engine that does what PyTorch does would be said to differ, by one comparison at least of all of a run. */
export const falseAlarms = 0.01;

/** @param {readonly number[]} values */
export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** @param {readonly number[]} values */
const squares = (values) => values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0);

/** The standard deviation of a sample; NaN of one value. @param {readonly number[]} values */
export const deviation = (values) => Math.sqrt(squares(values) / (values.length - 1));

/**
 * How probable it is that |t| is larger, in closed form (Abramowitz and Stegun, 26.7.3 and 26.7.4).
 * @param {number} t @param {number} degrees  of freedom, a whole number from 1
 */
export function tailOfT(t, degrees) {
  const angle = Math.atan(Math.abs(t) / Math.sqrt(degrees));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  // An even number of degrees: sin (1 + 1/2 cos² + 1·3/(2·4) cos⁴ …); an odd one: cos + 2/3 cos³ + 2·4/(3·5) cos⁵ ….
  const isOdd = degrees % 2 === 1;
  let [sum, term] = [0, isOdd ? cosine : 1];
  for (let k = isOdd ? 3 : 2; k <= degrees; k += 2) {
    sum += term;
    term *= ((k - 1) / k) * cosine ** 2;
  }
  return Math.max(0, 1 - (isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum));
}

/**
 * How probable so large a difference of the means is where there is none.
 * @param {readonly number[]} ours  one value or more @param {readonly number[]} theirs  two values or more
 */
export function compare(ours, theirs) {
  const degrees = ours.length + theirs.length - 2;
  const variance = (squares(ours) + squares(theirs)) / degrees;
  const standardError = Math.sqrt(variance * (1 / ours.length + 1 / theirs.length));
  const difference = mean(ours) - mean(theirs);
  // A function that never learns ends alike with all seeds.
  const p = difference === 0 && standardError === 0 ? 1 : tailOfT(difference / standardError, degrees);
  return { difference, standardError, degrees, p };
}

/**
 * Whether each of the comparisons of a run shows no difference: none has a probability below its share of the false
 * alarms (Bonferroni's rule, which holds however the comparisons hang together). What is not a number differs.
 * @param {readonly { p: number }[]} comparisons
 */
export function agreements(comparisons) {
  return comparisons.map(({ p }) => p >= falseAlarms / comparisons.length);
}
