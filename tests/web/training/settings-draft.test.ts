/** What is typed into the settings, and errors in a form that can be shown. */
import { describe, expect, it } from 'vitest';
import { toFailure } from '../../../web/src/ui/failure.js';
import { SettingsDraft } from '../../../web/src/training/settings-draft.js';
import { defaultSettings } from '../../../web/src/training/settings.js';

describe('a draft of the settings', () => {
  it('turns text that reads well into a change', () => {
    const draft = new SettingsDraft();
    expect(draft.take('learningRate', ' 1e-3 ')).toEqual({ learningRate: 0.001 });
    expect(draft.take('hidden', '64 32; 16')).toEqual({ hidden: [64, 32, 16] });
    expect(draft.pending).toEqual([]);
  });

  it('takes a decimal comma and a true minus sign, as every number field of the page does', () => {
    const draft = new SettingsDraft();
    expect(draft.take('learningRate', '0,01')).toEqual({ learningRate: 0.01 });
    expect(draft.take('learningRate', '1e−3')).toEqual({ learningRate: 0.001 });
    expect(draft.take('momentum', ',5')).toEqual({ momentum: 0.5 });
    expect(draft.take('dropout', '0,2')).toEqual({ dropout: 0.2 });
    expect(draft.take('clip', '1,5')).toEqual({ clip: 1.5 });
    expect(draft.take('clip', ' ')).toEqual({ clip: 0 });
  });

  it('keeps commas of lists, and takes none in whole numbers, where they part thousands', () => {
    const draft = new SettingsDraft();
    expect(draft.take('hidden', '256,192')).toEqual({ hidden: [256, 192] });
    expect(draft.take('hidden', '256')).toEqual({ hidden: [256] });
    for (const name of ['epochs', 'batchSize', 'seed'] as const) {
      expect(draft.take(name, '1,000')).toBeUndefined();
      expect(draft.fault(name)).toMatch(/ must be a whole number /);
    }
  });

  it.each([
    ['learningRate', '-1'],
    ['learningRate', 'fast'],
    ['learningRate', ''],
    ['momentum', '1'],
    ['epochs', '2.5'],
    ['batchSize', '0'],
    ['seed', '1e400'],
    ['hidden', '64,,32'],
    ['hidden', '64,-3'],
    ['dropout', '1'],
    ['dropout', 'half'],
    ['clip', '-1'],
  ] as const)('refuses %s “%s” with a reason, and shows what was typed', (name, text) => {
    const draft = new SettingsDraft();
    expect(draft.take(name, text)).toBeUndefined();
    expect(draft.fault(name)).toMatch(/ must be /);
    expect(draft.text(name, defaultSettings)).toBe(text);
    expect(draft.pending).toEqual([[name, text]]);
  });

  it('shows what is being typed before it is judged', () => {
    const draft = new SettingsDraft();
    draft.type('learningRate', '1e');
    expect(draft.text('learningRate', defaultSettings)).toBe('1e');
    expect(draft.fault('learningRate')).toBeUndefined();
    draft.take('learningRate', '1e-4');
    expect(draft.pending).toEqual([]);
  });

  it('takes an empty field for none where 0 is none', () => {
    const draft = new SettingsDraft();
    expect(draft.take('clip', ' ')).toEqual({ clip: 0 });
    expect(draft.take('dropout', '')).toEqual({ dropout: 0 });
  });

  it('keeps the word of the engine until the field or another setting is changed', () => {
    const draft = new SettingsDraft();
    draft.settingsChanged(defaultSettings);
    draft.refuse('batchSize', 'Batch size: needs 9 GB.');
    draft.take('epochs', 'many');
    expect(draft.fault('batchSize')).toBe('Batch size: needs 9 GB.');
    expect(draft.pending).toEqual([['epochs', 'many']]);
    draft.settingsChanged({ ...defaultSettings });
    expect(draft.fault('batchSize')).toBeDefined();
    draft.settingsChanged({ ...defaultSettings, norm: 'batch' });
    expect(draft.fault('batchSize')).toBeUndefined();
    expect(draft.fault('epochs')).toBeDefined();
    draft.refuse('batchSize', 'Batch size: needs 9 GB.');
    draft.take('batchSize', '64');
    expect(draft.fault('batchSize')).toBeUndefined();
  });

  it('drops what was typed as a momentum when Adam takes over', () => {
    const draft = new SettingsDraft();
    draft.settingsChanged(defaultSettings);
    draft.take('momentum', '7');
    draft.settingsChanged({ ...defaultSettings, optimizer: 'adam' });
    expect(draft.pending).toEqual([]);
    expect(draft.fault('momentum')).toBeUndefined();
  });

  it('drops what was typed when the setting is set from elsewhere, and only then', () => {
    const draft = new SettingsDraft();
    draft.settingsChanged(defaultSettings);
    draft.take('epochs', 'many');
    draft.settingsChanged({ ...defaultSettings, seed: 9 });
    expect(draft.fault('epochs')).toBeDefined();
    draft.settingsChanged({ ...defaultSettings, epochs: 3 });
    expect(draft.fault('epochs')).toBeUndefined();
    expect(draft.text('epochs', { ...defaultSettings, epochs: 3 })).toBe('3');
  });
});

describe('toFailure', () => {
  it('reads an error that lost its class on the way from a worker', () => {
    expect(toFailure({ code: 'out-of-memory', field: 'hidden', message: 'needs 9 GB' })).toMatchObject({
      code: 'out-of-memory',
      field: 'hidden',
      message: 'needs 9 GB',
    });
  });

  it.each([undefined, null, 'text', 42, {}, { code: '__proto__', message: 7 }, new Error('')])(
    'makes something to show of anything: %s',
    (thrown) => {
      const failure = toFailure(thrown);
      expect(failure.code).toBe('unknown');
      expect(failure.message).not.toBe('');
      expect(failure.advice).not.toBe('');
    },
  );
});
