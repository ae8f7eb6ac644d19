/** Networks of gated or grouped layers that have about as many parameters as one of elementwise functions. */

/** Ends of a network: numbers per image, and classes. */
export interface Ends {
  readonly inputs: number;
  readonly classes: number;
}

/** Weights and biases of a network whose activations take `pieces` pre-activations per neuron. */
export function parameterCount(hidden: readonly number[], pieces: number, { inputs, classes }: Ends): number {
  let before = inputs;
  let sum = 0;
  for (const units of hidden) {
    sum += (before + 1) * pieces * units;
    before = units;
  }
  return sum + (before + 1) * classes;
}

/**
 * The widths, all scaled by one factor, rounded and at least 1, with which layers of so many `pieces` come closest to the
 * parameters that `hidden` has with one.
 */
export function equalWidths(hidden: readonly number[], pieces: number, ends: Ends): readonly number[] {
  if (pieces === 1) return hidden;
  const wanted = parameterCount(hidden, 1, ends);
  const scaled = (factor: number): readonly number[] => hidden.map((units) => Math.max(1, Math.round(factor * units)));
  const off = (widths: readonly number[]): number => parameterCount(widths, pieces, ends) - wanted;
  let [low, high] = [0, 1];
  // Widths change at steps of the factor; 40 halvings tell any two apart.
  for (let i = 0; i < 40; i += 1) {
    const middle = (low + high) / 2;
    if (off(scaled(middle)) > 0) high = middle;
    else low = middle;
  }
  const [below, above] = [scaled(low), scaled(high)];
  return Math.abs(off(below)) <= Math.abs(off(above)) ? below : above;
}
