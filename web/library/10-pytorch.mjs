// Weights from PyTorch, and back: each is laid out as nn.Linear's
import { writeFileSync } from 'node:fs';
import { createEngine } from 'activarium';
const engine = await createEngine();
const dataset = await engine.loadDataset({ x: [[0, 0], [0, 1], [1, 0], [1, 1]], y: [0, 1, 1, 0] });
const run = await engine.createRun({ dataset, activation: 'relu', hidden: [2] });
const linear = (w, b) => ({ inputs: 2, outputs: 2, weight: Float32Array.from(w), bias: Float32Array.from(b) });
await run.setParameters({ layers: [linear([1, 1, 1, 1], [0, -1]), linear([0, 0, 1, -2], [0.5, 0])], activations: [] });
console.log(await run.predict([[0, 1], [1, 1]]), (await run.parameters()).layers[0]?.weight);
writeFileSync('xor.safetensors', (await run.model()).toSafetensors()); // for safetensors.torch.load_file
