/** Memory that ends is a refusal, not a crash. Slow: it fills the two gigabytes that a wasm memory may have. */
import { expect, test } from 'vitest';
import { createEngine, isUsable, small, type Run } from '../web/engine/library';

test('networks are refused with out-of-memory once the memory is full, and the engine goes on', async () => {
  const engine = await createEngine();
  const dataset = await engine.loadDataset({ name: 'fashion-mnist', train: 1000, test: 100 });
  const runs: Run[] = [];
  let refused: unknown;
  while (refused === undefined && runs.length < 20) {
    try {
      runs.push(await engine.createRun({ ...small, dataset, hidden: [4000, 4000] }));
    } catch (error) {
      refused = error;
    }
  }
  expect(refused).toMatchObject({ name: 'EngineError', code: 'out-of-memory' });
  expect(runs.length).toBeGreaterThan(0);
  for (const run of runs) run.dispose();
  expect(await isUsable(engine, dataset)).toBe(true);
  engine.dispose();
});
