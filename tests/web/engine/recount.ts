/** The naive recount that the report on neurons is compared with: loops in double precision. */
import { expect } from 'vitest';
import type { Dataset, LayerNeurons, NetworkParameters } from './library.js';

export interface Shape {
  readonly f: (z: number) => number;
  readonly slope: (z: number) => number;
  /** The output is above 0 where z is above this. */
  readonly firesAbove: number;
  /** Whether the output is exactly 0 everywhere else. */
  readonly elseZero: boolean;
  /** Largest slope of a bounded function. */
  readonly steepest?: number;
}
const sigma = (z: number): number => 1 / (1 + Math.exp(-z));
export const shapes: Record<string, Shape> = {
  relu: { f: (z) => Math.max(z, 0), slope: (z) => (z > 0 ? 1 : 0), firesAbove: 0, elseZero: true },
  'leaky-relu': { f: (z) => (z > 0 ? z : 0.01 * z), slope: (z) => (z > 0 ? 1 : 0.01), firesAbove: 0, elseZero: false },
  // σ is 0 in float32 only below −103.97, where the true value is under half the smallest subnormal number.
  sigmoid: { f: sigma, slope: (z) => sigma(z) * sigma(-z), firesAbove: -103.97, elseZero: true, steepest: 0.25 },
  tanh: { f: Math.tanh, slope: (z) => 1 / Math.cosh(z) ** 2, firesAbove: 0, elseZero: false, steepest: 1 },
};

/** Pre-activations of every hidden layer over the test images, [layer][image][unit]. */
export async function preActivations(
  dataset: Dataset,
  { layers }: NetworkParameters,
  { f }: Shape,
): Promise<number[][][]> {
  const { pixels } = await dataset.images('test', 0, dataset.test);
  let x = Array.from({ length: dataset.test }, (_, i) =>
    Array.from(pixels.subarray(784 * i, 784 * (i + 1)), (p) => (p * 2) / 255 - 1),
  );
  const out: number[][][] = [];
  for (const { inputs, outputs, weight, bias } of layers.slice(0, -1)) {
    const z = x.map((row) =>
      Array.from({ length: outputs }, (_, o) =>
        row.reduce((sum, value, k) => sum + value * (weight[o * inputs + k] ?? NaN), bias[o] ?? NaN),
      ),
    );
    out.push(z);
    x = z.map((row) => row.map(f));
  }
  return out;
}

/**
 * The engine sums in float32: a pre-activation is off by some 1e-6 of the terms' size. Whether one that is nearer to a
 * threshold is above it cannot be told, so such images widen the counts that are accepted.
 */
const near = 2e-5;

/** How many values are above a threshold: at least, and at most. */
function above(values: readonly number[], threshold: number, margin: number): [number, number] {
  return [values.filter((v) => v > threshold + margin).length, values.filter((v) => v > threshold - margin).length];
}

/** Compares one layer; returns how many deaths could not be compared. */
export function compare(layer: LayerNeurons, z: readonly number[][], shape: Shape): number {
  const images = z.length;
  let undecided = 0;
  for (let u = 0; u < layer.units; u++) {
    const at = z.map((row) => row[u] ?? NaN);
    const margin = near * Math.max(1, ...at.map(Math.abs));
    const [y, slopes] = [at.map(shape.f), at.map((v) => Math.abs(shape.slope(v)))];

    const [least, most] = above(at, shape.firesAbove, margin);
    const fires = (layer.firingRate[u] ?? NaN) * images;
    expect(fires).toBeCloseTo(Math.round(fires), 3); // a multiple of 1/images, as float32 has it
    expect(Math.round(fires)).toBeGreaterThanOrEqual(least);
    expect(Math.round(fires)).toBeLessThanOrEqual(most);
    const isDead = (firing: number): number => (shape.elseZero && firing === 0 ? 1 : 0);
    if (isDead(least) === isDead(most)) expect(layer.dead[u]).toBe(isDead(least));
    else undecided += 1;

    expect(Math.abs((layer.meanOutput[u] ?? NaN) - y.reduce((a, b) => a + b, 0) / images)).toBeLessThan(margin);
    expect(Math.abs((layer.maxOutput[u] ?? NaN) - Math.max(...y))).toBeLessThan(margin);

    const [onLeast, onMost] = above(at, 0, margin);
    if (onLeast === onMost || onMost < images) expect(layer.alwaysOn[u]).toBe(onLeast === images ? 1 : 0);
    const steepest = Math.max(...slopes);
    // A slope of 1e-6 is exp(−14): an error in z is the relative error of the slope.
    if (least === most && Math.abs(Math.log(steepest / 1e-6)) > 2 * margin)
      expect(layer.gradientDead[u]).toBe(steepest <= 1e-6 ? 1 : 0);
    const [steepLeast, steepMost] = above(slopes, 0.05 * (shape.steepest ?? 0), margin);
    const isFlat = (steep: number): number => (shape.steepest && images - steep > 0.95 * images ? 1 : 0);
    if (isFlat(steepLeast) === isFlat(steepMost)) expect(layer.saturated[u]).toBe(isFlat(steepLeast));
  }
  for (const name of ['dead', 'gradientDead', 'alwaysOn', 'saturated'] as const)
    expect(layer[`${name}Count`]).toBe(layer[name].reduce((total, flag) => total + flag, 0));
  return undecided;
}
