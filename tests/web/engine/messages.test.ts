/** Messages are for the programmer who reads them: what is wrong, and what to write instead. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEngine, refusal, untyped, type Dataset, type Engine } from './library.js';

let engine: Engine;
let dataset: Dataset;
beforeAll(async () => {
  engine = await createEngine();
  dataset = await engine.loadDataset({ x: [0, 0, 0, 1, 1, 0, 1, 1], y: [0, 1, 1, 0] });
});
afterAll(() => {
  engine.dispose();
});

it.each([
  ['Relu', 'relu'],
  ['RELU', 'relu'],
  ['leakyRelu', 'leaky-relu'],
  ['leaky_relu', 'leaky-relu'],
  ['LeakyReLU', 'leaky-relu'],
  ['gelu_tanh', 'gelu-tanh'],
  ['sigmiod', 'sigmoid'],
  ['softpluss', 'softplus'],
])('a function of another spelling, %s, is told by its id %s', async (activation, id) => {
  for (const call of [
    () => engine.createRun({ dataset, activation }),
    () => engine.createRun({ dataset, layers: [{ units: 2, activation }] }),
    () => engine.evaluate({ activation, x: [1] }),
  ]) {
    const error = await refusal(call);
    expect(error.code).toBe('unknown-activation');
    expect(error.message).toMatch(
      new RegExp(`there is no activation called '${activation}'; '${id}' comes nearest\\.$`),
    );
  }
});

it.each(['arctangent', 'x', '', 'nonsense', 'constructor'])(
  'a function that is like none, %j, is told where the list is',
  async (activation) => {
    const { message } = await refusal(engine.createRun({ dataset, activation }));
    expect(message).toMatch(/there is no activation called '.*'; engine\.activations lists them\.$/);
  },
);

it('what is missing is said to be missing', async () => {
  const messageOf = async (options: object): Promise<string> =>
    (await refusal(engine.createRun(untyped({ dataset, ...options })))).message;
  expect(await messageOf({})).toBe("activation is missing: name a function, as in activation: 'relu', or give layers.");
  expect(await messageOf({ layers: [{ units: 3 }] })).toBe('layers[0].activation: is missing; it must be a string.');
  expect(await messageOf({ layers: [{ activation: 'relu' }] })).toBe(
    'layers[0].units: is missing; it must be a number.',
  );
  expect(await messageOf({ activation: 'relu', optimizer: { kind: 'sgd' } })).toBe(
    'optimizer.learningRate: is missing; it must be a number.',
  );
  expect((await refusal(engine.evaluate(untyped({ x: [1] })))).message).toBe(
    'activation is missing; it must be a string.',
  );
});

it("another engine's data set is told from one that was lost", async () => {
  const other = await createEngine();
  const own = await other.loadDataset({ x: [0, 1], y: [0, 1] });
  const stranger = await refusal(engine.createRun({ dataset: own, activation: 'relu' }));
  expect({ code: stranger.code, field: stranger.field }).toEqual({ code: 'invalid-argument', field: 'dataset' });
  expect(stranger.message).toMatch(/belongs to another engine; load it with the one that makes the run/);
  other.dispose();
  const lost = await refusal(engine.createRun({ dataset: own, activation: 'relu' }));
  expect({ code: lost.code, field: lost.field }).toEqual({ code: 'disposed', field: 'dataset' });
});

it('where there is no FashionMNIST a program is told of its own means', async () => {
  const { code, message } = await refusal(engine.loadDataset({ name: 'fashion-mnist', url: 'file:///nowhere/' }));
  expect(code).toBe('data-unavailable');
  expect(message).toMatch(/Set FASHION_MNIST_DIR to a folder with the four IDX files, or url/);
  expect(message).not.toMatch(/npm|Debian|page/);
});
