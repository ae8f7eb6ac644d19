// FashionMNIST: watch the training slice by slice, then test
import { createEngine } from 'activarium';

const engine = await createEngine();
const dataset = await engine.loadDataset({ name: 'fashion-mnist', train: 10_000, test: 2_000 });
const run = await engine.createRun({ dataset, activation: 'relu', hidden: [128, 64] });
for await (const { epoch, loss, epochSummary } of run.train({ epochs: 3 }))
  console.log(epoch.toFixed(2), loss, epochSummary?.accuracy ?? '');
const { accuracy, confusion } = await run.evaluate('test');
console.log('accuracy', accuracy, 'shirts taken for T-shirts', confusion[6 * dataset.classes]);
