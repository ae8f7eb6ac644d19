/** An analysis awaited while its run trains is of one moment: that of the checkpoint taken then. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { toyPair } from './idx-files.js';
import { createEngine, shortSlices, type Dataset, type Engine, type Run } from './library.js';

let engine: Engine;
let dataset: Dataset;
beforeAll(async () => {
  engine = await createEngine();
  dataset = await engine.loadDataset({ ...toyPair(700), test: toyPair(300) });
});
afterAll(() => {
  engine.dispose();
});

const questions = {
  neurons: (run: Run, i: number) => run.neurons(i % 2 === 0 ? 'train' : 'test'),
  neuron: (run: Run, i: number) => run.neuron('train', i % 2, i % 12),
  evaluate: (run: Run, i: number) => run.evaluate(i % 2 === 0 ? 'test' : 'train'),
};

it.each(Object.entries(questions))('%s, at 50 moments of a training that goes on meanwhile', async (_, ask) => {
  shortSlices();
  const run = await engine.createRun({
    dataset,
    layers: [
      { units: 16, activation: 'prelu', norm: 'batch' },
      { units: 12, activation: 'prelu', dropout: 0.2 },
    ],
    batchSize: 32,
  });
  const moments: { answer: Promise<object>; checkpoint: ArrayBuffer; at: number }[] = [];
  for await (const { step } of run.train({ epochs: 100 })) {
    if (moments.length === 50) break;
    if (step % 3 === 0) continue;
    // Both are asked for before the next slice; the answer comes after many of them.
    const answer = ask(run, moments.length);
    moments.push({ answer, checkpoint: await run.checkpoint(), at: step });
  }
  expect(moments).toHaveLength(50);
  for (const [i, { answer, checkpoint, at }] of moments.entries()) {
    const then = await engine.createRun({ dataset, checkpoint });
    expect(then.step).toBe(at);
    expect(await answer).toEqual(await ask(then, i));
    then.dispose();
  }
});
