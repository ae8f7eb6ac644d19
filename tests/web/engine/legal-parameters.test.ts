/** Start values for which a formula makes no sense: refused by every call that takes them. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { toyPair } from './idx-files.js';
import {
  createEngine,
  isUsable,
  refusal,
  small,
  trained,
  type Dataset,
  type Engine,
  type ParameterValues,
} from './library.js';

let engine: Engine;
let dataset: Dataset;
beforeAll(async () => {
  engine = await createEngine();
  dataset = await engine.loadDataset(toyPair(64));
});
afterEach(async () => {
  expect(await isUsable(engine, dataset)).toBe(true);
});
afterAll(() => {
  engine.dispose();
});

type Case = [activation: string, parameters: ParameterValues, field: string, says: RegExp];

const cases: Case[] = [
  ['celu', { alpha: 0 }, 'alpha', /must not be 0/],
  ['celu', { alpha: 1e-50 }, 'alpha', /single precision/], // a float of 0
  ['softplus', { beta: -0 }, 'beta', /must not be 0/],
  ['snake', { a: 0 }, 'a', /must not be 0/],
  ['squareplus', { b: 0 }, 'b', /must be a finite number above 0/],
  ['squareplus', { b: -4 }, 'b', /must be a finite number above 0/],
  ['sgt-paper', { alpha: 0 }, 'alpha', /must be a finite number of at least 0\.1/],
  ['sgt-paper', { beta: -1 }, 'beta', /must be a finite number of at least 0\.1/],
  ['hardtanh', { low: 2, high: 1 }, 'low', /must be at most high/],
  ['hardtanh', { high: -2 }, 'high', /must be at least low/],
  ['rrelu', { lower: 0.5, upper: 0.25 }, 'lower', /must be at most upper/],
];

describe.each(cases)('%s with %j', (activation, parameters, name, says) => {
  it.each([
    ['evaluate', (): Promise<unknown> => engine.evaluate({ activation, parameters, x: [1] })],
    ['evaluate in a shorter format', () => engine.evaluate({ activation, parameters, x: [1], precision: 'float16' })],
    ['surface', () => engine.surface({ activation, parameters })],
    ['measure', () => engine.measure({ activation, parameters })],
    ['createRun', () => engine.createRun({ ...small, dataset, activation, parameters })],
  ] as const)('is refused by %s under its name', async (_, call) => {
    const error = await refusal(call);
    expect({ code: error.code, field: error.field }).toEqual({
      code: 'invalid-argument',
      field: `parameters.${name}`,
    });
    expect(error.message).toMatch(says);
  });

  it('is refused in a layer of its own', async () => {
    const layers = [{ units: 4, activation, parameters }];
    const error = await refusal(engine.createRun({ dataset, layers, optimizer: small.optimizer }));
    expect(error.field).toBe(`layers[0].parameters.${name}`);
  });
});

it('a learned value may leave what is legal for a start, and its checkpoint goes on', async () => {
  // Weight decay pulls the exponent of negative inputs below 0.1, where it has no gradient of its own.
  const optimizer = { kind: 'sgd', learningRate: 0.1, weightDecay: 0.5 } as const;
  const parameters = { alpha: 0.1 };
  const run = await engine.createRun({ ...small, dataset, activation: 'sgt-paper', parameters, optimizer });
  const alpha = async (): Promise<number> => (await run.parameters()).activations[0]?.values[0] ?? NaN;
  await trained(run, { epochs: 10 });
  expect(await alpha()).toBeLessThan(0.099);
  const again = await engine.createRun({ dataset, checkpoint: await run.checkpoint() });
  expect(await again.parametersHash()).toBe(await run.parametersHash());
});
