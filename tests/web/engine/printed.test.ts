/** How objects look in a console and as JSON, what of them can be seen, and how `using` ends them. */
import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEngine, refusal, type Dataset, type Engine, type Model, type Run } from './library.js';

let engine: Engine;
let dataset: Dataset;
let run: Run;
let model: Model;
beforeAll(async () => {
  engine = await createEngine();
  dataset = await engine.loadDataset({ x: [0, 0, 0, 1, 1, 0, 1, 1], y: [0, 1, 1, 0] });
  run = await engine.createRun({ dataset, activation: 'relu', hidden: [3], kernels: 'plain' });
  await run.fit({ epochs: 2 });
  model = await run.model();
});
afterAll(() => {
  engine.dispose();
});

it('a run tells its state and step', () => {
  const told = { id: run.id, state: 'finished', step: 2, stepsPerEpoch: 1, parameterCount: 17, kernels: 'plain' };
  expect(JSON.parse(JSON.stringify(run))).toEqual(told);
  expect(inspect(run)).toMatch(/^Run \{\s+id: \d+,\s+state: 'finished',\s+step: 2,/);
});

it('a data set tells what is in it', () => {
  expect(JSON.parse(JSON.stringify(dataset))).toEqual({
    id: dataset.id,
    name: 'custom',
    train: 4,
    test: 0,
    targets: 'classes',
    inputs: 2,
    outputs: 2,
    classNames: ['0', '1'],
    shape: [1, 2],
    scaling: { multiply: [1], add: [0] },
    hash: dataset.hash,
  });
  expect(inspect(dataset)).toMatch(/^Dataset \{/);
});

it('an engine tells its version and what it has', () => {
  const told = JSON.parse(JSON.stringify(engine)) as { version: string; activations: string[] };
  expect(told.version).toBe(engine.version);
  expect(told.activations).toContain('relu');
  expect(inspect(engine)).toMatch(/^Engine \{\s+version: /);
});

it('a model is shown without its numbers, which its JSON has', () => {
  expect(inspect(model)).toMatch(/^Model \{[^]*activation: 'relu'/);
  expect(inspect(model)).not.toMatch(/weight/);
  expect(JSON.stringify(model)).toMatch(/"weight":\[/);
});

it('an error tells its code and field', async () => {
  const error = await refusal(run.fit({ epochs: 1 }));
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({
    name: 'EngineError',
    code: 'invalid-argument',
    field: 'epochs',
  });
  expect(JSON.stringify(error)).toMatch(/"message":"epochs counts/);
});

it('nothing but what the types tell can be seen of any of them', () => {
  const visible = (object: object): string[] => [
    ...Object.getOwnPropertyNames(object),
    ...Object.getOwnPropertyNames(Object.getPrototypeOf(object)),
  ];
  const methods = ['constructor', 'toJSON', 'dispose'];
  expect(visible(run).sort()).toEqual(
    [
      ...methods,
      ...['id', 'state', 'step', 'stepsPerEpoch', 'parameterCount', 'kernels', 'divergence'],
      ...['train', 'fit', 'evaluate', 'predict', 'neurons', 'neuron'],
      ...['parameters', 'setParameters', 'parametersHash', 'model', 'checkpoint', 'checkpointBlob', 'reset'],
    ].sort(),
  );
  expect(visible(engine).sort()).toEqual(
    [
      ...methods,
      ...[
        'activations',
        'version',
        'kernels',
        'evaluate',
        'surface',
        'measure',
        'loadDataset',
        'createRun',
        'loadModel',
      ],
      ...['readFormula', 'define', 'forget'],
    ].sort(),
  );
});

it('using disposes', async () => {
  const used: { run: Run; dataset: Dataset; model: Model; engine: Engine }[] = [];
  {
    await using own = await createEngine();
    using rows = await own.loadDataset({ x: [0, 1], y: [0, 1] });
    {
      using trained = await own.createRun({ dataset: rows, activation: 'relu', hidden: [2] });
      using shape = await trained.model();
      used.push({ run: trained, dataset: rows, model: shape, engine: own });
    }
    const [first] = used;
    expect((await refusal(first?.run.parameters() ?? Promise.resolve())).code).toBe('disposed');
    expect((await rows.images('train', 0, 0).catch((e: unknown) => e)) as { code: string }).toMatchObject({
      code: 'invalid-argument',
    });
  }
  const [last] = used;
  expect((await refusal(last?.engine.evaluate({ activation: 'relu', x: [1] }) ?? Promise.resolve())).code).toBe(
    'disposed',
  );
});
