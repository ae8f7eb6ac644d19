/** One neuron looked at closely: it agrees with the report on all, with the parameters, and with naive loops. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { preActivations, shapes } from './recount.js';
import { createEngine, refusal, shortSlices, trained, type Dataset, type Engine, type Run } from './library.js';

let engine: Engine;
let dataset: Dataset;
let run: Run;
beforeAll(async () => {
  engine = await createEngine();
  dataset = await engine.loadDataset({ name: 'fashion-mnist', train: 1000, test: 300 });
  run = await engine.createRun({
    dataset,
    activation: 'relu',
    hidden: [40, 30, 24],
    batchSize: 50,
    optimizer: { kind: 'sgd', learningRate: 0.1, momentum: 0.5 },
  });
  await trained(run, { epochs: 2 });
}, 60_000);
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => {
  engine.dispose();
});

describe('a neuron', () => {
  it.each([1000, 128, 77])('agrees with the report on all neurons, over %i images', async (images) => {
    const report = await run.neurons('train', { images });
    let dead = 0;
    for (const [layer, all] of report.layers.entries())
      for (let unit = 0; unit < all.units; unit++) {
        const neuron = await run.neuron('train', layer, unit, { images });
        expect(neuron).toMatchObject({ layer, unit, activation: 'relu', images, step: 40 });
        const z = [...neuron.preactivations];
        expect(z).toHaveLength(images);
        const firing = z.filter((v) => v > 0).length;
        expect(all.firingRate[unit]).toBe(Math.fround(firing / images));
        expect(all.dead[unit]).toBe(firing === 0 ? 1 : 0);
        expect(all.alwaysOn[unit]).toBe(firing === images ? 1 : 0);
        expect(all.maxOutput[unit]).toBe(Math.max(0, ...z));
        dead += firing === 0 ? 1 : 0;
      }
    expect(dead).toBeGreaterThan(0);
  });

  it('has the pre-activations of a naive loop, in the order of the images', async () => {
    const shape = shapes['relu'];
    if (!shape) throw new Error('relu');
    const z = await preActivations(dataset, await run.parameters(), shape);
    for (const [layer, unit] of [
      [0, 39],
      [1, 0],
      [2, 7],
    ] as const) {
      const { preactivations } = await run.neuron('test', layer, unit);
      expect(preactivations).toHaveLength(300);
      const right = (z[layer] ?? []).map((row) => row[unit] ?? NaN);
      // 784 terms summed in float32: off by some 1e-6 of their sizes.
      const margin = 2e-5 * Math.max(1, ...right.map(Math.abs));
      for (const [i, value] of right.entries())
        expect(Math.abs((preactivations[i] ?? NaN) - value)).toBeLessThan(margin);
    }
  });

  it('has the weights of the parameters, and in the first layer the same for its pixels', async () => {
    const { layers } = await run.parameters();
    for (const [layer, { inputs, outputs, weight, bias }] of layers.slice(0, -1).entries())
      for (const unit of [0, 11, outputs - 1]) {
        const neuron = await run.neuron('test', layer, unit, { images: 1 });
        expect(neuron.weights).toEqual(weight.slice(unit * inputs, (unit + 1) * inputs));
        expect(neuron.bias).toBe(bias[unit]);
        expect(neuron.pixelWeights).toHaveLength(784);
        if (layer === 0) expect(neuron.pixelWeights).toEqual(neuron.weights);
      }
  });

  it('weighs the pixels deeper down by the product of the matrices', async () => {
    const { layers } = await run.parameters();
    // [pixels × units] of the layers so far, in double; nn.Linear's weight is [outputs × inputs].
    let product: number[][] = Array.from({ length: 784 }, (_, p) =>
      Array.from({ length: 40 }, (_unused, o) => layers[0]?.weight[o * 784 + p] ?? NaN),
    );
    for (const [layer, { inputs, outputs, weight }] of layers.slice(1, -1).entries()) {
      product = product.map((row) =>
        Array.from({ length: outputs }, (_, o) =>
          row.reduce((sum, value, i) => sum + value * (weight[o * inputs + i] ?? NaN), 0),
        ),
      );
      for (const unit of [0, 11, outputs - 1]) {
        const { pixelWeights } = await run.neuron('test', layer + 1, unit, { images: 1 });
        // Both in double, summed in another order: float32's rounding at the end is all that may differ.
        for (const [p, value] of pixelWeights.entries()) {
          const right = product[p]?.[unit] ?? NaN;
          expect(Math.abs(value - right)).toBeLessThanOrEqual(2 ** -24 * Math.abs(right) + 1e-12);
        }
      }
    }
  });

  it('is the same in a run restored from a checkpoint', async () => {
    const fresh = await createEngine();
    const same = await fresh.loadDataset({ name: 'fashion-mnist', train: 1000, test: 300 });
    const restored = await fresh.createRun({ dataset: same, checkpoint: await run.checkpoint() });
    expect(await restored.neuron('test', 2, 23)).toEqual(await run.neuron('test', 2, 23));
    const error = await refusal(restored.neuron('test', 2, 24));
    expect({ code: error.code, field: error.field }).toEqual({ code: 'invalid-argument', field: 'unit' });
    expect((await refusal(restored.neuron('test', 3, 0))).field).toBe('layer');
    fresh.dispose();
  });
});

describe('looking at a neuron, slice by slice,', () => {
  beforeEach(shortSlices);

  it('says how far it is, stops when its signal says so, and leaves the run as it was', async () => {
    const hash = await run.parametersHash();
    const seen: number[] = [];
    const { images } = await run.neuron('train', 1, 3, {
      images: 300,
      onProgress: (done) => {
        expect(done.total).toBe(300);
        seen.push(done.images);
      },
    });
    expect(images).toBe(300);
    expect(seen).toEqual([128, 256, 300]);
    const stop = new AbortController();
    const onProgress = (): void => {
      stop.abort();
    };
    expect((await refusal(run.neuron('train', 1, 3, { signal: stop.signal, onProgress }))).code).toBe('aborted');
    expect(await run.parametersHash()).toBe(hash);
  });
});
