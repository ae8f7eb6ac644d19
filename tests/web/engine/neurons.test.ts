/** Dead neurons and their kin, against a naive recount in double precision. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { compare, preActivations, shapes } from './recount.js';
import {
  createEngine,
  refusal,
  shortSlices,
  trained,
  type Dataset,
  type Engine,
  type LayerNeurons,
  type Run,
  type EqualLayers,
  type Varied,
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

async function recounted(run: Run, activation: string, images?: number): Promise<readonly LayerNeurons[]> {
  const shape = shapes[activation];
  if (!shape) throw new Error(activation);
  const report = await run.neurons('test', images === undefined ? {} : { images });
  expect(report).toMatchObject({ images: images ?? 300, step: run.step });
  const whole = await preActivations(dataset, await run.parameters(), shape);
  const z = whole.map((layer) => layer.slice(0, images));
  const undecided = report.layers.map((layer, i) => compare(layer, z[i] ?? [], shape));
  expect(undecided).toEqual(undecided.map(() => 0)); // so every death was compared
  return report.layers;
}

const sum = (
  layers: readonly LayerNeurons[],
  count: 'deadCount' | 'gradientDeadCount' | 'saturatedCount' | 'alwaysOnCount',
): number => layers.reduce((total, layer) => total + layer[count], 0);
const narrow = [40, 30, 24, 20, 16];
const made = (options: Varied & Pick<EqualLayers, 'activation'>): Promise<Run> =>
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

  it.each([1, 100, 128, 299])('over the first %i images alone, where that is asked for', async (images) => {
    const run = await made({ activation: 'relu' });
    const some = sum(await recounted(run, 'relu', images), 'deadCount');
    const all = sum((await run.neurons('test', { images: 300 })).layers, 'deadCount');
    expect(all).toBe(sum((await run.neurons('test')).layers, 'deadCount'));
    expect(some).toBeGreaterThanOrEqual(all);
    if (images < 128) expect(some).toBeGreaterThan(all);
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
