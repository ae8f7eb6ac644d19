/** A program of another project, in a browser: what is the library's meets what is the platform's; never run. */
import { createEngine, type Bytes, type EngineError } from 'activarium';

using engine = await createEngine();
const controller = new AbortController();
const get = async (address: string): Promise<Bytes> => (await fetch(new URL(address, document.baseURI))).arrayBuffer();
const dataset = await engine.loadDataset({ images: await get('images.gz'), labels: await get('labels.gz') });
const run = await engine.createRun({ dataset, activation: 'gelu' });
await run.fit({ epochs: 3, signal: AbortSignal.timeout(10_000) }).catch((error: EngineError) => {
  console.log(error.code);
});
await run.train({ moreEpochs: 1, signal: controller.signal });
const model = await run.model();
const download = URL.createObjectURL(new Blob([model.toSafetensors(), JSON.stringify(model)]));
await fetch(download, { method: 'POST', body: model.toSafetensors() });
const { pixels } = await dataset.images('test', 0, 1);
const canvas = document.querySelector('canvas')?.getContext('2d');
canvas?.fillRect(0, 0, pixels[0] ?? 0, 1);
await model.predict(new ImageData(28, 28).data);
localStorage.setItem('model', JSON.stringify(model));
await engine.loadModel(localStorage.getItem('model') ?? '');
