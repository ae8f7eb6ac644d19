/** Pause, stop, reset: what they change, and above all what they do not. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toyPair } from './idx-files.js';
import {
  createEngine,
  refusal,
  shortSlices,
  small,
  trained,
  trainTo,
  type Dataset,
  type Engine,
  type Run,
  type Varied,
} from './library.js';

/** 150 images in batches of 32: 5 steps, the last of 22 images. */
const epochs = 3;
let engine: Engine;
let dataset: Dataset;
beforeEach(async () => {
  shortSlices();
  engine = await createEngine();
  dataset = await engine.loadDataset({ ...toyPair(150), test: toyPair(200) });
});
afterEach(() => {
  vi.restoreAllMocks();
  engine.dispose();
});

const made = (options: Varied = {}): Promise<Run> => engine.createRun({ ...small, dataset, ...options });
const hashAfter = async (options: Varied, use: (run: Run) => Promise<unknown>): Promise<string> => {
  const run = await made(options);
  await use(run);
  return run.parametersHash();
};
const whole = (options: Varied = {}): Promise<string> => hashAfter(options, (run) => trained(run, { epochs }));

describe('leaving the loop', () => {
  it('pauses at that step, and training on gives the bits of an uninterrupted run', async () => {
    const run = await made();
    for (const step of [1, 2, 5, 6, 11, 14]) {
      await trainTo(run, step, epochs);
      expect(run.state).toBe('paused');
      expect(run.step).toBe(step);
    }
    await trained(run, { epochs });
    expect(run.state).toBe('finished');
    expect(await run.parametersHash()).toBe(await whole());
  });

  it('does not change the means of the epoch', async () => {
    const summaries = (slices: Awaited<ReturnType<typeof trained>>): unknown => slices.at(-1)?.epochSummary;
    const run = await made();
    await trainTo(run, 13, epochs);
    expect(summaries(await trained(run, { epochs }))).toEqual(summaries(await trained(await made(), { epochs })));
  });

  it('after the last step changes nothing, and more epochs continue', async () => {
    const run = await made();
    await trained(run, { epochs: 1 });
    const hash = await run.parametersHash();
    expect((await refusal(trained(run, { epochs: 1 }))).field).toBe('epochs');
    expect(await run.parametersHash()).toBe(hash);
    await trained(run, { epochs });
    expect(await run.parametersHash()).toBe(await whole());
  });
});

describe('an abort signal', () => {
  it('stops after the step under way, and training on continues there', async () => {
    const run = await made();
    const stop = new AbortController();
    const states: string[] = [];
    const losses: number[] = [];
    for await (const progress of run.train({ epochs, signal: stop.signal })) {
      states.push(progress.state);
      losses.push(progress.loss);
      if (progress.step === 7) stop.abort();
    }
    expect(run.state).toBe('stopped');
    expect(run.step).toBe(7);
    expect(losses.slice(-1)).toEqual(losses.slice(-2, -1)); // that of the last step, once more
    expect(losses.every(Number.isFinite)).toBe(true);
    expect(states).toEqual([...Array<string>(7).fill('running'), 'stopped']);
    await trained(run, { epochs });
    expect(await run.parametersHash()).toBe(await whole());
  });

  it('that has been sent before stops before the first step', async () => {
    const run = await made();
    const slices = await trained(run, { epochs, signal: AbortSignal.abort() });
    expect(slices.map((slice) => slice.state)).toEqual(['stopped']);
    expect(run.step).toBe(0);
  });
});

describe('a run', () => {
  it('with the same seed and settings ends in the same bits, in another engine too', async () => {
    const first = await whole({ seed: 11 });
    expect(await whole({ seed: 11 })).toBe(first);
    const other = await createEngine();
    const run = await other.createRun({ ...small, seed: 11, dataset: await other.loadDataset(toyPair(150)) });
    await trained(run, { epochs });
    expect(await run.parametersHash()).toBe(first);
    other.dispose();
  });

  it.each([0, 8, 2 ** 32 + 7, Number.MAX_SAFE_INTEGER])(
    'with seed %d differs from seed 7 from the start',
    async (seed) => {
      const initial = (options: Varied): Promise<string> => hashAfter(options, () => Promise.resolve());
      expect(await initial({ seed })).not.toBe(await initial({ seed: 7 }));
    },
  );

  it('starts from the same weights whatever the elementwise activation', async () => {
    const start = async (activation: string): Promise<unknown> =>
      (await (await made({ activation })).parameters()).layers;
    const relu = await start('relu');
    // Whole layers have more weights.
    for (const { id, kind } of engine.activations) if (kind === 'elementwise') expect(await start(id)).toEqual(relu);
  });

  it.each(['relu', 'rrelu'])('of %s is not changed by analyses between its steps', async (activation) => {
    const run = await made({ activation });
    for await (const { step } of run.train({ epochs })) {
      if (step % 2 === 0) await run.evaluate('test');
      else await run.neurons('train');
      await run.predict('test', 0, 150);
      await run.checkpoint();
    }
    expect(await run.parametersHash()).toBe(await whole({ activation }));
  });

  it('does not depend on the runs beside it', async () => {
    const [a, b] = [await made(), await made({ seed: 8, activation: 'gelu' })];
    for (let step = 1; step <= 15; step++) {
      await trainTo(a, step, epochs);
      await trainTo(b, step, epochs);
    }
    expect(await a.parametersHash()).toBe(await whole());
    expect(await b.parametersHash()).toBe(await whole({ seed: 8, activation: 'gelu' }));
  });

  it('visits the images in their order with shuffle false, the short last batch included', async () => {
    const steps: number[] = [];
    const run = await made({ shuffle: false, optimizer: { kind: 'sgd', learningRate: 1e-30 } });
    const expected: number[] = [];
    const { labels } = await dataset.images('train', 0, 150);
    const p = await run.predict('train', 0, 150);
    for (let first = 0; first < 150; first += 32) {
      const batch = Array.from(
        labels.subarray(first, first + 32),
        (label, i) => -Math.log(p[(first + i) * 10 + label] ?? NaN),
      );
      expected.push(batch.reduce((sum, loss) => sum + loss, 0) / batch.length);
    }
    for await (const { loss } of run.train({ epochs: 1 })) steps.push(loss);
    expect(steps).toHaveLength(5);
    // Probabilities come as float32, so their logarithms are good to 1e-7.
    steps.forEach((loss, i) => {
      expect(loss).toBeCloseTo(expected[i] ?? NaN, 6);
    });
    expect(await whole({ shuffle: false })).not.toBe(await whole());
  });

  it('takes all images in one step where the batch is larger than the data set', async () => {
    const run = await made({ batchSize: 1000 });
    expect(run.stepsPerEpoch).toBe(1);
    expect((await trained(run, { epochs: 2 })).map((slice) => slice.step)).toEqual([1, 2]);
  });
});

