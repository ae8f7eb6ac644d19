/** A program of another project, compiled against the library's declarations without a browser's or Node's; never run. */
import {
  createEngine,
  EngineError,
  type ActivationInfo,
  type Dataset,
  type Engine,
  type EngineErrorCode,
  type EpochSummary,
  type EvaluationResult,
  type Kernels,
  type Model,
  type ModelJson,
  type NetworkParameters,
  type NeuronReport,
  type Run,
  type RunOptions,
  type Scaling,
  type StopSignal,
  type TrainOptions,
  type TrainProgress,
} from 'activarium';

await using engine: Engine = await createEngine({ worker: false });
const names: readonly ActivationInfo[] = engine.activations;
const { y, dy }: { y: Float32Array; dy: Float32Array } = await engine.evaluate({ activation: 'relu', x: [-1, 0, 1] });
const own = await engine.define({ formula: 'x * sigmoid(b*x)', parameters: { b: { initial: 1.5 } } });

// Data: arrays of rows, one long array, names as targets, images of bytes, FashionMNIST.
const x = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];
using xor: Dataset = await engine.loadDataset({ x, y: [0, 1, 1, 0] });
const named = await engine.loadDataset({
  x: new Float32Array(8),
  y: ['a', 'b', 'a', 'b'],
  shape: [1, 2],
  scale: 'standard',
});
const images = await engine.loadDataset({
  x: new Uint8Array(4 * 784),
  y: [0, 1, 2, 3],
  shape: [28, 28],
  test: { x, y },
});
const numbers = await engine.loadDataset({ x, y: [[0.5], [1], [1], [0.5]], targets: 'numbers', scale: named.scaling });
const fashion = await engine.loadDataset({
  name: 'fashion-mnist',
  train: 5000,
  onProgress: ({ totalBytes }) => totalBytes,
});
const kinds: ('classes' | 'numbers')[] = [images.targets, numbers.targets];
const scaling: Scaling = fashion.scaling;

// Training.
const options = {
  dataset: xor,
  activation: 'tanh',
  hidden: [8],
  optimizer: { kind: 'adam' },
} as const satisfies RunOptions;
const run: Run = await engine.createRun(options);
const summaries: EpochSummary[] = await run.fit({ epochs: 100, validate: 'test', onEpoch: ({ loss }) => void loss });
const last: TrainProgress = await run.train({ moreEpochs: 10 });
const further: TrainOptions = { moreEpochs: 1, evaluateTest: true };
for await (const { epochSummary, steps, state } of run.train(further))
  if (state === 'diverged' && epochSummary?.test !== undefined) throw new Error(String(steps.loss.at(-1)));
const layered = await engine.createRun({
  dataset: images,
  layers: [
    { units: 32, activation: names[0]?.id ?? 'relu', parameters: { slope: 0.1 }, norm: 'batch' },
    { units: 16, activation: own.id, dropout: 0.2 },
  ],
  schedule: { kind: 'cosine', tMax: 15 },
});
const stop: StopSignal = { aborted: false };
const result: EvaluationResult = await layered.evaluate('test', { signal: stop });
const report: NeuronReport = await layered.neurons('train');

// What was learned: predicted with, saved, read, learned on from.
const outputs: Float32Array = await run.predict([[0, 1]]);
const ofSplit: Float32Array = await run.predict('train', 0, 4);
const model: Model = await run.model();
const probabilities: Float32Array = await model.predict(Float32Array.of(0, 1));
const json: ModelJson = model.toJSON();
const bytes: Uint8Array = model.toSafetensors();
const buffer: ArrayBuffer = model.toSafetensors().buffer;
for (const saved of [model, json, JSON.stringify(model), bytes, buffer]) await engine.loadModel(saved);
const learning = await engine.createRun({ dataset: xor, model, optimizer: { kind: 'sgd', learningRate: 0.1 } });
const resumed = await engine.createRun({ dataset: xor, checkpoint: await run.checkpoint() });
const parameters: NetworkParameters = await learning.parameters();
parameters.layers[0]?.weight.fill(0);
await resumed.setParameters(parameters);
const listed: readonly number[] | undefined = json.parameters.layers[0]?.norm?.runningMean;

try {
  // @ts-expect-error: activation and layers exclude each other
  await engine.createRun({ dataset: xor, activation: 'relu', layers: [{ units: 4, activation: 'relu' }] });
  // @ts-expect-error: one of them is needed
  await engine.createRun({ dataset: xor, batchSize: 4 });
  // @ts-expect-error: there is no such optimizer
  await engine.createRun({ dataset: xor, activation: 'relu', optimizer: { kind: 'lion', learningRate: 0.1 } });
  // @ts-expect-error: a momentum is a number
  await engine.createRun({ ...options, optimizer: { kind: 'sgd', learningRate: 1, momentum: 'much' } });
  // @ts-expect-error: epochs and moreEpochs exclude each other
  await run.train({ epochs: 1, moreEpochs: 1 });
  // @ts-expect-error: one of them is needed
  await run.fit({ validate: 'test' });
  // @ts-expect-error: inputs are numbers
  await model.predict([['0', '1']]);
  // @ts-expect-error: a model's numbers stay in its own lists
  json.parameters.layers[0]!.weight[0] = 1;
} catch (error) {
  if (!(error instanceof EngineError)) throw error;
  const code: EngineErrorCode = error.code;
  if (code === 'invalid-argument' && error.field === '') throw error;
}
const sets: readonly Kernels[] = engine.kernels;
export const all = [
  y,
  dy,
  kinds,
  scaling,
  summaries,
  last,
  result,
  report,
  outputs,
  ofSplit,
  probabilities,
  listed,
  sets,
];
