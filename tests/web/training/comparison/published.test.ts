/** What has been published, beside what was measured. */
import { describe, expect, it } from 'vitest';
import published from '../../../../web/src/training/comparison/published.json';
import { isPublished, publishedOf } from '../../../../web/src/training/comparison/published.js';
import { defaultSettings, type TrainSettings } from '../../../../web/src/training/settings.js';
import { deviation, mean } from '../../../reproduce/compare.mjs';
import { chapter, readPytorch, rows } from '../../../reproduce/rows.mjs';
import { accuracies } from '../../../reproduce/table.mjs';

const pytorch = readPytorch();

/** The chapter's, whose batch, epochs, rate and momentum are those that PyTorch was run with. */
const settings: TrainSettings = { ...defaultSettings, ...chapter, subset: 'all', hidden: [256, 192, 128, 64] };

describe('PyTorch’s figures', () => {
  it('are the means and deviations of its trainings, of every function of the chapter and of none', () => {
    const functions = rows.filter(({ formula }) => formula === undefined);
    expect(Object.keys(published)).toEqual(functions.map(({ id }) => id));
    const stated = new Map(Object.entries(published));
    for (const { id, pytorch: other } of functions) {
      const trained = pytorch[other ?? id] ?? [];
      expect(trained).toHaveLength(8);
      const { accuracy, loss } = stated.get(id)?.pytorch ?? {};
      expect(`${accuracy?.mean.toFixed(1) ?? ''} ± ${accuracy?.deviation.toFixed(1) ?? ''}`, id).toBe(
        accuracies(trained),
      );
      const losses = trained.map((each) => each.loss);
      expect(loss?.mean, id).toBeCloseTo(mean(losses), 3);
      expect(loss?.deviation, id).toBeCloseTo(deviation(losses), 3);
    }
  });
});

describe('published figures', () => {
  it('are fractions, the chapter’s and PyTorch’s', () => {
    expect(publishedOf({ activation: 'relu' }, settings)).toEqual({
      chapter: { accuracy: 0.813, loss: 0.52 },
      pytorch: { accuracy: { mean: 0.816, deviation: 0.004 }, loss: { mean: 0.515, deviation: 0.005 } },
    });
    expect(publishedOf({ activation: 'none' }, settings)?.chapter).toBeUndefined();
    for (const other of ['relu6', 'constructor', '__proto__'])
      expect(publishedOf({ activation: other }, settings)).toBeUndefined();
  });

  it('stand beside trainings of a function that begins with its own parameters', () => {
    expect(publishedOf({ activation: 'prelu', parameters: { a: 0.5 } }, settings)).toBeUndefined();
    expect(publishedOf({ activation: 'prelu' }, settings)).toBeDefined();
  });

  it.each<Partial<TrainSettings>>([
    { learningRate: 0.01 },
    { momentum: 0.9 },
    { epochs: 14 },
    { batchSize: 64 },
    { subset: 'small' },
    { hidden: [256, 192, 128] },
    { initialization: 'he-uniform' },
    { optimizer: 'adam' },
    { schedule: 'cosine' },
    { norm: 'batch' },
    { dropout: 0.1 },
    { clip: 1 },
  ])('do not stand beside results of trainings with %j', (change) => {
    expect(isPublished(settings)).toBe(true);
    expect(isPublished({ ...settings, ...change })).toBe(false);
  });

  it('stand beside those of any seed, kernels and count of neurons', () => {
    expect(isPublished({ ...settings, seed: 3, kernels: 'plain', counted: '1000' })).toBe(true);
  });
});
