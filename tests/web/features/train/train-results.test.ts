/** What stands beside the results: which differences may be chance, and what was computed with. */
import { describe, expect, it } from 'vitest';
import { chanceAmong, kernelWords } from '../../../../web/src/features/train/train-results.js';
import type { Moment } from '../../../../web/src/training/job.js';
import { defaultSettings } from '../../../../web/src/training/settings.js';

describe('chanceAmong', () => {
  it('is two standard deviations of a difference of two shares, not of one share', () => {
    // Of 2,000 images with p = 0.8 a share has the standard deviation √(0.16 / 2000) = 0.00894, a difference √2 of it.
    expect(chanceAmong([0.8, 0.8], 2000)).toBeCloseTo(0.0253, 4);
    expect(chanceAmong([0.8], 2000)).toBeCloseTo(0.0253, 4);
  });

  it('is that of the pair for which it is largest', () => {
    // 0.5 and 0.6: 2 · √((0.25 + 0.24) / 10000) = 0.014
    expect(chanceAmong([0.9, 0.5, 0.6], 10_000)).toBeCloseTo(0.014, 6);
  });

  it('is that of usual accuracies while none is known', () => {
    expect(chanceAmong([], 2000)).toBeCloseTo(2 * Math.sqrt((2 * 0.85 * 0.15) / 2000), 6);
    expect(chanceAmong([NaN], 2000)).toBe(chanceAmong([], 2000));
  });
});

describe('the kernels that results were computed with', () => {
  const asked = (kernels: 'plain' | 'relaxed') => ({ ...defaultSettings, kernels });
  const jobs = (...used: ('plain' | 'relaxed')[]) => used.map((kernels) => ({ latest: { kernels } as Moment }));

  it('are named', () => {
    expect(kernelWords(jobs('relaxed', 'relaxed'), asked('relaxed'))).toBe('Computed with relaxed kernels.');
    expect(kernelWords(jobs('plain'), asked('plain'))).toBe('Computed with plain kernels.');
  });

  it('are explained where others were asked for', () => {
    const words = kernelWords([...jobs('plain'), { latest: undefined }], asked('relaxed'));
    expect(words).toBe('Computed with plain kernels: there are no relaxed ones here.');
  });
});
