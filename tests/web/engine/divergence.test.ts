/** A training that leaves the finite numbers: a state of the run, not an error. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { toyPair } from './idx-files.js';
import { createEngine, isUsable, refusal, small, trained, type Dataset, type Engine, type Run } from './library.js';

let engine: Engine;
let dataset: Dataset;
const tooFast = { ...small, optimizer: { kind: 'sgd', learningRate: 1e6 } } as const;
const diverging = (): Promise<Run> => engine.createRun({ ...tooFast, dataset });

beforeAll(async () => {
  engine = await createEngine();
  dataset = await engine.loadDataset({ ...toyPair(150), test: toyPair(40) });
});
afterAll(() => {
  engine.dispose();
});

it('ends the loop with a state, the step and the reason', async () => {
  const run = await diverging();
  const last = (await trained(run, { epochs: 50 })).at(-1);
  expect(last?.state).toBe('diverged');
  expect(run.state).toBe('diverged');
  expect(last?.divergence).toEqual({
    step: run.step,
    reason: expect.stringMatching(/no longer finite.*smaller learning rate/) as string,
  });
  expect(Number.isFinite(last?.loss) && Number.isFinite(last?.gradientNorm)).toBe(false);
});

it('does not disturb the engine and its other runs', async () => {
  await trained(await diverging(), { epochs: 50 });
  expect(await isUsable(engine, dataset)).toBe(true);
});

it('refuses to train on, and says what to do', async () => {
  const run = await diverging();
  await trained(run, { epochs: 50 });
  const error = await refusal(trained(run, { epochs: 50 }));
  expect({ code: error.code, field: error.field }).toEqual({ code: 'invalid-argument', field: 'run' });
  expect(error.message).toMatch(/diverged; reset it/);
});

it('can still be looked at', async () => {
  const run = await diverging();
  await trained(run, { epochs: 50 });
  const { confusion } = await run.evaluate('test');
  expect(confusion.reduce((sum, n) => sum + n, 0)).toBe(40);
  expect((await run.neurons('test')).layers).toHaveLength(2);
  expect(await run.parametersHash()).toMatch(/^[0-9a-f]{16}$/);
});

it('is carried by a checkpoint', async () => {
  const run = await diverging();
  await trained(run, { epochs: 50 });
  const restored = await engine.createRun({ dataset, checkpoint: await run.checkpoint() });
  expect(restored.state).toBe('diverged');
  expect(restored.step).toBe(run.step);
});

it('is over after a reset, and comes back at the same step', async () => {
  const run = await diverging();
  const initial = await run.parametersHash();
  await trained(run, { epochs: 50 });
  const { step } = run;
  await run.reset();
  expect(run.state).toBe('ready');
  expect(run.step).toBe(0);
  expect(await run.parametersHash()).toBe(initial);
  expect((await trained(run, { epochs: 50 })).at(-1)?.divergence?.step).toBe(step);
});

it('is seen on the last step too, whose update alone overflows', async () => {
  const run = await engine.createRun({
    dataset,
    ...small,
    batchSize: 512,
    optimizer: { kind: 'sgd', learningRate: 1e37, weightDecay: 1000 },
  });
  expect(run.stepsPerEpoch).toBe(1);
  const [last] = await trained(run, { epochs: 1 });
  expect(last).toMatchObject({ state: 'diverged', step: 1 });
  expect(last?.divergence?.reason).toMatch(/parameters are no longer finite/);
  expect(last?.loss).toBeLessThan(10); // the loss before the update was sound
});
