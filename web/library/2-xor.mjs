// Learn XOR from arrays, predict, and save the network
import { writeFileSync } from 'node:fs';
import { createEngine } from 'activarium';

const engine = await createEngine();
const dataset = await engine.loadDataset({ x: [[0, 0], [0, 1], [1, 0], [1, 1]], y: [0, 1, 1, 0] });
const run = await engine.createRun({ dataset, activation: 'tanh', hidden: [8], optimizer: { kind: 'adam' } });
await run.fit({ epochs: 2000 });
console.log(await run.predict([[0, 1], [1, 1]])); // the classes' probabilities, a row after the other
writeFileSync('xor.json', JSON.stringify(await run.model()));
