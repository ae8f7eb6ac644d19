/** Checkpoints that earlier versions wrote: read for ever. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createEngine, refusal, trained } from './library.js';

const folder = new URL('../../reference/checkpoints/', import.meta.url);

interface Kept {
  readonly step: number;
  readonly epochs: number;
  readonly hash: string;
  readonly hashAtTheEnd: string;
  readonly images: string;
  readonly labels: string;
  readonly checkpoint: string;
}

const bytes = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, 'base64'));

test.each(readdirSync(folder))('%s goes on where it was, to the same bits', async (name) => {
  const kept = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Kept;
  const engine = await createEngine();
  const dataset = await engine.loadDataset({ images: bytes(kept.images), labels: bytes(kept.labels), classes: 4 });
  const run = await engine.createRun({ dataset, checkpoint: bytes(kept.checkpoint) });
  expect({ step: run.step, hash: await run.parametersHash() }).toEqual({ step: kept.step, hash: kept.hash });
  await trained(run, { epochs: kept.epochs });
  expect(await run.parametersHash()).toBe(kept.hashAtTheEnd);

  const older = bytes(kept.checkpoint);
  older[4] = 3;
  const error = await refusal(engine.createRun({ dataset, checkpoint: older }));
  expect(error).toMatchObject({ code: 'invalid-data', field: 'checkpoint' });
  expect(error.message).toMatch(/written in format 3, which this version cannot read/);
  engine.dispose();
});
