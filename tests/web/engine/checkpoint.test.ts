/** A checkpoint is complete: what it restores goes on bit for bit. A damaged one is refused. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { crc32 } from 'node:zlib';
import { toyPair } from './idx-files.js';
import {
  createEngine,
  isUsable,
  refusal,
  shortSlices,
  small,
  trained,
  trainTo,
  untyped,
  type Dataset,
  type Engine,
  type Settings,
} from './library.js';

/** 150 images in batches of 32: 5 steps, the last of 22 images. */
const epochs = 3;
const lastStep = 15;
let engine: Engine;
let dataset: Dataset;
beforeAll(async () => {
  engine = await createEngine();
  dataset = await engine.loadDataset({ ...toyPair(150), test: toyPair(40) });
});
afterAll(() => {
  engine.dispose();
});
beforeEach(shortSlices);
afterEach(() => {
  vi.restoreAllMocks();
});

const sgd = { kind: 'sgd', learningRate: 0.01, momentum: 0.8 } as const;
const cases: [what: string, options: Settings][] = [
  ['ReLU with momentum', small],
  ['ReLU without momentum', { ...small, optimizer: { kind: 'sgd', learningRate: 0.05 } }],
  [
    'GELU with Nesterov and decay',
    { ...small, activation: 'gelu', optimizer: { ...sgd, nesterov: true, weightDecay: 1e-3 } },
  ],
  ['tanh with dampening', { ...small, activation: 'tanh', optimizer: { ...sgd, dampening: 0.5 } }],
  ['PReLU shared by the network', { ...small, activation: 'prelu' }],
  ['PReLU per layer', { ...small, activation: 'prelu', share: 'layer' }],
  ['PReLU per unit', { ...small, activation: 'prelu', share: 'unit', parameters: { slope: 0.1 } }],
  ['STAF', { ...small, activation: 'staf', optimizer: { ...sgd, learningRate: 1e-4 } }],
  ['STAF per unit', { ...small, activation: 'staf', share: 'unit', optimizer: { ...sgd, learningRate: 1e-4 } }],
  ['RReLU, whose noise is drawn', { ...small, activation: 'rrelu', share: 'layer' }],
  ['Swish that learns β', { ...small, activation: 'swish', learnParameters: ['beta'] }],
  [
    'layers of their own, in order, from a large seed',
    {
      layers: [
        { units: 9, activation: 'rrelu' },
        { units: 7, activation: 'elu-alpha', parameters: { alpha: 0.5 } },
      ],
      initialization: 'he-normal',
      batchSize: 32,
      seed: 2 ** 53 - 1,
      shuffle: false,
    },
  ],
];

describe('a run restored in another engine', () => {
  it.each(cases)('ends in the same bits from every step: %s', async (_, options) => {
    const run = await engine.createRun({ dataset, ...options });
    const checkpoints: ArrayBuffer[] = [];
    for (let step = 0; step <= lastStep; step++) {
      await trainTo(run, step, epochs);
      checkpoints.push(await run.checkpoint());
    }
    const hash = await run.parametersHash();
    const last = await trainedSummary(engine, dataset, checkpoints[lastStep - 1]);

    const fresh = await createEngine();
    const same = await fresh.loadDataset({ ...toyPair(150), test: toyPair(40) });
    for (const [step, checkpoint] of checkpoints.entries()) {
      const restored = await fresh.createRun({ dataset: same, checkpoint });
      expect({ step: restored.step, state: restored.state }).toEqual({ step, state: step === 0 ? 'ready' : 'paused' });
      expect(restored.parameterCount).toBe(run.parameterCount);
      const slices = step < lastStep ? await trained(restored, { epochs }) : [];
      expect(await restored.parametersHash()).toBe(hash);
      if (step < lastStep) expect(slices.at(-1)?.epochSummary).toEqual(last);
      await restored.reset();
      expect(new Uint8Array(await restored.checkpoint())).toEqual(new Uint8Array(checkpoints[0] ?? new ArrayBuffer(0)));
      restored.dispose();
    }
    fresh.dispose();
  });
});

async function trainedSummary(where: Engine, data: Dataset, checkpoint: ArrayBuffer | undefined): Promise<unknown> {
  const run = await where.createRun({ dataset: data, checkpoint: checkpoint ?? new ArrayBuffer(0) });
  return (await trained(run, { epochs })).at(-1)?.epochSummary;
}

it('a checkpoint may be any view of its bytes, of which only its own range is read', async () => {
  const run = await engine.createRun({ ...small, dataset });
  const checkpoint = await run.checkpoint();
  const hash = await run.parametersHash();
  const within = new Uint8Array(checkpoint.byteLength + 11).fill(9);
  within.set(new Uint8Array(checkpoint), 4);
  for (const view of [
    new Uint8Array(checkpoint),
    Buffer.from(within.buffer, 4, checkpoint.byteLength),
    new DataView(within.buffer, 4, checkpoint.byteLength),
  ])
    expect(await (await engine.createRun({ dataset, checkpoint: view })).parametersHash()).toBe(hash);
  expect((await refusal(engine.createRun({ dataset, checkpoint: within }))).message).toMatch(/not a checkpoint/);
});

