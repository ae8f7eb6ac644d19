/** Gated, grouped and output functions: what a run makes of them, and where they are refused. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine, refusal, small, trained, type Dataset, type Engine } from './library.js';

let engine: Engine;
let dataset: Dataset;
beforeAll(async () => {
  engine = await createEngine();
  dataset = await engine.loadDataset({ name: 'fashion-mnist', train: 500, test: 200 });
}, 60_000);
afterAll(() => {
  engine.dispose();
});

describe('a network of whole-layer functions', () => {
  it.each(['glu', 'bilinear', 'reglu', 'geglu', 'swiglu', 'maxout'])('learns with %s', async (activation) => {
    const run = await engine.createRun({
      ...small,
      dataset,
      activation,
      hidden: [16],
      optimizer: { kind: 'sgd', learningRate: 0.003, momentum: 0.9 },
    });
    const slices = await trained(run, { epochs: 12 });
    const summaries = slices.flatMap(({ epochSummary }) => epochSummary ?? []);
    expect(summaries).toHaveLength(12);
    expect(summaries.at(-1)?.loss).toBeLessThan(0.6 * (summaries[0]?.loss ?? NaN));
    run.dispose();
  });

  it('has two columns of weights per unit, as torch.nn.functional.glu takes them', async () => {
    const run = await engine.createRun({ ...small, dataset, activation: 'swiglu', kernels: 'plain' });
    await trained(run, { epochs: 1 });
    const { layers, activations } = await run.parameters();
    expect(layers.map(({ inputs, outputs }) => [inputs, outputs])).toEqual([
      [784, 32],
      [16, 24],
      [12, 10],
    ]);
    expect(activations).toEqual([]);
    expect(run.parameterCount).toBe(785 * 32 + 17 * 24 + 13 * 10);

    const { pixels } = await dataset.images('test', 0, 1);
    let h = Array.from(pixels, (pixel) => (pixel * 2) / 255 - 1);
    layers.forEach(({ inputs, outputs, weight, bias }, l) => {
      const z = Array.from(bias, (b, o) => h.reduce((sum, v, i) => sum + v * (weight[o * inputs + i] ?? NaN), b));
      const units = outputs / 2;
      const at = (o: number): number => z[o] ?? NaN;
      // The second half gates.
      const gated = (_: unknown, u: number): number => (at(u) * at(units + u)) / (1 + Math.exp(-at(units + u)));
      h = l < 2 ? Array.from({ length: units }, gated) : z;
    });
    const largest = Math.max(...h);
    const sum = h.reduce((total, logit) => total + Math.exp(logit - largest), 0);
    const shares = await run.predict('test', 0, 1);
    h.forEach((logit, i) => {
      expect(shares[i]).toBeCloseTo(Math.exp(logit - largest) / sum, 5);
    });
    run.dispose();
  });

  it('is analysed by units, not by pre-activations', async () => {
    const run = await engine.createRun({ ...small, dataset, activation: 'maxout' });
    const { layers } = await run.neurons('train');
    expect(layers.map(({ units }) => units)).toEqual([16, 12]);
    expect(layers[0]?.firingRate).toHaveLength(16);
    const { preactivations, weights } = await run.neuron('train', 1, 11);
    expect(preactivations).toHaveLength(500);
    expect(weights).toHaveLength(16);
    expect((await refusal(run.neuron('train', 1, 12))).field).toBe('unit');
    run.dispose();
  });
});

describe('what is refused', () => {
  it('is softmax in a hidden layer, with the reason', async () => {
    const error = await refusal(engine.createRun({ ...small, dataset, activation: 'softmax' }));
    expect(error).toMatchObject({ code: 'invalid-argument', field: 'activation' });
    expect(error.message).toContain('is the output layer’s'.replace('’', "'"));
  });

  it.each([
    ['swiglu', 'SwiGLU is a gated layer and has no curve of its own'],
    ['maxout', 'Maxout is a layer of groups and has no curve of its own'],
    ['softmax', 'Softmax is a whole output layer and has no curve of its own'],
  ])('is the curve of %s', async (activation, words) => {
    for (const call of [engine.evaluate({ activation, x: [0] }), engine.surface({ activation })]) {
      const error = await refusal(call);
      expect(error).toMatchObject({ code: 'invalid-argument', field: 'activation' });
      expect(error.message).toContain(words);
    }
  });
});
