// Numbers in place of classes: a network learns the sine
import { createEngine } from 'activarium';

const x = Array.from({ length: 200 }, (_, i) => [i / 25 - 4]);
const engine = await createEngine();
const dataset = await engine.loadDataset({ x, y: x.map(([v = 0]) => Math.sin(v)), scale: 'standard' });
const run = await engine.createRun({ dataset, activation: 'tanh', hidden: [32, 32], optimizer: { kind: 'adam' } });
await run.fit({ epochs: 300 });
console.log('mean squared error', (await run.evaluate('train')).loss);
console.log('sin(π/2) is about', (await run.predict([[Math.PI / 2]]))[0]);
