/** The two kernel sets: which a run uses, how far their results are apart, and what happens where one is missing. */
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { toyPair } from './idx-files.js';
import {
  createEngine,
  shortSlices,
  small,
  trained,
  trainTo,
  type Dataset,
  type Engine,
  type Kernels,
  type NetworkParameters,
  type Run,
  type RunOptions,
} from './library.js';
import { hideRelaxedSimd, roundsOnce, switchRelaxedSimdOn } from './relaxed-host.js';

switchRelaxedSimdOn();

let engine: Engine;
let dataset: Dataset;
beforeAll(async () => {
  engine = await createEngine();
  dataset = await engine.loadDataset({ name: 'fashion-mnist', train: 2000, test: 500 });
}, 60_000);
afterAll(() => {
  engine.dispose();
});
beforeEach(shortSlices);
afterEach(() => {
  vi.restoreAllMocks();
});

/** Smooth, so that no rounding decides whether a neuron fires; it learns within a few dozen steps. */
const settings = {
  activation: 'gelu',
  hidden: [64, 32],
  batchSize: 50,
  optimizer: { kind: 'sgd', learningRate: 0.05, momentum: 0.9 },
} as const satisfies Partial<RunOptions>;

const made = (kernels?: Kernels): Promise<Run> =>
  engine.createRun({ ...settings, dataset, ...(kernels && { kernels }) });

const flat = ({ layers }: NetworkParameters): number[][] => layers.map(({ weight, bias }) => [...weight, ...bias]);
const largest = (values: readonly number[]): number => values.reduce((most, v) => Math.max(most, Math.abs(v)), 0);

describe('where there is relaxed SIMD', () => {
  it('both sets are there, relaxed ones are used unless plain ones are asked for, and the run tells', async () => {
    expect(engine.kernels).toEqual(['plain', 'relaxed']);
    expect((await made()).kernels).toBe('relaxed');
    expect((await made('relaxed')).kernels).toBe('relaxed');
    expect((await made('plain')).kernels).toBe('plain');
  });

  it('relaxed runs of equal settings end in equal bits, other than plain ones where the processor rounds once', async () => {
    const hashes: string[] = [];
    for (const kernels of ['relaxed', 'plain', 'relaxed'] as const) {
      const run = await made(kernels);
      await trainTo(run, 20, 1);
      hashes.push(await run.parametersHash());
    }
    expect(hashes[2]).toBe(hashes[0]);
    expect(hashes[1] !== hashes[0]).toBe(roundsOnce());
  });

  it('a step leads to the weights of the plain kernels but for rounding', async () => {
    const [plain, relaxed] = [await made('plain'), await made('relaxed')];
    const before = flat(await plain.parameters());
    expect(flat(await relaxed.parameters())).toEqual(before);
    await trainTo(plain, 1, 1);
    await trainTo(relaxed, 1, 1);
    const [a, b] = [flat(await plain.parameters()), flat(await relaxed.parameters())];
    // In either set a sum of n products is off by at most n · 2⁻²⁴ of its terms' size, and by √n of that as a rule; the
    // rest is room for terms that cancel. A gradient is five products in a row, the longest of 784 terms.
    const relative = 2 * 5 * 784 * 2 ** -24;
    before.forEach((start, i) => {
      const step = largest((a[i] ?? []).map((value, k) => value - (start[k] ?? NaN)));
      const apart = largest((a[i] ?? []).map((value, k) => value - (b[i]?.[k] ?? NaN)));
      expect(step).toBeGreaterThan(0);
      expect(apart).toBeLessThan(relative * step + largest(start) * 2 ** -23);
    });
  });

  it('120 steps on FashionMNIST give the loss of the plain kernels within 1e-4', async () => {
    const losses: number[] = [];
    for (const kernels of ['plain', 'relaxed'] as const) {
      const run = await made(kernels);
      await trained(run, { epochs: 3 });
      losses.push((await run.evaluate('test')).loss);
    }
    const [plain = NaN, relaxed = NaN] = losses;
    // Rounding errors of 1e-7 grow while the network learns: by a factor of about ten here.
    expect(plain).toBeLessThan(0.9);
    expect(Math.abs(relaxed - plain) / plain).toBeLessThan(1e-4);
  });
});

