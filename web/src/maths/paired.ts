/** How sure a difference is: means, spreads, and the paired interval of Student's t. */

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The standard deviation of a sample, divisor n − 1; NaN for fewer than two values. */
export function deviationOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** The 97.5 % points of Student's t with 1 … 9 degrees of freedom. */
const t975 = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622] as const;

/** The same of the normal distribution. */
const normal975 = 1.96;

export interface Interval {
  readonly mean: number;
  /** The 95 % interval is mean ± half; NaN where one value alone tells nothing. */
  readonly half: number;
}

/** Of the mean of 2 to 10 values, each a difference of a pair. */
export const tInterval = (values: readonly number[]): Interval => ({
  mean: meanOf(values),
  half: ((t975[values.length - 2] ?? NaN) * deviationOf(values)) / Math.sqrt(values.length),
});

/**
 * What another choice of test images could do to a difference: `differences` holds, for each image, the share of one
 * function's networks that were right on it minus the other's. For the hundreds of images of a test set.
 */
export const imageInterval = (differences: readonly number[]): Interval => ({
  mean: meanOf(differences),
  half: (normal975 * deviationOf(differences)) / Math.sqrt(differences.length),
});

export const containsZero = ({ mean, half }: Interval): boolean => !(Math.abs(mean) > half);
