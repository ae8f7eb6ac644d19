// Learn on from what was saved, at another rate
import { readFileSync } from 'node:fs';
import { createEngine } from 'activarium';
const engine = await createEngine();
const model = await engine.loadModel(readFileSync('xor.json', 'utf8'));
const rows = { x: [[0, 0], [0, 1], [1, 0], [1, 1]], y: [0, 1, 1, 0] };
const dataset = await engine.loadDataset({ ...rows, scale: model.scaling });
const run = await engine.createRun({ dataset, model, optimizer: { kind: 'adam', learningRate: 0.01 } });
const losses = (await run.fit({ epochs: 100 })).map(({ loss }) => loss);
console.log(losses[0], '→', losses.at(-1));