describe('a checkpoint', () => {
  const toy = async (where: Engine): Promise<Dataset> => where.loadDataset(toyPair(150));
  /** At step 7 of 15, and where an uninterrupted run ends. */
  async function halfway(kernels: Kernels): Promise<{ checkpoint: ArrayBuffer; end: string }> {
    const run = await engine.createRun({ ...small, dataset: await toy(engine), kernels });
    await trainTo(run, 7, 3);
    const checkpoint = await run.checkpoint();
    await trained(run, { epochs: 3 });
    return { checkpoint, end: await run.parametersHash() };
  }
  async function resumed(checkpoint: ArrayBuffer): Promise<{ kernels: Kernels; end: string; again: ArrayBuffer }> {
    const fresh = await createEngine();
    const run = await fresh.createRun({ dataset: await toy(fresh), checkpoint });
    const again = await run.checkpoint();
    await trained(run, { epochs: 3 });
    const { kernels } = run;
    const end = await run.parametersHash();
    fresh.dispose();
    return { kernels, end, again };
  }

  it.each(['plain', 'relaxed'] as const)(
    'of a %s run goes on with the same kernels to the same bits',
    async (kernels) => {
      const { checkpoint, end } = await halfway(kernels);
      expect(await resumed(checkpoint)).toEqual({ kernels, end, again: checkpoint });
    },
  );

  it('of a relaxed run goes on with plain kernels where there are no others', async () => {
    const { checkpoint } = await halfway('relaxed');
    hideRelaxedSimd();
    const { kernels, end, again } = await resumed(checkpoint);
    expect(kernels).toBe('plain');
    // The same state but for the field, so the end is that of a plain run from here on.
    vi.restoreAllMocks();
    expect(await resumed(again)).toMatchObject({ kernels: 'plain', end });
  });
});

describe('where relaxed kernels cannot be had', () => {
  it('for lack of relaxed SIMD, plain ones are used', async () => {
    hideRelaxedSimd();
    const other = await createEngine();
    expect(other.kernels).toEqual(['plain']);
    const run = await other.createRun({ ...small, dataset: await other.loadDataset(toyPair(64)), kernels: 'relaxed' });
    expect(run.kernels).toBe('plain');
    expect((await trained(run, { epochs: 1 })).at(-1)?.state).toBe('finished');
    other.dispose();
  });

  it.each([
    ['missing', undefined],
    ['a web page', '<!doctype html>'],
  ])('for a file that is %s, plain ones are used, and the engine says so from then on', async (_, content) => {
    const folder = mkdtempSync(join(tmpdir(), 'activarium-'));
    try {
      const built = fileURLToPath(new URL('../../../dist/', import.meta.url));
      for (const part of ['lib', 'assets']) cpSync(join(built, part), join(folder, part), { recursive: true });
      writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
      const file = readdirSync(join(folder, 'assets')).find((name) => /^relaxed-.*\.wasm$/.test(name)) ?? '';
      rmSync(join(folder, 'assets', file));
      if (content !== undefined) writeFileSync(join(folder, 'assets', file), content);
      const address = pathToFileURL(join(folder, 'lib/activarium.js')).href;
      const library = (await import(/* @vite-ignore */ address)) as { createEngine: typeof createEngine };
      const other = await library.createEngine();
      expect(other.kernels).toEqual(['plain', 'relaxed']);
      const run = await other.createRun({ ...small, dataset: await other.loadDataset(toyPair(64)) });
      expect(run.kernels).toBe('plain');
      expect(other.kernels).toEqual(['plain']);
      expect((await trained(run, { epochs: 1 })).at(-1)?.state).toBe('finished');
      other.dispose();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
