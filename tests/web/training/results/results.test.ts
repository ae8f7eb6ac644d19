/** What is kept of trainings, in a database as browsers have it, and what happens where that is refused or full. */
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Job, type Moment } from '../../../../web/src/training/job.js';
import { Results } from '../../../../web/src/training/results/results.js';
import { defaultSettings } from '../../../../web/src/training/settings.js';

beforeEach(() => {
  indexedDB = new IDBFactory();
});
afterEach(() => {
  vi.restoreAllMocks();
});

const neurons = { images: 1000, step: 0, layers: [] };
const momentAt = (step: number): Moment => ({
  ...{ epoch: step / 10, step, neurons, sample: neurons, moved: [], gradients: undefined, learned: undefined },
  ...{ test: { accuracy: 0.5, loss: 1, confusion: Uint32Array.of(1, 2) }, verdicts: Float32Array.of(0.5) },
  kernels: 'plain',
});

const jobOf = (seed: number): Job =>
  new Job({ function: { activation: 'relu', slot: 1 }, settings: { ...defaultSettings, seed } });

/** Bytes that tell step and training apart. */
const contentOf = (seed: number, step: number, size = 100): Blob => new Blob([new Uint8Array(size).fill(seed + step)]);

/** A training that was stored at these steps. */
async function stored(results: Results, seed: number, steps: readonly number[], size = 100): Promise<Job> {
  const job = jobOf(seed);
  for (const step of steps) {
    const moment = momentAt(step);
    job.keep(moment);
    await results.keep(job.record('data'), moment, contentOf(seed, step, size));
  }
  return job;
}

const firstByte = async (blob: Blob | undefined): Promise<number | undefined> =>
  blob && new Uint8Array(await blob.arrayBuffer())[0];

describe('a training that is kept', () => {
  it('is found by its key by a page that is opened later, with its moments and networks', async () => {
    const { key } = await stored(new Results(), 3, [0, 10, 20]);
    const later = new Results();
    const kept = await later.find(key);
    expect(kept?.moments.map(({ step }) => step)).toEqual([0, 10, 20]);
    expect(kept?.moments[1]?.test.confusion).toEqual(Uint32Array.of(1, 2));
    expect(kept?.record).toMatchObject({ key, data: 'data', state: 'resting', step: 20 });
    expect(await firstByte(await later.checkpoint(key, 10))).toBe(13);
    expect(await later.find(jobOf(4).key)).toBeUndefined();
  });

  it('that was not finished is found up to the last network from which it can go on', async () => {
    const results = new Results();
    const job = await stored(results, 3, [0, 10]);
    job.keep(momentAt(20));
    await results.keep(job.record('data'), momentAt(20));
    expect((await results.find(job.key))?.moments.map(({ step }) => step)).toEqual([0, 10]);
  });

  it('is forgotten where that is asked for, and no other', async () => {
    const results = new Results();
    const [one, other] = [await stored(results, 1, [0, 10]), await stored(results, 2, [0, 10])];
    await results.remove(one.key);
    expect(await results.find(one.key)).toBeUndefined();
    expect(await results.checkpoint(one.key, 10)).toBeUndefined();
    expect((await results.find(other.key))?.moments).toHaveLength(2);
    expect((await results.list()).map(({ key }) => key)).toEqual([other.key]);
    expect(await results.bytes()).toBe(200);
  });
});

it('who listens hears of all that is stored and removed, and of nothing that is only read', async () => {
  const results = new Results();
  let changes = 0;
  const end = results.subscribe(() => (changes += 1));
  const { key } = await stored(results, 3, [0, 10]);
  expect(changes).toBe(2);
  await results.list();
  await results.find(key);
  expect(changes).toBe(2);
  await results.remove(key);
  expect(changes).toBe(3);
  end();
  await stored(results, 4, [0]);
  expect(changes).toBe(3);
});

describe('the budget', () => {
  it('lets the oldest networks go, across pages too, and keeps their figures', async () => {
    vi.spyOn(Date, 'now').mockImplementation(
      (
        (time) => () =>
          (time += 1)
      )(0),
    );
    const { key } = await stored(new Results({ budget: 500 }), 1, [0, 10, 20, 30]);
    const later = new Results({ budget: 500 });
    await stored(later, 2, [0, 10]);
    const has = await Promise.all(
      [0, 10, 20, 30].map(async (step) => (await later.checkpoint(key, step)) !== undefined),
    );
    expect(has).toEqual([true, false, true, true]);
    expect((await later.find(key))?.moments.map(({ step }) => step)).toEqual([0, 10, 20, 30]);
    expect(await later.bytes()).toBe(500);
  });
});

describe('where storage is refused', () => {
  it('from the start, networks are kept as long as the page lives, and the reason is told', async () => {
    let changes = 0;
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Not here.', 'SecurityError');
    });
    const results = new Results();
    results.subscribe(() => (changes += 1));
    const { key } = await stored(results, 5, [0, 10]);
    expect(results.trouble).toEqual({ kind: 'refused', reason: 'Not here.' });
    expect(changes).toBe(1);
    expect(await firstByte(await results.checkpoint(key, 10))).toBe(15);
    expect(await results.find(key)).toBeUndefined();
    expect(await results.list()).toEqual([]);
    await results.remove(key);
    expect(await results.checkpoint(key, 10)).toBeUndefined();
  });

  it('for one write, that network is kept in memory, what was stored stays, and the next write is tried', async () => {
    const results = new Results();
    const job = await stored(results, 5, [0]);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
      throw new DOMException('No room.', 'QuotaExceededError');
    });
    job.keep(momentAt(10));
    await results.keep(job.record('data'), momentAt(10), contentOf(5, 10));
    expect(put).toHaveBeenCalled();
    expect(results.trouble).toEqual({ kind: 'full', reason: 'No room.' });
    expect(await firstByte(await results.checkpoint(job.key, 10))).toBe(15);
    expect((await results.find(job.key))?.moments.map(({ step }) => step)).toEqual([0]);
    // What can be read, and a set of trainings, which is small, do not make room for networks.
    const plan = { functions: [{ activation: 'relu', slot: 1 }], settings: defaultSettings };
    await results.keepExperiment({ id: 'a train', plan, phase: 'training', changed: 1 });
    expect(results.trouble?.kind).toBe('full');
    job.keep(momentAt(20));
    await results.keep(job.record('data'), momentAt(20), contentOf(5, 20));
    expect(results.trouble).toBeUndefined();
    expect((await new Results().find(job.key))?.moments.map(({ step }) => step)).toEqual([0, 20]);
  });
});

it('what could not be read once and can be read again is no trouble any more', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
    throw new DOMException('Not now.', 'SecurityError');
  });
  const results = new Results();
  expect(await results.list()).toEqual([]);
  expect(results.trouble?.reason).toBe('Not now.');
  await results.list();
  expect(results.trouble).toBeUndefined();
});

it('sets of trainings are kept by name', async () => {
  const results = new Results();
  const plan = { functions: [{ activation: 'relu', slot: 1 }], settings: defaultSettings };
  await results.keepExperiment({ id: 'a train', plan, phase: 'training', changed: 1 });
  await results.keepExperiment({ id: 'a train', plan, phase: 'paused', changed: 2 });
  expect(await new Results().experiments()).toEqual([{ id: 'a train', plan, phase: 'paused', changed: 2 }]);
  await results.removeExperiment('a train');
  expect(await results.experiments()).toEqual([]);
});
