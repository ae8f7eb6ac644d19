/** `fit`, `await run.train(…)`, and how far to train. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toyPair } from './idx-files.js';
import {
  createEngine,
  EngineError,
  refusal,
  shortSlices,
  small,
  trained,
  trainTo,
  untyped,
  type Dataset,
  type Engine,
  type EpochSummary,
  type Run,
} from './library.js';

/** 150 images in batches of 32: 5 steps an epoch. */
let engine: Engine;
let dataset: Dataset;
beforeEach(async () => {
  shortSlices();
  engine = await createEngine();
  dataset = await engine.loadDataset({ ...toyPair(150), test: toyPair(40) });
});
afterEach(() => {
  vi.restoreAllMocks();
  engine.dispose();
});
const made = (): Promise<Run> => engine.createRun({ ...small, dataset });

describe('fit', () => {
  it('gives the summaries that a loop over the slices sees, and the same bits', async () => {
    const [a, b] = [await made(), await made()];
    const seen: EpochSummary[] = [];
    const history = await a.fit({ epochs: 3, validate: 'test', onEpoch: (epoch) => void seen.push(epoch) });
    const slices = await trained(b, { epochs: 3, evaluateTest: true });
    expect(history).toEqual(slices.flatMap(({ epochSummary }) => epochSummary ?? []));
    expect(history.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    expect(seen).toEqual(history);
    expect(await a.parametersHash()).toBe(await b.parametersHash());
    expect(a.state).toBe('finished');
    expect((await (await made()).fit({ epochs: 1 }))[0]).not.toHaveProperty('test');
  });

  it('waits for what onEpoch promises', async () => {
    const run = await made();
    const steps: number[] = [];
    await run.fit({
      epochs: 2,
      onEpoch: async () => {
        steps.push(run.step);
        await new Promise((done) => setTimeout(done, 5));
        steps.push(run.step);
      },
    });
    expect(steps).toEqual([5, 5, 10, 10]);
  });

  it('is paused and rejected by what onEpoch throws, and goes on from there', async () => {
    const run = await made();
    const stop = new Error('enough');
    await expect(
      run.fit({
        epochs: 3,
        onEpoch: () => {
          throw stop;
        },
      }),
    ).rejects.toBe(stop);
    expect({ state: run.state, step: run.step }).toEqual({ state: 'paused', step: 5 });
    expect((await run.fit({ epochs: 3 })).map(({ epoch }) => epoch)).toEqual([2, 3]);
  });

  it('stops where its signal says, with the history so far', async () => {
    const run = await made();
    const controller = new AbortController();
    const history = await run.fit({
      epochs: 9,
      signal: controller.signal,
      onEpoch: ({ epoch }) => {
        if (epoch === 2) controller.abort();
      },
    });
    expect(history.length).toBe(2);
    expect({ state: run.state, step: run.step }).toEqual({ state: 'stopped', step: 10 });
  });

  it('ends where the run diverges, which the run tells', async () => {
    const run = await engine.createRun({ ...small, dataset, optimizer: { kind: 'sgd', learningRate: 1e20 } });
    const history = await run.fit({ epochs: 3 });
    expect(run.state).toBe('diverged');
    expect(history.length).toBeLessThan(3);
    expect(run.divergence).toEqual({ step: run.step, reason: expect.stringMatching(/no longer finite/) as string });
    await run.reset();
    expect(run.divergence).toBeUndefined();
  });

  it.each([
    ['validate', { epochs: 1, validate: 'train' }],
    ['validate', { epochs: 1, validate: true }],
    ['onEpoch', { epochs: 1, onEpoch: 3 }],
    ['evaluateTest', { epochs: 1, evaluateTest: true }],
    ['epochs', {}],
    ['options', null],
  ])('refuses %s in %o', async (field, options) => {
    const run = await made();
    expect((await refusal(run.fit(untyped(options)))).field).toBe(field);
    expect(run.state).toBe('ready');
  });

  it('needs test rows to validate with', async () => {
    const run = await engine.createRun({ ...small, dataset: await engine.loadDataset(toyPair(64)) });
    expect((await refusal(run.fit({ epochs: 1, validate: 'test' }))).field).toBe('validate');
  });
});

describe('how far to train', () => {
  it('epochs counts from the start of the run, moreEpochs from where it stands', async () => {
    const run = await made();
    await run.fit({ epochs: 2 });
    expect((await run.fit({ moreEpochs: 2 })).map(({ epoch }) => epoch)).toEqual([3, 4]);
    expect((await run.fit({ epochs: 5 })).map(({ epoch }) => epoch)).toEqual([5]);
    const whole = await made();
    await whole.fit({ epochs: 5 });
    expect(await run.parametersHash()).toBe(await whole.parametersHash());
  });

  it('an epoch that has begun is the first of moreEpochs', async () => {
    const run = await made();
    await trainTo(run, 7, 3);
    expect((await run.fit({ moreEpochs: 1 })).map(({ epoch }) => epoch)).toEqual([2]);
    expect(run.step).toBe(10);
  });

  it('says that nothing is left to do', async () => {
    const run = await made();
    await run.fit({ epochs: 2 });
    for (const call of [
      () => run.fit({ epochs: 2 }),
      () => run.fit({ epochs: 1 }),
      () => trained(run, { epochs: 2 }),
    ]) {
      const error = await refusal(call);
      expect(error.field).toBe('epochs');
      expect(error.message).toMatch(/2 are trained already: nothing is left to do.*moreEpochs/);
    }
    expect({ state: run.state, step: run.step }).toEqual({ state: 'finished', step: 10 });
  });

  it.each([
    ['moreEpochs', { epochs: 3, moreEpochs: 1 }],
    ['moreEpochs', { moreEpochs: 0 }],
    ['moreEpochs', { moreEpochs: 1.5 }],
    ['moreEpochs', { moreEpochs: 100_001 }],
  ])('refuses %s in %o', async (field, options) => {
    const run = await made();
    expect((await refusal(run.fit(untyped(options)))).field).toBe(field);
    expect((await refusal(trained(run, untyped(options)))).field).toBe(field);
  });
});

describe('a training that is awaited', () => {
  it('is trained to its end, and gives the last slice', async () => {
    const [a, b] = [await made(), await made()];
    const last = await a.train({ epochs: 2 });
    const slices = await trained(b, { epochs: 2 });
    expect({ ...last, samplesPerSecond: 0 }).toEqual({ ...slices.at(-1), samplesPerSecond: 0 });
    expect(last.state).toBe('finished');
    expect(await a.parametersHash()).toBe(await b.parametersHash());
  });

  it('is rejected by what is wrong with it', async () => {
    const run = await made();
    await expect(run.train(untyped({ epochs: 0 }))).rejects.toBeInstanceOf(EngineError);
    expect(run.state).toBe('ready');
  });

  it('after an abort tells the last loss', async () => {
    const run = await made();
    await run.train({ epochs: 1 });
    const controller = new AbortController();
    let before: number | undefined;
    for await (const { state, loss, steps } of run.train({ epochs: 9, signal: controller.signal })) {
      if (state === 'stopped') {
        expect(steps.loss.length).toBe(0);
        expect(loss).toBe(before);
      }
      before = loss;
      controller.abort();
    }
    expect(before).toBeGreaterThan(0);
    expect((await run.train({ epochs: 9, signal: AbortSignal.abort() })).loss).toBe(before);
  });
});
