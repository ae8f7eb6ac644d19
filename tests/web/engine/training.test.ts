/** What a training reports, and that it learns. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imagesFile, labelsFile } from './idx-files.js';
import {
  createEngine,
  trained,
  type Dataset,
  type Engine,
  type Run,
  type RunOptions,
  type Varied,
  type TrainProgress,
} from './library.js';

let engine: Engine;
let dataset: Dataset;
beforeAll(async () => {
  engine = await createEngine();
  dataset = await engine.loadDataset({ name: 'fashion-mnist', train: 500, test: 200 });
}, 60_000);
afterAll(() => {
  engine.dispose();
});

/** 500 images in batches of 64: 8 steps, the last of 52 images. */
const settings = {
  activation: 'relu',
  hidden: [24, 16],
  batchSize: 64,
  optimizer: { kind: 'sgd', learningRate: 0.02, momentum: 0.9 },
} as const;
const stepsPerEpoch = 8;
const made = (options: Varied = {}): Promise<Run> => engine.createRun({ ...settings, dataset, ...options });

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, v) => total + v, 0);
const joined = (slices: readonly TrainProgress[], name: keyof TrainProgress['steps']): number[] =>
  slices.flatMap((slice) => [...slice.steps[name]]);

describe('the progress of a training', () => {
  it('counts every step once, and its numbers fit each other', async () => {
    const run = await made();
    const slices = await trained(run, { epochs: 3 });
    let step = 0;
    for (const slice of slices) {
      step += slice.steps.loss.length;
      expect(slice).toMatchObject({ step, totalSteps: 24, stepsPerEpoch, epoch: step / 8 });
      expect(slice.steps.accuracy).toHaveLength(slice.steps.loss.length);
      expect(slice.steps.gradientNorm).toHaveLength(slice.steps.loss.length);
      expect(slice.loss).toBe(slice.steps.loss.at(-1));
      expect(slice.accuracy).toBe(slice.steps.accuracy.at(-1));
      expect(slice.gradientNorm).toBe(slice.steps.gradientNorm.at(-1));
      expect(slice.samplesPerSecond).toBeGreaterThan(0);
      expect(slice.secondsLeft).toBeCloseTo((500 * (24 - step)) / 8 / slice.samplesPerSecond, 9);
      expect(slice.state).toBe(step === 24 ? 'finished' : 'running');
      expect(slice.epochSummary !== undefined).toBe(step % 8 === 0);
      expect(slice.divergence).toBeUndefined();
    }
    expect(step).toBe(24);
    expect(run.step).toBe(24);
    expect(run.stepsPerEpoch).toBe(stepsPerEpoch);
  });

  it('sums an epoch up as the mean over its images, the short last batch weighted by its size', async () => {
    const slices = await trained(await made(), { epochs: 3 });
    const sizes = Array.from({ length: stepsPerEpoch }, (_, i) => (i === 7 ? 52 : 64));
    const summaries = slices.flatMap((slice) => slice.epochSummary ?? []);
    expect(summaries.map((s) => s.epoch)).toEqual([1, 2, 3]);
    summaries.forEach((summary, epoch) => {
      const of = (name: keyof TrainProgress['steps']): number[] => joined(slices, name).slice(8 * epoch, 8 * epoch + 8);
      const weighted = (values: number[]): number => sum(values.map((v, i) => v * (sizes[i] ?? 0))) / 500;
      // Steps come as float32: 6e-8 relative each.
      expect(summary.loss).toBeCloseTo(weighted(of('loss')), 6);
      expect(summary.accuracy).toBeCloseTo(weighted(of('accuracy')), 6);
      expect(summary.gradientNorm / (sum(of('gradientNorm')) / 8)).toBeCloseTo(1, 6);
      expect(summary.test).toBeUndefined();
    });
  });

  it('tells the norm of the gradient of each linear layer’s weights, which one step of plain SGD shows', async () => {
    const learningRate = 0.5;
    const run = await made({ batchSize: 500, optimizer: { kind: 'sgd', learningRate } }); // 1 step
    const before = await run.parameters();
    const [summary] = await run.fit({ epochs: 1 });
    const after = await run.parameters();
    const norms = before.layers.map(({ weight }, layer) => {
      const moved = weight.map((w, i) => (w - (after.layers[layer]?.weight[i] ?? NaN)) / learningRate);
      return Math.sqrt(sum(moved.map((v) => v * v)));
    });
    expect(norms).toHaveLength(3);
    expect(summary?.layerGradientNorms).toHaveLength(3);
    // Weights are rounded to 4e-9, gradients are some 1e-3.
    norms.forEach((norm, i) => {
      expect((summary?.layerGradientNorms[i] ?? NaN) / norm).toBeCloseTo(1, 4);
    });
    expect(Math.hypot(...(summary?.layerGradientNorms ?? []))).toBeLessThan(summary?.gradientNorm ?? NaN); // with biases
  });

  it('has the test result of each epoch where it was asked for', async () => {
    const run = await made();
    const slices = await trained(run, { epochs: 2, evaluateTest: true });
    const tests = slices.flatMap((slice) => slice.epochSummary?.test ?? []);
    expect(tests).toHaveLength(2);
    const { loss, accuracy } = await run.evaluate('test');
    expect(tests[1]).toEqual({ loss, accuracy });
    expect(tests[0]).not.toEqual(tests[1]);
  });
});

