/**
 * Expectations over N(0, 1), and with them the mean-field limit of a wide tanh network without biases, whose weights have
 * variance σ_w² / fan-in: pre-activations get the variance q = σ_w² E tanh²(√q z), a small disturbance's square grows by
 * χ₁ = σ_w² E tanh′(√q z)² from layer to layer, and the Lyapunov exponent is ½ ln χ₁ (Poole and others, 2016).
 */

const reach = 10;
const points = 4000;

/** E g(z) by the trapezoidal rule, which is exact here to many digits. @param {(z: number) => number} g */
export function expectation(g) {
  const step = (2 * reach) / points;
  let sum = 0;
  for (let i = 0; i <= points; i += 1) {
    const z = -reach + i * step;
    sum += g(z) * Math.exp((-z * z) / 2);
  }
  return (sum * step) / Math.sqrt(2 * Math.PI);
}

/** Φ(x). @param {number} x */
export function normalShareBelow(x) {
  const width = Math.min(Math.max(x, -reach), reach);
  const step = width / points;
  let sum = (1 + Math.exp((-width * width) / 2)) / 2;
  for (let i = 1; i < points; i += 1) sum += Math.exp(-((i * step) ** 2) / 2);
  return 0.5 + (sum * step) / Math.sqrt(2 * Math.PI);
}

/** @param {number} weightScale  σ_w */
export function tanhLyapunov(weightScale) {
  let variance = weightScale ** 2;
  for (let i = 0; i < 2000; i += 1) {
    const root = Math.sqrt(variance);
    const next = weightScale ** 2 * expectation((z) => Math.tanh(root * z) ** 2);
    if (Math.abs(next - variance) < 1e-12 || next < 1e-12) break;
    variance = next;
  }
  const root = weightScale <= 1 ? 0 : Math.sqrt(variance);
  return 0.5 * Math.log(weightScale ** 2 * expectation((z) => (1 - Math.tanh(root * z) ** 2) ** 2));
}

/** The σ_w at which the exponent is `exponent` > 0, by halving. @param {number} exponent */
export function weightScaleOf(exponent) {
  let [low, high] = [1, 100];
  for (let i = 0; i < 30; i += 1) {
    const middle = (low + high) / 2;
    if (tanhLyapunov(middle) < exponent) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
