/** What is kept of trainings as a list, and what may be forgotten. */
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Experiments } from '../../../web/src/training/experiments.js';
import { Job } from '../../../web/src/training/job.js';
import { forgetKept, readKept } from '../../../web/src/training/kept.js';
import type { Plan } from '../../../web/src/training/plan.js';
import { Results } from '../../../web/src/training/results/results.js';
import { defaultSettings } from '../../../web/src/training/settings.js';

const planOf = (seed: number): Plan => ({
  functions: [{ activation: 'relu', slot: 1 }],
  settings: { ...defaultSettings, seed },
});

const keyOf = (seed: number): string => new Job({ function: { activation: 'relu', slot: 1 }, ...planOf(seed) }).key;

const experimentsHere = (): Experiments => {
  const memory = { recall: () => undefined, remember: () => false };
  const start = (): Promise<never> => Promise.reject(new Error('No engine is asked for.'));
  return new Experiments({ start, seats: 1, ofTab: memory, ofBrowser: memory });
};

/** A training of this seed that was stored at this time, with a network of so many bytes. */
async function keep(seed: number, changed: number, bytes: number): Promise<void> {
  const job = new Job({ function: { activation: 'relu', slot: 1 }, ...planOf(seed) });
  const neurons = { images: 1000, step: 0, layers: [] };
  const moment = {
    ...{ epoch: 0, step: 0, neurons, sample: neurons, moved: [], gradients: undefined, learned: undefined },
    ...{ test: { accuracy: 0.5, loss: 1, confusion: new Uint32Array() }, verdicts: new Float32Array() },
    kernels: 'plain' as const,
  };
  await new Results().keep({ ...job.record('data'), changed }, moment, new Blob([new Uint8Array(bytes)]));
}

beforeEach(() => {
  indexedDB = new IDBFactory();
});

describe('kept trainings', () => {
  it('are listed with what their networks take, the newest first', async () => {
    await keep(1, 100, 30);
    await keep(2, 200, 50);
    const { trainings, bytes, budget } = await readKept(experimentsHere());
    expect(trainings.map((each) => [each.record.key, each.bytes, each.isUnderWay])).toEqual([
      [keyOf(2), 50, false],
      [keyOf(1), 30, false],
    ]);
    expect([bytes, budget]).toEqual([80, 256e6]);
  });

  it('of another engine are listed, and known as such', async () => {
    await keep(1, 100, 30);
    const [kept] = await new Results().list();
    if (kept) await new Results().keep({ ...kept, key: 'of another', changed: 200 });
    const { trainings } = await readKept(experimentsHere());
    expect(trainings.map(({ record, isCurrent }) => [record.key, isCurrent])).toEqual([
      ['of another', false],
      [keyOf(1), true],
    ]);
  });

  it('are forgotten but for those that another tab is at', async () => {
    await keep(1, 100, 30);
    await keep(2, 200, 50);
    await keep(3, 300, 70);
    const results = new Results();
    await results.keepExperiment({ id: 'other train', plan: planOf(1), phase: 'paused', changed: 1 });
    await results.keepExperiment({ id: 'closed train', plan: planOf(2), phase: 'training', changed: 1 });
    const query = (): Promise<LockManagerSnapshot> => Promise.resolve({ held: [{ name: 'activarium tab other' }] });
    vi.stubGlobal('navigator', { locks: { query } });
    const experiments = experimentsHere();
    const underWay = async (): Promise<readonly boolean[]> =>
      (await readKept(experiments)).trainings.map(({ isUnderWay }) => isUnderWay);
    expect(await underWay()).toEqual([false, false, true]);
    expect(await forgetKept(experiments, [keyOf(1), keyOf(2), keyOf(3)])).toBe(2);
    expect((await readKept(experiments)).trainings.map(({ record }) => record.key)).toEqual([keyOf(1)]);
    vi.unstubAllGlobals();
  });
});