describe('a checkpoint as a Blob', () => {
  it('holds the bytes of the checkpoint, and a run goes on from it to the same hash', async () => {
    const run = await engine.createRun({ ...small, dataset });
    await trainTo(run, 2, epochs);
    const checkpoint = await run.checkpointBlob();
    expect(checkpoint).toBeInstanceOf(Blob);
    expect(await checkpoint.arrayBuffer()).toEqual(await run.checkpoint());
    await trained(run, { epochs });
    const restored = await engine.createRun({ dataset, checkpoint });
    expect(restored.step).toBe(2);
    await trained(restored, { epochs });
    expect(await restored.parametersHash()).toBe(await run.parametersHash());
  });

  it('is refused for the same reasons as bytes are', async () => {
    const sound = new Uint8Array(await (await engine.createRun({ ...small, dataset })).checkpoint());
    const damaged = Uint8Array.from(sound, (byte, i) => (i === 200 ? byte ^ 1 : byte));
    for (const bytes of [new Uint8Array(0), new Uint8Array(99), sound.subarray(0, 500), damaged]) {
      const asBytes = await refusal(engine.createRun({ dataset, checkpoint: bytes }));
      const asBlob = await refusal(engine.createRun({ dataset, checkpoint: new Blob([Uint8Array.from(bytes)]) }));
      expect(asBlob).toMatchObject({ code: 'invalid-data', field: 'checkpoint', message: asBytes.message });
    }
    await engine.createRun({ dataset, checkpoint: new Blob([sound]) });
  });

  it('that cannot be read is told, and the engine goes on', async () => {
    const gone = new Blob(['gone']);
    gone.arrayBuffer = () => Promise.reject(new DOMException('The file has changed.', 'NotReadableError'));
    const error = await refusal(engine.createRun({ dataset, checkpoint: gone }));
    expect(error).toMatchObject({ code: 'invalid-data', field: 'checkpoint' });
    expect(error.message).toMatch(/could not be read: The file has changed/);
    expect((await engine.createRun({ ...small, dataset })).step).toBe(0);
  });
});

describe('createRun refuses', () => {
  let sound: Uint8Array;
  beforeAll(async () => {
    const run = await engine.createRun({
      ...small,
      dataset,
      activation: 'prelu',
      hidden: [5, 4],
      parameters: { slope: 0.3 },
      learnParameters: ['slope'],
    });
    for await (const { step } of run.train({ epochs: 1 })) if (step === 2) break;
    sound = new Uint8Array(await run.checkpoint());
  });
  const refused = (bytes: Uint8Array): ReturnType<typeof refusal> =>
    refusal(engine.createRun({ dataset, checkpoint: Uint8Array.from(bytes).buffer }));

  it('a checkpoint cut off anywhere, or with something behind it', async () => {
    for (let size = 0; size < sound.length; size += size < 64 ? 1 : 7) {
      const { code, field } = await refused(sound.subarray(0, size));
      expect({ size, code, field }).toEqual({ size, code: 'invalid-data', field: 'checkpoint' });
    }
    expect((await refused(Uint8Array.from([...sound, 0]))).message).toMatch(/cut short or too long/);
  });

  it('a checkpoint with a bit flipped anywhere', async () => {
    for (let at = 0; at < sound.length; at++) {
      const bytes = Uint8Array.from(sound);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      const { code, field } = await refused(bytes);
      expect({ at, code, field }).toEqual({ at, code: 'invalid-data', field: 'checkpoint' });
    }
    expect(await isUsable(engine, dataset)).toBe(true);
  });

  it('or accepts, but never crashes on, a forged checkpoint whose checksum is right', async () => {
    for (let at = 0; at < sound.length - 4; at++)
      for (const value of [0, 0x7f, 0xff]) {
        const bytes = Uint8Array.from(sound);
        bytes[at] = value;
        new DataView(bytes.buffer).setUint32(bytes.length - 4, crc32(bytes.subarray(0, -4)), true);
        try {
          (await engine.createRun({ dataset, checkpoint: bytes.buffer })).dispose();
        } catch (error) {
          expect(error).toMatchObject({ name: 'EngineError' });
          expect(error).not.toMatchObject({ code: 'engine-crashed' });
        }
      }
    expect(await isUsable(engine, dataset)).toBe(true);
  });

  it('a checkpoint of another data set, even if only a label or the test images differ', async () => {
    const pair = toyPair(150);
    new Uint8Array(pair.labels)[8] = 3;
    for (const other of [
      { ...pair, test: toyPair(40) },
      toyPair(150),
      { ...toyPair(150), test: toyPair(40), classes: 11 },
    ]) {
      const error = await refusal(
        engine.createRun({ dataset: await engine.loadDataset(other), checkpoint: Uint8Array.from(sound).buffer }),
      );
      expect({ code: error.code, field: error.field }).toEqual({ code: 'data-mismatch', field: 'dataset' });
    }
  });

  it.each([null, undefined, 'ACTV', [1, 2, 3]])('%o in place of a checkpoint', async (checkpoint) => {
    const error = await refusal(engine.createRun({ dataset, checkpoint: untyped(checkpoint) }));
    expect({ code: error.code, field: error.field }).toEqual({ code: 'invalid-argument', field: 'checkpoint' });
  });

  it('a detached checkpoint, and settings beside one', async () => {
    const gone = Uint8Array.from(sound).buffer;
    structuredClone(gone, { transfer: [gone] });
    expect((await refusal(engine.createRun({ dataset, checkpoint: gone }))).message).toMatch(/detached/);
    const beside = untyped({ dataset, checkpoint: Uint8Array.from(sound).buffer, seed: 8 });
    expect((await refusal(engine.createRun(beside))).field).toBe('seed');
    expect(await isUsable(engine, dataset)).toBe(true);
  });
});
