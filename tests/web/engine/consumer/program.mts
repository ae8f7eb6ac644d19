/** A TypeScript program of another project, compiled against the library's declarations; never run. */
import {
  createEngine,
  EngineError,
  type ActivationInfo,
  type Engine,
  type Kernels,
  type NeuronReport,
  type Run,
} from '../../../../dist/lib/activarium.js';

const engine: Engine = await createEngine({ worker: false });
const names: readonly ActivationInfo[] = engine.activations;
const dataset = await engine.loadDataset({ name: 'fashion-mnist', train: 5000, test: 1000 });
const run: Run = await engine.createRun({
  dataset,
  layers: [{ units: 32, activation: names[0]?.id ?? 'relu', parameters: { slope: 0.1 } }],
  optimizer: { kind: 'sgd', learningRate: 0.01 },
});
for await (const { epochSummary, steps } of run.train({ epochs: 1 }))
  console.log(epochSummary?.test?.accuracy, steps.loss);
const report: NeuronReport = await run.neurons('train');
console.log(report.layers[0]?.deadCount);
const sets: readonly Kernels[] = engine.kernels;
console.log(sets.includes(run.kernels));
try {
  // @ts-expect-error: a momentum is a number
  await engine.createRun({ dataset, optimizer: { kind: 'sgd', learningRate: 1, momentum: 'much' } });
} catch (error) {
  if (error instanceof EngineError) console.log(error.code, error.field);
}
