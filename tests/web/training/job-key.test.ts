/** Which trainings are the same. */
import { describe, expect, it } from 'vitest';
import { dataHashes, describeJob, engineBuild, hashOf, keyOf } from '../../../web/src/training/job-key.js';
import type { PlannedJob } from '../../../web/src/training/plan.js';
import { defaultSettings, settingNames, type TrainSettings } from '../../../web/src/training/settings.js';
import { createEngine } from '../engine/library.js';

const relu: PlannedJob = { function: { activation: 'relu', slot: 1, pieces: 1 }, settings: defaultSettings };
const withSettings = (change: Partial<TrainSettings>): PlannedJob => ({
  ...relu,
  settings: { ...defaultSettings, ...change },
});

describe('the key of a training', () => {
  it('is the FNV-1a hash of its description', () => {
    // The hash's published test vectors.
    expect(hashOf('')).toBe('cbf29ce484222325');
    expect(hashOf('foobar')).toBe('85944171f73967e8');
    expect(keyOf(relu)).toBe(hashOf(describeJob(relu)));
    expect(describeJob(relu)).toContain(`engine ${engineBuild}`);
  });

  it('is another one for each setting that its bits hang on', () => {
    const changes: Record<keyof TrainSettings, unknown> = {
      learningRate: 0.5,
      momentum: 0.5,
      epochs: 2,
      batchSize: 2,
      seed: 2,
      initialization: 'orthogonal',
      subset: 'all',
      hidden: [3],
      sizes: 'units',
      counted: '1000',
      kernels: 'plain',
      optimizer: 'adam',
      schedule: 'cosine',
      norm: 'batch',
      dropout: 0.5,
      clip: 1,
    };
    for (const name of settingNames) {
      const isOther = keyOf(withSettings({ [name]: changes[name] })) !== keyOf(relu);
      // What is counted changes no bit; widths are equal for a function of one number whatever they are measured by.
      expect([name, isOther]).toEqual([name, name !== 'counted' && name !== 'sizes']);
    }
  });

  it('is another one for another function, its start values and other images, not for another colour', () => {
    const others = [
      { ...relu, function: { ...relu.function, activation: 'elu' } },
      { ...relu, function: { ...relu.function, parameters: { slope: 0.5 } } },
      { ...relu, function: { ...relu.function, parameters: { slope: 0.25 } } },
    ].map((job) => keyOf(job));
    expect(new Set([...others, keyOf(relu), keyOf(relu, 'other')]).size).toBe(5);
    expect(keyOf({ ...relu, function: { ...relu.function, slot: 4 } })).toBe(keyOf(relu));
  });

  it('does not hang on the momentum where the optimiser has none, nor on the order of start values', () => {
    expect(keyOf(withSettings({ optimizer: 'adam', momentum: 0.1 }))).toBe(keyOf(withSettings({ optimizer: 'adam' })));
    const of = (parameters: Readonly<Record<string, number>>): string =>
      keyOf({ ...relu, function: { ...relu.function, parameters } });
    expect(of({ a: 1, b: 2 })).toBe(of({ b: 2, a: 1 }));
  });

  it('tells widths by parameters from widths by units where a function takes several numbers, or may', () => {
    for (const pieces of [2, undefined]) {
      const of = (sizes: TrainSettings['sizes']): string =>
        keyOf({ function: { activation: 'swiglu', slot: 1, pieces }, settings: { ...defaultSettings, sizes } });
      expect(of('units')).not.toBe(of('parameters'));
    }
  });

  it('has the hashes of the images that the engine loads', async () => {
    const engine = await createEngine({ worker: false });
    const hash = async (train: number, test: number): Promise<string> =>
      (await engine.loadDataset({ name: 'fashion-mnist', train, test })).hash;
    expect(dataHashes).toEqual({ small: await hash(10_000, 2000), all: await hash(60_000, 10_000) });
    engine.dispose();
  });
});
