/** Initial weights, the two forms of the layers, and who learns and shares the parameters of activations. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toyPair } from './idx-files.js';
import {
  createEngine,
  small,
  trained,
  type Dataset,
  type Engine,
  type Initialization,
  type Run,
  type LayerOptions,
  type RunSettings,
  type Varied,
} from './library.js';

let engine: Engine;
let dataset: Dataset;
beforeAll(async () => {
  engine = await createEngine();
  dataset = await engine.loadDataset(toyPair(150));
});
afterAll(() => {
  engine.dispose();
});

const made = (options: Varied = {}): Promise<Run> => engine.createRun({ ...small, dataset, ...options });
const values = async (run: Run): Promise<number[][]> =>
  (await run.parameters()).activations.map((set) => [...set.values]);

describe('the layers form', () => {
  const layered = (layers: readonly LayerOptions[], options: Partial<Omit<RunSettings, 'layers'>> = {}): Promise<Run> =>
    engine.createRun({ dataset, layers, optimizer: small.optimizer, batchSize: small.batchSize, ...options });

  it.each(['relu', 'prelu', 'staf', 'rrelu'])('gives the bits of the shorthand, with %s', async (activation) => {
    const optimizer = { kind: 'sgd', learningRate: 1e-4, momentum: 0.9 } as const;
    const [short, long] = [
      await made({ activation, optimizer }),
      await layered(
        small.hidden.map((units) => ({ units, activation })),
        { optimizer },
      ),
    ];
    expect(await long.parametersHash()).toBe(await short.parametersHash());
    await trained(short, { epochs: 2 });
    await trained(long, { epochs: 2 });
    expect(await long.parametersHash()).toBe(await short.parametersHash());
  });

  it('lets each layer have its own activation, and its report says which', async () => {
    const run = await layered([
      { units: 6, activation: 'tanh' },
      { units: 5, activation: 'prelu', parameters: { slope: 0.5 } },
      { units: 4, activation: 'relu' },
    ]);
    expect((await run.neurons('train')).layers.map((l) => [l.units, l.activation])).toEqual([
      [6, 'tanh'],
      [5, 'prelu'],
      [4, 'relu'],
    ]);
    expect((await run.parameters()).layers.map((l) => [l.inputs, l.outputs])).toEqual([
      [16, 6],
      [6, 5],
      [5, 4],
      [4, 10],
    ]);
    expect(await values(run)).toEqual([[0.5]]);
    expect(run.parameterCount).toBe(16 * 6 + 6 + 6 * 5 + 5 + 5 * 4 + 4 + 4 * 10 + 10 + 1);
  });

  it("has the chapter's layers where nothing is said", async () => {
    const run = await engine.createRun({ dataset, activation: 'relu' });
    expect((await run.parameters()).layers.map((l) => l.outputs)).toEqual([256, 192, 128, 64, 10]);
  });
});

describe('the initial weights', () => {
  const fanIn = 120;
  const fanOut = 200;
  /** Of 24,000 weights: their deviation is within 3 % of the true one at five standard errors, their mean within 4 %. */
  const cases: [kind: Initialization, deviation: number, bound: number | undefined][] = [
    ['pytorch', 1 / Math.sqrt(3 * fanIn), 1 / Math.sqrt(fanIn)],
    ['he-uniform', Math.sqrt(2 / fanIn), Math.sqrt(6 / fanIn)],
    ['he-normal', Math.sqrt(2 / fanIn), undefined],
    ['xavier-uniform', Math.sqrt(2 / (fanIn + fanOut)), Math.sqrt(6 / (fanIn + fanOut))],
    ['xavier-normal', Math.sqrt(2 / (fanIn + fanOut)), undefined],
  ];

  it.each(cases)('of %s have the stated spread', async (initialization, deviation, bound) => {
    const { layers } = await (await made({ initialization, hidden: [fanIn, fanOut] })).parameters();
    const { weight, bias } = layers[1] ?? { weight: new Float32Array(), bias: new Float32Array() };
    expect(weight).toHaveLength(fanIn * fanOut);
    const mean = weight.reduce((a, b) => a + b, 0) / weight.length;
    const variance = weight.reduce((a, b) => a + (b - mean) ** 2, 0) / weight.length;
    expect(Math.abs(mean)).toBeLessThan(0.04 * deviation);
    expect(Math.abs(Math.sqrt(variance) / deviation - 1)).toBeLessThan(0.03);
    const largest = weight.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
    if (bound === undefined) expect(largest).toBeGreaterThan(3 * deviation);
    else expect(largest / bound).toBeGreaterThan(0.995);
    if (bound !== undefined) expect(largest).toBeLessThanOrEqual(Math.fround(bound));
    const highestBias = bias.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
    if (initialization !== 'pytorch') expect(highestBias).toBe(0);
    else expect(highestBias).toSatisfy((b: number) => b > 0.9 * (bound ?? 0) && b <= Math.fround(bound ?? 0));
  });

  it('differ between layers of one shape', async () => {
    const { layers } = await (await made({ hidden: [16, 16, 16] })).parameters();
    expect(new Set(layers.slice(0, 3).map((l) => l.weight.join())).size).toBe(3);
  });
});

