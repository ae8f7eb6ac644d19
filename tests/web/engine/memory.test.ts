/** A heap with little room left: whatever is asked for is done or refused, and nothing ends the engine. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Refusal } from '../../../web/src/engine/refusal.js';
import type { WasmAnalysis, WasmDataset, WasmModule, WasmRun } from '../../../web/src/engine/wasm-types.js';
import { imagesFile, labelsFile } from './idx-files.js';

type Module = WasmModule & { _malloc: (size: number) => number; _free: (address: number) => void };

const folder = new URL('../../../build/wasm/', import.meta.url);

/** The engine as it is linked, before it is split in two. */
async function wholeEngine(): Promise<Module> {
  const compiled = await WebAssembly.compile(readFileSync(fileURLToPath(new URL('engine.wasm', folder))));
  const { default: createModule } = (await import(/* @vite-ignore */ new URL('engine.js', folder).href)) as {
    default: (options: object) => Promise<Module>;
  };
  const instantiateWasm = (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object => {
    void WebAssembly.instantiate(compiled, imports).then(done);
    return {};
  };
  return createModule({ instantiateWasm });
}

/** Takes all memory that the engine may ever have but for about `left` bytes. */
function fill(module: Module, left: number): void {
  const kept = module._malloc(left);
  for (let size = 2 ** 30; size >= 2 ** 16;) if (module._malloc(size) === 0) size /= 2;
  module._free(kept);
}

function datasetOf(module: Module, images: number): WasmDataset {
  const builder = new module.DatasetBuilder(10);
  const files = [
    imagesFile(new Uint8Array(images * 784), 28, 28),
    labelsFile(Uint8Array.from({ length: images }, (_, i) => i % 10)),
  ];
  files.forEach((file, i) => {
    const address = builder.stage(i === 0 ? 0 : 1, file.byteLength);
    module.HEAPU8.set(new Uint8Array(file), address);
  });
  expect(builder.append(false, images).code).toBe('');
  const dataset = builder.dataset();
  builder.delete();
  return dataset;
}

const isRefusal = (result: object): result is Refusal => 'code' in result;

/** A linear congruential generator, as a test needs it: the same numbers on every run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test('500 sequences of runs, steps, analyses and checkpoints in 24 MB end in results or refusals', async () => {
  const module = await wholeEngine();
  const dataset = datasetOf(module, 500);
  fill(module, 24e6);
  const refusals = new Map<string, number>();
  let done = 0;

  for (let sequence = 0; sequence < 500; sequence += 1) {
    const random = randomNumbers(sequence + 1);
    const runs: WasmRun[] = [];
    const analyses: WasmAnalysis[] = [];
    const checkpoints: Uint8Array[] = [];
    /** What was made, or undefined where it was refused. */
    const made = <T extends object>(result: T | Refusal): T | undefined => {
      if (!isRefusal(result)) {
        done += 1;
        return result;
      }
      refusals.set(result.code, (refusals.get(result.code) ?? 0) + 1);
      return undefined;
    };
    const one = <T>(all: readonly T[]): T | undefined => all[random(all.length)];
    const actions: (() => void)[] = [
      () => {
        const units = (): number => 1 + random(random(4) === 0 ? 1500 : 60);
        const layers = Array.from({ length: 1 + random(3) }, () => ({
          units: units(),
          activation: ['relu', 'staf', 'swiglu', 'prelu'][random(4)],
          ...(random(3) === 0 && { norm: 'batch', dropout: 0.3 }),
        }));
        const optimizer = random(2) === 0 ? { kind: 'adam' } : { kind: 'sgd', learningRate: 0.01, momentum: 0.9 };
        const run = made(
          module.createRun({ layers, optimizer, batchSize: 2 ** (1 + random(10)) }, dataset, false),
        )?.run;
        if (run) runs.push(run);
      },
      () => void one(runs)?.step(),
      () => {
        const name = (['evaluation', 'neurons', 'neuron'] as const)[random(3)] ?? 'neurons';
        const started = one(runs)?.startAnalysis(name, { test: false, images: 500, layer: 0, unit: 0 });
        const analysis = started && made(started)?.analysis;
        if (analysis) analyses.push(analysis);
      },
      () => {
        const analysis = one(analyses);
        if (analysis && analysis.done() < analysis.total()) analysis.advance();
        analysis?.result();
      },
      () => {
        const bytes = one(runs)?.checkpoint();
        const kept = bytes && made(bytes);
        if (kept) checkpoints.push(kept);
      },
      () => {
        const bytes = one(checkpoints);
        if (!bytes) return;
        const held = new module.CheckpointBytes(bytes.length);
        const address = held.address();
        if (address === 0) refusals.set('memory', (refusals.get('memory') ?? 0) + 1);
        else {
          module.HEAPU8.set(bytes, address);
          const run = made(held.resume(dataset))?.run;
          if (run) runs.push(run);
        }
        held.delete();
      },
      () => {
        runs.splice(random(runs.length), 1)[0]?.delete();
      },
      () => {
        analyses.splice(random(analyses.length), 1)[0]?.delete();
      },
      () => void one(runs)?.parametersHash(),
      () => {
        const run = one(runs);
        if (run) made(run.predict(false, 0, 1 + random(500)));
      },
    ];
    for (let i = 0; i < 16; i += 1) actions[i === 0 ? 0 : random(actions.length)]?.();
    for (const object of [...runs, ...analyses]) object.delete();
  }
  // Each way out was taken, more than once.
  expect(done).toBeGreaterThan(1000);
  expect(refusals.get('memory')).toBeGreaterThan(100);
  expect([...refusals.keys()].filter((code) => !['memory', 'too-large', 'batch-too-small'].includes(code))).toEqual([]);
}, 300_000);
