/** The code of functions that are whole layers, run by PyTorch where it is. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { layerCode } from '../../../web/src/code/layers.js';
import { createEngine, type Engine } from '../engine/library.js';
import { hasTorch, parse, python } from './running.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});
afterAll(() => {
  engine.dispose();
});

it('every function that is a whole layer has PyTorch code, which computes what the layer is', async () => {
  const layers = engine.activations.filter(({ kind }) => kind !== 'elementwise');
  const pieces: [code: string, name: string, kind: string][] = layers.map((info) => [
    layerCode(info) ?? '',
    /(?:class|def) (\w+)/.exec(layerCode(info) ?? '')?.[1] ?? '',
    info.kind,
  ]);
  for (const [code] of pieces) expect(code).not.toBe('');
  if (!hasTorch) {
    for (const [code] of pieces) parse(code);
    return;
  }
  // One input, two units: weights 1 … 4 and no biases make (1, 2 | 3, 4)·x of it.
  const found = python(`
import json, torch
for code, name, kind in json.loads(${JSON.stringify(JSON.stringify(pieces))}):
    names = {}
    exec(code, names)
    if kind == "output":
        print(names[name](torch.tensor([0.0, 1.0])).tolist())
        continue
    layer = names[name](1, 2)
    with torch.no_grad():
        layer.linear.weight.copy_(torch.tensor([[1.0], [2.0], [3.0], [4.0]]))
        layer.linear.bias.zero_()
    print(layer(torch.tensor([[-0.5]])).flatten().tolist())
`)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as number[]);
  for (const [k, info] of layers.entries()) {
    const gate = info.kind === 'gated' ? await engine.evaluate({ activation: info.gate, x: [-1.5, -2] }) : undefined;
    const expected = gate
      ? [-0.5 * (gate.y[0] ?? NaN), -1 * (gate.y[1] ?? NaN)]
      : info.kind === 'grouped'
        ? [-0.5, -1]
        : [1 / (1 + Math.E), Math.E / (1 + Math.E)];
    expected.forEach((value, i) => {
      expect(found[k]?.[i], info.id).toBeCloseTo(value, 6);
    });
  }
});
