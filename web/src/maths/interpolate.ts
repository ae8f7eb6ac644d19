/** Sampled values between their places. */

/** The first index whose place is not below `at`; the length where there is none. `x` rises. */
export function indexFrom(x: ArrayLike<number>, at: number): number {
  let low = 0;
  let high = x.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((x[middle] ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** On the straight line between the neighbouring samples; NaN outside of them. */
export function interpolated(x: ArrayLike<number>, y: ArrayLike<number>, at: number): number {
  const next = indexFrom(x, at);
  const x1 = x[next] ?? NaN;
  const y1 = y[next] ?? NaN;
  if (x1 === at) return y1;
  const x0 = x[next - 1] ?? NaN;
  const y0 = y[next - 1] ?? NaN;
  return y0 + ((y1 - y0) * (at - x0)) / (x1 - x0);
}
