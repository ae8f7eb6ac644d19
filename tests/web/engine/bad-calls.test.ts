/** Calls of an engine and a run with arguments that make no sense: refused by name, and the engine works on. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { toyPair } from './idx-files.js';
import { createEngine, isUsable, refusal, small, trained, untyped, type Dataset, type Engine } from './library.js';

let engine: Engine;
let dataset: Dataset;
beforeAll(async () => {
  engine = await createEngine();
  dataset = await engine.loadDataset({ ...toyPair(64), test: toyPair(16) });
});
afterEach(async () => {
  expect(await isUsable(engine, dataset)).toBe(true);
});
afterAll(() => {
  engine.dispose();
});

const unknown = 'unknown-activation';
const detached = new Float32Array(4);
structuredClone(detached.buffer, { transfer: [detached.buffer] });

describe('evaluate and surface refuse', () => {
  it.each([
    ['activation', { activation: 'constructor' }, unknown],
    ['activation', { activation: null }],
    ['parameters.slope', { parameters: { slope: 1 } }],
    ['seed', { seed: -1 }],
    ['x', { x: '1' }],
    ['x', { x: [1, '2'] }],
    ['x', { x: new Float64Array(2) }],
    ['x', { x: undefined }],
    ['x', { x: detached }],
    ['y', { y: 1 }],
  ] as [string, object, string?][])('%s of %o in a list of points', async (field, wrong, code = 'invalid-argument') => {
    const error = await refusal(engine.evaluate(untyped({ activation: 'relu', x: [1], ...wrong })));
    expect({ code: error.code, field: error.field }).toEqual({ code, field });
  });

  it.each([
    ['activation', { activation: '__proto__' }, unknown],
    ['range', { range: [1, 1] }],
    ['range', { range: [5, -5] }],
    ['range', { range: [-Infinity, 5] }],
    ['range', { range: [NaN, 5] }],
    ['range', { range: [1] }],
    ['range[1]', { range: [1, '2'] }],
    ['points', { points: 1 }],
    ['points', { points: 1001 }],
    ['points', { points: 2.5 }],
  ] as [string, object, string?][])('%s of %o in a surface', async (field, wrong, code = 'invalid-argument') => {
    const error = await refusal(engine.surface(untyped({ activation: 'relu', ...wrong })));
    expect({ code: error.code, field: error.field }).toEqual({ code, field });
  });
});

describe('a run refuses', () => {
  it.each([
    ['epochs', { epochs: 0 }],
    ['epochs', { epochs: -1 }],
    ['epochs', { epochs: 1.5 }],
    ['epochs', { epochs: Infinity }],
    ['epochs', {}],
    ['evaluateTest', { epochs: 1, evaluateTest: 'yes' }],
    ['epoch', { epochs: 1, epoch: 1 }],
    ['signal', { epochs: 1, signal: 'stop' }],
    ['options', null],
  ])('to train with wrong %s, %j', async (field, options) => {
    const run = await engine.createRun({ ...small, dataset });
    const error = await refusal(trained(run, untyped(options)));
    expect({ code: error.code, field: error.field }).toEqual({ code: 'invalid-argument', field });
    expect(run.state).toBe('ready');
    run.dispose();
  });

  it.each([
    ['signal', { signal: {} }],
    ['signal', { signal: null }],
    ['onProgress', { onProgress: 7 }],
    ['progress', { progress: 7 }],
    ['options', null],
  ])('an analysis with wrong %s, %j', async (field, options) => {
    const run = await engine.createRun({ ...small, dataset });
    for (const kind of ['evaluate', 'neurons'] as const) {
      const error = await refusal(run[kind]('test', untyped(options)));
      expect({ code: error.code, field: error.field }).toEqual({ code: 'invalid-argument', field });
    }
    expect((await refusal(run.neuron('test', 0, 0, untyped(options)))).field).toBe(field);
    run.dispose();
  });

  it.each([0, 17, -1, 1.5, NaN, Infinity, '8', null])('%o in place of a number of images', async (images) => {
    const run = await engine.createRun({ ...small, dataset });
    for (const error of [
      await refusal(run.neurons('test', untyped({ images }))),
      await refusal(run.neuron('test', 0, 0, untyped({ images }))),
    ]) {
      expect({ code: error.code, field: error.field }).toEqual({ code: 'invalid-argument', field: 'images' });
      if (images === 17) expect(error.message).toMatch(/from 1 to 16, not 17/);
    }
    expect((await refusal(run.evaluate('test', untyped({ images: 8 })))).field).toBe('images');
    run.dispose();
  });

  it.each([
    ['layer', 2, 0, /from 0 to 1/],
    ['layer', -1, 0, /from 0 to 1/],
    ['layer', 0.5, 0, /from 0 to 1/],
    ['layer', NaN, 0, /from 0 to 1/],
    ['layer', '0', 0, /a number/],
    ['layer', undefined, 0, /a number/],
    ['unit', 0, 16, /from 0 to 15/],
    ['unit', 1, 12, /from 0 to 11/],
    ['unit', 1, -1, /from 0 to 11/],
    ['unit', 1, 1e300, /from 0 to 11/],
    ['unit', 0, null, /a number/],
  ])('a neuron whose %s does not exist: %o, %o', async (field, layer, unit, reason) => {
    const run = await engine.createRun({ ...small, dataset });
    const error = await refusal(run.neuron('test', untyped(layer), untyped(unit)));
    expect({ code: error.code, field: error.field }).toEqual({ code: 'invalid-argument', field });
    expect(error.message).toMatch(reason);
    run.dispose();
  });

  it('splits, images and test sets that do not exist', async () => {
    const run = await engine.createRun({ ...small, dataset });
    for (const split of ['validation', 'constructor', '', null, 0]) {
      expect((await refusal(run.evaluate(untyped(split)))).field).toBe('split');
      expect((await refusal(run.neurons(untyped(split)))).field).toBe('split');
      expect((await refusal(run.neuron(untyped(split), 0, 0))).field).toBe('split');
      expect((await refusal(run.predict(untyped(split), 0, 1))).field).toBe('split');
    }
    expect((await refusal(run.predict('test', 17, 1))).field).toBe('from');
    expect((await refusal(run.predict('test', 10, 7))).field).toBe('count');
    expect((await refusal(dataset.images('test', -1, 1))).field).toBe('from');
    const alone = await engine.createRun({ ...small, dataset: await engine.loadDataset(toyPair(64)) });
    expect((await refusal(alone.evaluate('test'))).message).toMatch(/no test images/);
    expect((await refusal(trained(alone, { epochs: 1, evaluateTest: true }))).field).toBe('evaluateTest');
  });
});
