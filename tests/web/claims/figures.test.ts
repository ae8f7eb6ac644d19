/** `npm run claims`: what it compares, and the parts of it that are quick, held to what the cards state. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActivationInfo, Dataset, Engine, NetworkParameters } from '../engine/library.js';
import { createEngine } from '../engine/library.js';

interface Figure {
  readonly id: string;
  readonly text: string;
  readonly stated: readonly string[];
}
interface Modules {
  readonly compared: (
    activations: readonly ActivationInfo[],
    figures: readonly Figure[],
  ) => readonly { readonly missing: readonly string[]; readonly text: string }[];
  readonly measure: (surroundings: { engine: Engine }) => Promise<readonly Figure[]>;
  readonly passes: (
    engine: Engine,
    activation: string,
    parameters: NetworkParameters,
    batch: { pixels: Uint8Array; labels: Uint8Array },
  ) => Promise<readonly { readonly gradient: Float64Array }[]>;
  readonly tanhLyapunov: (weightScale: number) => number;
  readonly normalShareBelow: (x: number) => number;
}
// The command's parts are plain scripts without types.
const load = async (name: string): Promise<Modules> =>
  (await import(/* @vite-ignore */ new URL(`../../claims/${name}.mjs`, import.meta.url).href)) as Modules;
const { compared } = await load('compare');
const { measure } = await load('functions');
const { passes } = await load('network');
const { tanhLyapunov, normalShareBelow } = await load('mean-field');

let engine: Engine;
let dataset: Dataset;
beforeAll(async () => {
  engine = await createEngine();
  dataset = await engine.loadDataset({ name: 'fashion-mnist', train: 32, test: 1 });
});
afterAll(() => {
  engine.dispose();
});

describe('the figures on the cards', () => {
  it('that are found on the functions themselves are those measured now', async () => {
    const rows = compared(engine.activations, await measure({ engine }));
    expect(rows.length).toBeGreaterThan(5);
    for (const { text, missing } of rows) expect(missing, text).toEqual([]);
  });

  it('count as stated only where the whole number stands, each in its turn', () => {
    const info = engine.activations.find(({ id }) => id === 'relu');
    if (!info) throw new Error('There is no ReLU.');
    const card = { ...info, claims: [{ text: 'It is so.', source: '', mark: 'confirmed', found: '' } as const] };
    const missing = (found: string, ...stated: string[]): readonly string[] | undefined =>
      compared(
        [{ ...card, claims: card.claims.map((claim) => ({ ...claim, found })) }],
        [{ id: 'relu', text: 'It is', stated }],
      )[0]?.missing;
    expect(missing('From 0.16 to 3·10⁻⁴.', '0.16', '3·10⁻⁴')).toEqual([]);
    expect(missing('From 0.165.', '0.16')).toEqual(['0.16']);
    expect(missing('From 10.16.', '0.16')).toEqual(['0.16']);
    expect(missing('From −0.16.', '0.16')).toEqual(['0.16']);
    expect(missing('1 %, 2 %.', '2 %', '1 %')).toEqual(['1 %']);
    expect(missing('1 %.', '1 %', '1 %')).toEqual(['1 %']);
    expect(missing('3·10⁻⁴', '3·10⁻')).toEqual(['3·10⁻']);
  });
});

describe('the network in plain loops', () => {
  it('has the engine’s weight gradients', async () => {
    // One plain step without momentum at rate r moves each weight by r times its gradient. At this rate the rounding
    // of weights to float32, 2⁻²⁷ at most, is a gradient of 2⁻³⁷.
    const learningRate = 1024;
    for (const activation of ['sigmoid', 'relu', 'gelu']) {
      const run = await engine.createRun({
        dataset,
        activation,
        hidden: [24, 16],
        optimizer: { kind: 'sgd', learningRate },
        batchSize: 32,
        kernels: 'plain',
      });
      const before = await run.parameters();
      for await (const progress of run.train({ epochs: 1 })) expect(progress.step).toBe(1);
      const after = await run.parameters();
      run.dispose();
      const layers = await passes(engine, activation, before, await dataset.images('train', 0, 32));
      layers.forEach(({ gradient }, layer) => {
        const moved = Float64Array.from(
          before.layers[layer]?.weight ?? [],
          (weight, i) => (weight - (after.layers[layer]?.weight[i] ?? NaN)) / learningRate,
        );
        const largest = Math.max(...gradient.map(Math.abs));
        const worst = Math.max(...gradient.map((g, i) => Math.abs(g - (moved[i] ?? NaN))));
        expect(gradient.length).toBe(moved.length);
        // What float32 sums over 784 inputs and 32 images leave.
        expect(worst / largest, `${activation}, layer ${layer}`).toBeLessThan(1e-5);
      });
    }
  });
});

describe('the mean-field limit', () => {
  it('has tanh’s exponent as ln σ_w up to σ_w = 1, and rising above it', () => {
    expect(tanhLyapunov(0.5)).toBeCloseTo(Math.log(0.5), 9);
    expect(tanhLyapunov(1)).toBeCloseTo(0, 9);
    const above = [1.2, 2, 5, 12].map(tanhLyapunov);
    expect(above[0]).toBeGreaterThan(0);
    expect([...above].sort((a, b) => a - b)).toEqual(above);
  });

  it('has the normal distribution function of the tables', () => {
    expect(normalShareBelow(0)).toBeCloseTo(0.5, 12);
    expect(normalShareBelow(1)).toBeCloseTo(0.841344746, 8);
    expect(normalShareBelow(-1.96)).toBeCloseTo(0.024997895, 8);
  });
});
