/** How sure a difference is: means, spreads, and the interval of Student's t of what was measured in pairs. */
import { pointOfT, tailOfT } from './student.js';

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The standard deviation of a sample, divisor n − 1; NaN for fewer than two values. */
export function deviationOf(values: readonly number[]): number {
  const [first = NaN] = values;
  if (values.length < 2) return NaN;
  // From the first value on: equal ones have no deviation, however their mean is rounded.
  const from = values.map((value) => value - first);
  const mean = meanOf(from);
  return Math.sqrt(from.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** The mean of a sample, with what tells how far it may be from the true one. */
export interface Estimate {
  readonly mean: number;
  /** Its standard error; NaN of one value, which alone tells nothing. */
  readonly error: number;
  /** Of freedom: one less than there are values. */
  readonly degrees: number;
}

export const estimateOf = (values: readonly number[]): Estimate => ({
  mean: meanOf(values),
  error: deviationOf(values) / Math.sqrt(values.length),
  degrees: values.length - 1,
});

/** How probable a mean so far from 0 is where the true one is 0. */
export const chanceOf = ({ mean, error, degrees }: Estimate): number =>
  degrees < 1 || mean === 0 ? 1 : tailOfT(mean / error, degrees);

export interface Interval {
  readonly mean: number;
  /** The interval is mean ± half; NaN where one value alone tells nothing. */
  readonly half: number;
}

/** What holds the true mean but with the probability `tail`. */
export const intervalOf = ({ mean, error, degrees }: Estimate, tail = 0.05): Interval => ({
  mean,
  half: degrees < 1 ? NaN : pointOfT(tail, degrees) * error,
});

export const containsZero = ({ mean, half }: Interval): boolean => !(Math.abs(mean) > half);
