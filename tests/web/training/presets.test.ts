/** Settings by name: what they are, when they are set, and how the reader's own come back. */
import { describe, expect, it } from 'vitest';
import { isPreset, presetIds, setPreset, standingChange, takeBack } from '../../../web/src/training/presets.js';
import { defaultSettings, settingsIn, trainProperties } from '../../../web/src/training/settings.js';
import { Store } from '../../../web/src/store/store.js';

const open = () => new Store(trainProperties);

describe('presets', () => {
  it('are all different, and the quick look is how the page begins', () => {
    for (const id of presetIds) {
      const store = open();
      setPreset(store, id);
      expect(presetIds.filter((each) => isPreset(store.values, each))).toEqual([id]);
    }
    expect(isPreset(defaultSettings, 'quick')).toBe(true);
  });

  it('of the chapter are its settings', () => {
    const store = open();
    setPreset(store, 'chapter-table');
    expect(store.values).toMatchObject({
      subset: 'all',
      learningRate: 0.001,
      momentum: 0.8,
      epochs: 15,
      batchSize: 128,
    });
    setPreset(store, 'chapter-example');
    expect(store.values).toMatchObject({ subset: 'all', learningRate: 0.01, momentum: 0.9, epochs: 10 });
    setPreset(store, 'seven-layers');
    expect(store.values.hidden).toEqual([2048, 1024, 1024, 512, 512, 256, 128]);
    setPreset(store, 'thirty-layers');
    expect(store.values).toMatchObject({ hidden: Array(30).fill(64), initialization: 'pytorch' });
  });

  it('undo what goes beyond a plain training, and leave seed, kernels and counts alone', () => {
    const store = open();
    store.set({ optimizer: 'adam', norm: 'batch', dropout: 0.3, seed: 3, kernels: 'plain', counted: '1000' });
    setPreset(store, 'deadly-rate');
    expect(store.values).toMatchObject({ optimizer: 'sgd', norm: 'none', dropout: 0, learningRate: 0.15 });
    expect(store.values).toMatchObject({ seed: 3, kernels: 'plain', counted: '1000' });
  });
});

describe('a preset', () => {
  it('is taken back to the settings before, also after a second one', () => {
    const store = open();
    store.set({ learningRate: 0.03, epochs: 4 });
    const before = settingsIn(store.values);
    setPreset(store, 'seven-layers');
    expect(standingChange(store)?.id).toBe('seven-layers');
    setPreset(store, 'fair-rate');
    expect(standingChange(store)?.id).toBe('fair-rate');
    takeBack(store);
    expect(store.values).toEqual(before);
    expect(standingChange(store)).toBeUndefined();
  });

  it('stands no longer once any setting is another', () => {
    const store = open();
    setPreset(store, 'seven-layers');
    store.set({ seed: 8 });
    expect(standingChange(store)).toBeUndefined();
    takeBack(store);
    expect(store.values.hidden).toHaveLength(7);
  });

  it('that changes nothing leaves nothing to take back', () => {
    const store = open();
    setPreset(store, 'quick');
    expect(standingChange(store)).toBeUndefined();
    setPreset(store, 'deadly-rate');
    setPreset(store, 'quick');
    expect(standingChange(store)).toBeUndefined();
  });
});
