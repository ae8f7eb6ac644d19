/** Dead neurons and their kin, against a naive recount in double precision. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  createEngine,
  refusal,
  shortSlices,
  trained,
  type Dataset,
  type Engine,
  type LayerNeurons,
  type NetworkParameters,
  type Run,
  type RunOptions,
} from './library.js';

let engine: Engine;
let dataset: Dataset;
beforeAll(async () => {
  engine = await createEngine();
  dataset = await engine.loadDataset({ name: 'fashion-mnist', train: 1000, test: 300 });
}, 60_000);
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => {
  engine.dispose();
});

interface Shape {
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
const shapes: Record<string, Shape> = {
  relu: { f: (z) => Math.max(z, 0), slope: (z) => (z > 0 ? 1 : 0), firesAbove: 0, elseZero: true },
  'leaky-relu': { f: (z) => (z > 0 ? z : 0.01 * z), slope: (z) => (z > 0 ? 1 : 0.01), firesAbove: 0, elseZero: false },
  // σ is 0 in float32 only below −103.97, where the true value is under half the smallest subnormal number.
  sigmoid: { f: sigma, slope: (z) => sigma(z) * sigma(-z), firesAbove: -103.97, elseZero: true, steepest: 0.25 },
  tanh: { f: Math.tanh, slope: (z) => 1 / Math.cosh(z) ** 2, firesAbove: 0, elseZero: false, steepest: 1 },
};

/** Pre-activations of every hidden layer, [layer][image][unit]. */
async function preActivations({ layers }: NetworkParameters, { f }: Shape): Promise<number[][][]> {
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
function compare(layer: LayerNeurons, z: readonly number[][], shape: Shape): number {
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

async function recounted(run: Run, activation: string): Promise<readonly LayerNeurons[]> {
  const shape = shapes[activation];
  if (!shape) throw new Error(activation);
  const report = await run.neurons('test');
  expect(report).toMatchObject({ images: 300, step: run.step });
  const z = await preActivations(await run.parameters(), shape);
  const undecided = report.layers.map((layer, i) => compare(layer, z[i] ?? [], shape));
  expect(undecided).toEqual(undecided.map(() => 0)); // so every death was compared
  return report.layers;
}

const sum = (
  layers: readonly LayerNeurons[],
  count: 'deadCount' | 'gradientDeadCount' | 'saturatedCount' | 'alwaysOnCount',
): number => layers.reduce((total, layer) => total + layer[count], 0);
const narrow = [40, 30, 24, 20, 16];
const made = (options: Partial<RunOptions>): Promise<Run> =>
  engine.createRun({ dataset, hidden: narrow, batchSize: 50, ...options });

describe('neurons equal a naive recount', () => {
  it('in an untrained ReLU network, some of whose neurons are born dead', async () => {
    const layers = await recounted(await made({ activation: 'relu' }), 'relu');
    expect(sum(layers, 'deadCount')).toBeGreaterThan(0);
    expect(sum(layers, 'alwaysOnCount')).toBeGreaterThan(0);
    expect(sum(layers, 'gradientDeadCount')).toBe(sum(layers, 'deadCount'));
    expect(sum(layers, 'saturatedCount')).toBe(0);
  });

  it('in a trained ReLU network, where a high learning rate has killed more', async () => {
    const run = await made({ activation: 'relu', optimizer: { kind: 'sgd', learningRate: 0.3, momentum: 0.5 } });
    const born = sum((await run.neurons('test')).layers, 'deadCount');
    await trained(run, { epochs: 3 });
    const layers = await recounted(run, 'relu');
    expect(sum(layers, 'deadCount')).toBeGreaterThan(born);
  });

  it('with leaky ReLU, of which none is dead by either rule', async () => {
    const layers = await recounted(await made({ activation: 'leaky-relu' }), 'leaky-relu');
    expect(sum(layers, 'deadCount') + sum(layers, 'gradientDeadCount')).toBe(0);
  });

  it.each([
    ['sigmoid', 8],
    ['tanh', 1],
  ])(
    'with %s: never exactly 0, but saturated and gradient-dead after steps that are too large',
    async (activation, learningRate) => {
      const run = await made({ activation, hidden: [40, 30], optimizer: { kind: 'sgd', learningRate, momentum: 0.9 } });
      const before = await recounted(run, activation);
      expect(sum(before, 'saturatedCount') + sum(before, 'gradientDeadCount')).toBe(0);
      await trained(run, { epochs: 4 });
      const layers = await recounted(run, activation);
      expect(sum(layers, 'saturatedCount')).toBeGreaterThan(0);
      expect(sum(layers, 'gradientDeadCount')).toBeGreaterThan(0);
      expect(sum(layers, 'deadCount')).toBe(0);
    },
  );
});

describe('the untrained seven-layer network on 1,000 images', () => {
  const hidden = [2048, 1024, 1024, 512, 512, 256, 128];

  it('has dead neurons whose share grows with depth to tens of percent, and says how far it is', async () => {
    const run = await engine.createRun({ dataset, activation: 'relu', hidden });
    const seen: number[] = [];
    const { layers } = await run.neurons('train', {
      onProgress: ({ images, total }) => {
        expect(total).toBe(1000);
        seen.push(images);
      },
    });
    const shares = layers.map((layer) => layer.deadCount / layer.units);
    expect(shares[0]).toBeLessThan(0.1);
    expect(Math.min(...shares.slice(-3))).toBeGreaterThan(0.2);
    expect(Math.max(...shares)).toBeLessThan(0.6);
    const mean = (from: number): number => shares.slice(from, from + 2).reduce((a, b) => a + b, 0) / 2;
    expect(mean(0)).toBeLessThan(mean(2));
    expect(mean(2)).toBeLessThan(mean(5));
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.at(-1)).toBe(1000);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    run.dispose();
  });
});

describe('an analysis', () => {
  it('stops when its signal says so, between two slices, and leaves the run as it was', async () => {
    shortSlices();
    const run = await made({ activation: 'relu' });
    const hash = await run.parametersHash();
    for (const kind of ['neurons', 'evaluate'] as const) {
      const stop = new AbortController();
      const seen: number[] = [];
      const onProgress = ({ images }: { images: number }): void => {
        seen.push(images);
        if (images > 300) stop.abort();
      };
      expect((await refusal(run[kind]('train', { signal: stop.signal, onProgress }))).code).toBe('aborted');
      expect(seen).toEqual([128, 256, 384]);
    }
    expect((await refusal(run.neurons('train', { signal: AbortSignal.abort() }))).code).toBe('aborted');
    expect(await run.parametersHash()).toBe(hash);
    expect((await run.neurons('train')).images).toBe(1000);
  });
});