describe('a parameter of an activation', () => {
  const optimizer = { kind: 'sgd', learningRate: 0.05, momentum: 0.9, weightDecay: 0.01 } as const;
  const before = [[1]];

  it("that is not learned by default, like Swish's β, stays exactly as it was", async () => {
    const run = await made({ activation: 'swish', parameters: { beta: 1.5 }, optimizer });
    await trained(run, { epochs: 4 });
    expect(await values(run)).toEqual([[1.5]]);
  });

  it('is learned where learnParameters names it, and counted', async () => {
    const [fixed, learned] = [
      await made({ activation: 'swish', optimizer }),
      await made({ activation: 'swish', optimizer, learnParameters: ['beta'] }),
    ];
    expect(await values(learned)).toEqual(before);
    expect(learned.parameterCount).toBe(fixed.parameterCount + 1);
    await trained(learned, { epochs: 4 });
    expect(await values(learned)).not.toEqual(before);
  });

  it.each([
    ['prelu', [[0.25]]],
    ['elu-alpha', before],
  ])('of %s is learned by default, and frozen where learnParameters is empty', async (activation, start) => {
    const [learned, frozen] = [
      await made({ activation, optimizer }),
      await made({ activation, optimizer, learnParameters: [] }),
    ];
    expect(await values(learned)).toEqual(start);
    await trained(learned, { epochs: 2 });
    await trained(frozen, { epochs: 2 });
    expect(await values(learned)).not.toEqual(start);
    expect(await values(frozen)).toEqual(start);
  });

  it('of a vector can be given number by number, and learned in part', async () => {
    const c = Array.from({ length: 25 }, (_, i) => (i + 1) / 32);
    const run = await made({
      activation: 'staf',
      parameters: { c, omega: 0.5 },
      learnParameters: ['phi'],
      optimizer: { kind: 'sgd', learningRate: 1e-3 },
    });
    const [start = []] = await values(run);
    expect(start.slice(0, 50)).toEqual([...c, ...Array<number>(25).fill(0.5)]);
    await trained(run, { epochs: 2 });
    const [end = []] = await values(run);
    expect(end.slice(0, 50)).toEqual(start.slice(0, 50));
    end.slice(50).forEach((phi, i) => {
      expect(phi).not.toBe(start[50 + i]);
    });
  });

  it.each([
    ['network', [1]],
    ['layer', [1, 1]],
    ['unit', [16, 12]],
  ] as const)('shared by the %s has one value for each that shares, all learned', async (share, counts) => {
    const run = await made({ activation: 'prelu', share });
    const start = (await values(run)).flat();
    expect(new Set(start)).toEqual(new Set([0.25]));
    expect((await run.parameters()).activations.map((set) => [set.activation, set.values.length])).toEqual(
      counts.map((n) => ['prelu', n]),
    );
    await trained(run, { epochs: 4 });
    const end = (await values(run)).flat();
    // A slope stays if its neuron is never below zero; most are.
    expect(new Set(end).size).toBeGreaterThan(0.7 * end.length);
    expect(run.parameterCount).toBe(16 * 16 + 16 + 16 * 12 + 12 + 12 * 10 + 10 + end.length);
  });

  it('may be told in any order, and as one number or a list', async () => {
    const layers = [
      { units: 5, activation: 'hardtanh', parameters: { low: -2, high: 2 } },
      { units: 4, activation: 'hardtanh', parameters: { high: [2], low: -2 } },
    ];
    const run = await engine.createRun({ dataset, layers });
    expect(await values(run)).toEqual([[-2, 2]]);
  });

  it('drawn per unit differs from unit to unit', async () => {
    const [first = []] = await values(await made({ activation: 'staf', share: 'unit' }));
    expect(first).toHaveLength(75 * 16);
    expect(new Set(first).size).toBeGreaterThan(1195); // of 1,200 draws in float32 hardly two are equal
  });
});