describe('an evaluation', () => {
  it.each(['train', 'test'] as const)('of the %s images agrees with their predictions', async (split) => {
    const run = await made();
    await trained(run, { epochs: 2 });
    const count = dataset[split];
    const { loss, accuracy, confusion } = await run.evaluate(split);
    const p = await run.predict(split, 0, count);
    const { labels } = await dataset.images(split, 0, count);
    const counts = new Uint32Array(100);
    let total = 0;
    labels.forEach((label, i) => {
      const row = p.subarray(10 * i, 10 * i + 10);
      expect(sum(row)).toBeCloseTo(1, 6); // ten float32 numbers
      const best = row.indexOf(Math.max(...row));
      counts[10 * label + best] = (counts[10 * label + best] ?? 0) + 1;
      total -= Math.log(row[label] ?? NaN);
    });
    expect(confusion).toEqual(counts);
    expect(accuracy).toBe(sum(Array.from({ length: 10 }, (_, i) => confusion[11 * i] ?? NaN)) / count);
    expect(sum(confusion)).toBe(count);
    expect(loss).toBeCloseTo(total / count, 5); // logarithms of float32 numbers
  });

  it('of a part of the images gives the same predictions as of all', async () => {
    const run = await made();
    const all = await run.predict('test', 0, 200);
    expect(await run.predict('test', 37, 150)).toEqual(all.slice(370, 1870));
    expect(await run.predict('test', 200, 0)).toHaveLength(0);
  });

  it('uses the mean slope of RReLU, and so gives the same result twice', async () => {
    const run = await made({ activation: 'rrelu' });
    await trained(run, { epochs: 1 });
    expect(await run.evaluate('test')).toEqual(await run.evaluate('test'));
  });
});

describe('training', () => {
  it.each(['relu', 'prelu', 'gelu', 'tanh'])('with %s learns 32 images by heart', async (activation) => {
    const { pixels, labels } = await dataset.images('train', 0, 32);
    const few = await engine.loadDataset({ images: imagesFile(pixels, 28, 28), labels: labelsFile(labels) });
    const run = await engine.createRun({ ...settings, dataset: few, activation, batchSize: 8 });
    const before = await run.evaluate('train');
    await trained(run, { epochs: 60 });
    const after = await run.evaluate('train');
    expect(before.loss).toBeCloseTo(Math.log(10), 0);
    expect(after.loss).toBeLessThan(0.05);
    expect(after.accuracy).toBe(1);
  });

  it('lets every activation that hidden layers can have take 20 steps with a finite loss and a gradient', async () => {
    expect(engine.activations.length).toBeGreaterThanOrEqual(45);
    for (const { id } of engine.activations.filter(({ kind }) => kind !== 'output')) {
      const slices = await trained(
        await made({ activation: id, batchSize: 25, optimizer: { kind: 'sgd', learningRate: 1e-3 } }),
        { epochs: 1 },
      );
      expect(joined(slices, 'loss')).toHaveLength(20);
      expect(
        joined(slices, 'loss').filter((loss) => !Number.isFinite(loss)),
        id,
      ).toEqual([]);
      expect(Math.min(...joined(slices, 'gradientNorm')), id).toBeGreaterThan(0);
    }
  });
});

describe('the optimiser', () => {
  const hashWith = async (optimizer: Partial<RunOptions['optimizer']>): Promise<string> => {
    const run = await made({ optimizer: { kind: 'sgd', learningRate: 0.02, ...optimizer } });
    await trained(run, { epochs: 1 });
    return run.parametersHash();
  };

  it("has PyTorch's defaults: no momentum, dampening, Nesterov or weight decay", async () => {
    const plain = await hashWith({});
    expect(await hashWith({ momentum: 0, dampening: 0, nesterov: false, weightDecay: 0 })).toBe(plain);
    const others = await Promise.all([
      hashWith({ momentum: 0.9 }),
      hashWith({ momentum: 0.9, dampening: 0.1 }),
      hashWith({ momentum: 0.9, nesterov: true }),
      hashWith({ weightDecay: 0.1 }),
    ]);
    expect(new Set([plain, ...others]).size).toBe(5);
  });

  it('with weight decay takes rate × decay × weight off every parameter, biases and slopes included', async () => {
    const after = async (weightDecay: number): Promise<number[][]> => {
      const run = await made({
        activation: 'prelu',
        batchSize: 500,
        optimizer: { kind: 'sgd', learningRate: 0.5, weightDecay },
      });
      const flat = async (): Promise<number[]> => {
        const { layers, activations } = await run.parameters();
        return [...layers.flatMap((l) => [...l.weight, ...l.bias]), ...activations.flatMap((a) => [...a.values])];
      };
      const before = await flat();
      await trained(run, { epochs: 1 });
      return [before, await flat()];
    };
    const [[start = [], without = []], [, decayed = []]] = [await after(0), await after(0.25)];
    expect(start).toHaveLength(784 * 24 + 24 + 24 * 16 + 16 + 16 * 10 + 10 + 1);
    const worst = Math.max(...start.map((p, i) => Math.abs((without[i] ?? NaN) - (decayed[i] ?? NaN) - 0.125 * p)));
    expect(worst).toBeLessThan(1e-6); // a few roundings of numbers below 1
  });
});
