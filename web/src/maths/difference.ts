/** How far two lists of numbers of one length are apart: the root of the mean square of their differences. */
export function rootMeanSquareDifference(a: Float32Array, b: Float32Array): number {
  const squares = a.reduce((sum, value, i) => sum + (value - (b[i] ?? NaN)) ** 2, 0);
  return Math.sqrt(squares / a.length);
}
