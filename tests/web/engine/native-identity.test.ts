/** The wasm that ships against the native build of the same sources, on real images: equal to the last bit. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { imagesFile, labelsFile } from './idx-files';
import { createEngine, shortSlices, trainTo } from './library';

function native(tool: string): string {
  const path = fileURLToPath(new URL(`../../../build/native/${tool}`, import.meta.url));
  if (!existsSync(path))
    throw new Error(`build/native/${tool} is missing: run cmake --preset native && cmake --build --preset native.`);
  return path;
}
const steps = 1000;
const images = 10_000;

afterEach(() => {
  vi.restoreAllMocks();
});

test.each(['relu', 'gelu', 'swiglu'])(
  'a thousand steps of the chapter’s network with %s end in the same weights natively and in wasm',
  async (activation) => {
    const tool = native('train_hash');
    const engine = await createEngine();
    const dataset = await engine.loadDataset({ name: 'fashion-mnist', train: images, test: 1 });
    const { pixels, labels } = await dataset.images('train', 0, images);
    const folder = mkdtempSync(join(tmpdir(), 'activarium-'));
    try {
      const paths = [join(folder, 'images'), join(folder, 'labels')] as const;
      writeFileSync(paths[0], new Uint8Array(imagesFile(pixels, 28, 28)));
      writeFileSync(paths[1], new Uint8Array(labelsFile(labels)));
      const expected = execFileSync(tool, [...paths, activation, String(steps)], { encoding: 'utf8' }).trim();

      const run = await engine.createRun({
        dataset,
        activation,
        optimizer: { kind: 'sgd', learningRate: 1e-2, momentum: 0.9 },
        seed: 7,
        kernels: 'plain',
      });
      shortSlices();
      await trainTo(run, steps, Math.ceil((steps * 128) / images));
      expect(run.step).toBe(steps);
      expect(await run.parametersHash()).toBe(expected);
    } finally {
      rmSync(folder, { recursive: true });
      engine.dispose();
    }
  },
  120_000,
);

test.each(['relu', 'gelu', 'tanh', 'tanhshrink'])(
  'ten layers of %s make the same of N(0, 1) natively and in wasm',
  async (activation) => {
    const lines = execFileSync(native('layer_signals'), [activation], { encoding: 'utf8' }).trim().split('\n');
    const engine = await createEngine();
    const { layers } = await engine.measure({ activation, cost: false });
    engine.dispose();
    expect(layers.map(({ mean, deviation, spread }) => [mean, deviation, spread])).toEqual(
      lines.map((line) => line.split(' ').map(Number)),
    );
  },
);
