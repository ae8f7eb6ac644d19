// Predict in another process, without the data
import { readFileSync } from 'node:fs';
import { createEngine } from 'activarium';

const engine = await createEngine();
const model = await engine.loadModel(readFileSync('xor.json', 'utf8'));
console.log(model.classNames, await model.predict([[0, 1], [1, 1]]));