describe('reset', () => {
  it('gives back the initial weights, and the same training after them', async () => {
    const run = await made({ activation: 'prelu', share: 'unit' });
    const initial = await run.parametersHash();
    await trainTo(run, 8, epochs);
    await run.reset();
    expect({ state: run.state, step: run.step, hash: await run.parametersHash() }).toEqual({
      state: 'ready',
      step: 0,
      hash: initial,
    });
    await trained(run, { epochs });
    expect(await run.parametersHash()).toBe(await whole({ activation: 'prelu', share: 'unit' }));
  });

  it('forgets the last loss', async () => {
    const run = await made();
    await trainTo(run, 8, epochs);
    await run.reset();
    const [slice] = await trained(run, { epochs, signal: AbortSignal.abort() });
    expect(slice?.loss).toBeNaN();
  });
});

describe('a loop that nobody pulls any more', () => {
  it('does not lock reset, and ends when it is pulled again', async () => {
    const run = await made();
    const dropped = run.train({ epochs });
    await dropped.next();
    expect(run.state).toBe('running');
    await run.reset();
    expect({ state: run.state, step: run.step }).toEqual({ state: 'ready', step: 0 });
    expect(await dropped.next()).toEqual({ done: true, value: undefined });
    expect({ state: run.state, step: run.step }).toEqual({ state: 'ready', step: 0 });
    await trained(run, { epochs });
    expect(await run.parametersHash()).toBe(await whole());
  });

  it('does not lock another training, which goes on at its step', async () => {
    const run = await made();
    const dropped = run.train({ epochs });
    await dropped.next();
    const slices = await trained(run, { epochs });
    expect(slices[0]?.step).toBe(2);
    expect(run.state).toBe('finished');
    expect(await dropped.next()).toEqual({ done: true, value: undefined });
    expect(run.state).toBe('finished');
    expect(await run.parametersHash()).toBe(await whole());
  });

  it.each(['next', 'return'] as const)('is awaited while its slice is under way, and then ends by %s', async (end) => {
    for (const takeOver of [
      (run: Run): Promise<unknown> => run.reset(),
      (run: Run): Promise<unknown> => trained(run, { epochs: 1 }),
    ]) {
      const run = await made();
      const dropped = run.train({ epochs });
      const underWay = dropped.next();
      await Promise.resolve();
      await takeOver(run);
      const reset = run.step === 0;
      expect((await underWay).value?.step).toBe(1);
      expect((await dropped[end](undefined)).done).toBe(true);
      expect({ state: run.state, step: run.step }).toEqual(
        reset ? { state: 'ready', step: 0 } : { state: 'finished', step: run.stepsPerEpoch },
      );
      await trained(run, { epochs });
      expect(await run.parametersHash()).toBe(await whole());
    }
  });

  it('gives way to the last that asks, and resets and trainings asked for at once are done in turn', async () => {
    const run = await made();
    const [first, second, third] = [run.train({ epochs }), run.train({ epochs }), run.train({ epochs })];
    const pulled = [first.next(), second.next()];
    const reset = run.reset();
    const last = third.next();
    expect((await last).value?.step).toBe(1);
    await reset;
    for (const other of [first, second]) expect((await other.next()).done).toBe(true);
    await Promise.all(pulled);
    for await (const { step } of third) expect(step).toBe(run.step);
    expect(await run.parametersHash()).toBe(await whole());
  });

  it('gives way inside another loop’s body too, whose loop then ends', async () => {
    const run = await made();
    const steps: number[] = [];
    for await (const { step } of run.train({ epochs })) {
      steps.push(step);
      if (step === 2) await trained(run, { epochs: 1 });
    }
    expect(steps).toEqual([1, 2]);
    expect(run.step).toBe(run.stepsPerEpoch);
    expect(run.state).toBe('finished');
  });
});
