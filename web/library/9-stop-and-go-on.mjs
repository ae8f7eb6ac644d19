// Stop after a second, and go on later from a checkpoint
import { createEngine } from 'activarium';

const engine = await createEngine();
const dataset = await engine.loadDataset({ name: 'fashion-mnist', train: 10_000, test: 500 });
const run = await engine.createRun({ dataset, activation: 'gelu' });
await run.fit({ epochs: 50, signal: AbortSignal.timeout(1000) });
const saved = await run.checkpoint(); // bytes, to be kept in a file or in IndexedDB
const later = await engine.createRun({ dataset, checkpoint: saved });
console.log(run.state, 'at step', run.step, 'and on to step', (await later.train({ moreEpochs: 1 })).step);
