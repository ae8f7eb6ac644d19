// Which neurons die: those whose output is 0 for every image
import { createEngine } from 'activarium';

const engine = await createEngine();
const dataset = await engine.loadDataset({ name: 'fashion-mnist', train: 2_000, test: 500 });
const run = await engine.createRun({ dataset, activation: 'relu', optimizer: { kind: 'sgd', learningRate: 0.5 } });
const dead = ({ layers }) => layers.map(({ deadCount, units }) => `${deadCount} of ${units}`);
console.log('before', dead(await run.neurons('train')));
await run.fit({ epochs: 3 });
console.log('after', dead(await run.neurons('train')));
