// Two spirals: a test set, and what became of the losses
import { createEngine } from 'activarium';
const point = (r, arm) => [r * Math.cos(r + arm * Math.PI), r * Math.sin(r + arm * Math.PI)];
const pair = (at) => ({ x: at.map((i) => point(i / 60, Math.floor(i) % 2)), y: at.map((i) => Math.floor(i) % 2) });
const [engine, at] = [await createEngine(), Array.from({ length: 400 }, (_, i) => i)];
const dataset = await engine.loadDataset({ ...pair(at), test: pair(at.map((i) => i + 0.5)), scale: 'standard' });
const run = await engine.createRun({ dataset, activation: 'gelu', hidden: [64, 64],
  optimizer: { kind: 'adam' }, batchSize: 16 });
const history = await run.fit({ epochs: 100, validate: 'test' });
for (const { epoch, loss, test } of history) if (epoch % 20 === 0) console.log(epoch, loss, test?.accuracy);
