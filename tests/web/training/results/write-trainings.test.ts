/** The file of kept trainings. */
import { describe, expect, it } from 'vitest';
import type { JobOutcome } from '../../../../web/src/training/job-outcome.js';
import { Job, type JobRecord } from '../../../../web/src/training/job.js';
import { engineBuild } from '../../../../web/src/training/job-key.js';
import { writeTrainings } from '../../../../web/src/training/results/write-trainings.js';
import { defaultSettings } from '../../../../web/src/training/settings.js';

const outcome: JobOutcome = {
  ...{
    diverged: false,
    accuracy: 0.8,
    loss: 0.5,
    seconds: 2,
    parameters: 100,
    dead: { count: 1, units: 2, images: 3 },
    firstGradient: 0.1,
  },
  ...{ curve: [{ epoch: 0, accuracy: 0.1, loss: 2.3 }], parametersHash: '0123456789abcdef' },
  // 1000 0001, and then 01 with zeros behind.
  right: Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 1, 0, 1),
};
const definition = { name: 'Mine', formula: 'x*tanh(b*x)', parameters: { b: { initial: 1 } } };

const recordOf = (change: Partial<JobRecord> = {}): JobRecord => ({
  ...new Job({
    function: { activation: 'f-1', slot: 3, pieces: 1, parameters: { b: 0.5 }, definition },
    settings: defaultSettings,
  }).record('data'),
  changed: Date.UTC(2026, 2, 9, 14, 5),
  ...change,
});

const date = new Date(Date.UTC(2026, 2, 10));
const read = (records: readonly JobRecord[]): unknown => JSON.parse(writeTrainings(records, date));

describe('the file of kept trainings', () => {
  it('says what was trained, with which engine, and what it came to', () => {
    expect(read([recordOf({ state: 'finished', outcome })])).toMatchObject({
      ...{ format: 'activarium-trainings', version: 1, date: '2026-03-10T00:00:00.000Z' },
      trainings: [
        {
          function: { activation: 'f-1', parameters: { b: 0.5 }, definition },
          ...{ settings: defaultSettings, data: 'data', engine: engineBuild, state: 'finished' },
          ...{ changed: '2026-03-09T14:05:00.000Z', outcome: { ...outcome, right: 'gUA=' } },
        },
      ],
    });
  });

  it('has a line for each training, and can be read with none', () => {
    const lines = writeTrainings([recordOf(), recordOf({ key: 'other' })], date).split('\n');
    expect(lines).toHaveLength(5);
    expect(lines.slice(1, 3).map((line) => (JSON.parse(line.replace(/,$/, '')) as JobRecord).key)).toEqual([
      recordOf().key,
      'other',
    ]);
    expect(read([])).toMatchObject({ trainings: [] });
  });

  it('has null where a number is none, and neither networks nor moments', () => {
    const diverged = { ...outcome, diverged: true, accuracy: NaN, right: new Uint8Array() };
    const text = writeTrainings([recordOf({ state: 'diverged', outcome: diverged })], date);
    expect(JSON.parse(text)).toMatchObject({ trainings: [{ outcome: { accuracy: null, right: '' } }] });
    expect(text).not.toMatch(/history|moments|trainLoss/);
  });
});
