/** Kept trainings as a table. */
import { describe, expect, it } from 'vitest';
import { keptTable, timeWords } from '../../../../web/src/page/kept/kept-table.js';
import { shown, type Cell, type Offer } from '../../../../web/src/text/table.js';
import { Job, type JobRecord } from '../../../../web/src/training/job.js';
import type { KeptTraining } from '../../../../web/src/training/kept.js';
import { defaultSettings } from '../../../../web/src/training/settings.js';

const recordOf = (change: Partial<JobRecord> = {}): JobRecord => ({
  ...new Job({
    function: { activation: 'relu', slot: 1 },
    settings: { ...defaultSettings, learningRate: 0.05, seed: 12345, hidden: [64, 32] },
  }).record('data'),
  ...change,
});

const offer: Offer = { control: 'show', words: 'Show', isPossible: true, take: () => undefined };

function rowOf(record: JobRecord, change: Partial<KeptTraining> = {}): readonly Cell[] {
  const training = { record, bytes: 2_340_000, isUnderWay: false, isCurrent: true, ...change };
  const view = { name: () => 'ReLU', show: () => offer, remove: () => undefined };
  return keptTable({ ...view, trainings: [training] }).rows[0] ?? [];
}

const read = (row: readonly Cell[]): readonly string[] =>
  keptTable({ trainings: [], name: String, show: () => undefined, remove: () => undefined }).columns.map((column, i) =>
    shown(column, row[i]),
  );
const noteOf = (cell: Cell): string | undefined => (typeof cell === 'object' ? cell.note : undefined);

describe('the row of a kept training', () => {
  it('says what was trained, what it came to, and what it takes', () => {
    const finished = recordOf({ state: 'finished', epoch: 15, changed: new Date(2026, 2, 9, 4, 5).getTime() });
    const history = { ...finished.history, testAccuracy: [[15, 0.876] as const] };
    const row = rowOf({ ...finished, history });
    expect(read(row)).toEqual(
      ['ReLU', '10,000', '64-32', '0.05', '12345', '15', '87.6 %', '2026-03-09 04:05', '2.3 MB'], //
    );
    expect(row[0]).toMatchObject({ offer });
  });

  it('says how far one came that rests, is under way or diverged', () => {
    const epochs = (state: JobRecord['state'], epoch: number, isUnderWay: boolean): readonly unknown[] => {
      const row = rowOf(recordOf({ state, epoch }), { isUnderWay });
      return [read(row)[5], noteOf(row[5])];
    };
    expect(epochs('resting', 3, false)).toEqual(['3 of 15', undefined]);
    expect(epochs('resting', 3, true)).toEqual(['3 of 15', 'under way']);
    expect(epochs('diverged', 0.04, false)).toEqual(['0.0 of 15', 'diverged']);
    expect(epochs('finished', 15, true)).toEqual(['15', undefined]);
  });

  it('of a function of one’s own has its name and its formula, which may be long', () => {
    const definition = { name: 'Mine', formula: `x*tanh(b*x)${'+0*x'.repeat(50)}` };
    const job = { function: { activation: 'f-1', slot: 1, definition }, settings: defaultSettings };
    const [name] = rowOf(recordOf({ job }));
    expect(name).toMatchObject({ value: 'Mine' });
    expect(noteOf(name)).toMatch(/^x\*tanh\(b\*x\)\+0.{27}…$/);
  });

  it('says that an older version of the page has trained it', () => {
    expect(noteOf(rowOf(recordOf())[0])).toBeUndefined();
    expect(noteOf(rowOf(recordOf(), { isCurrent: false })[0])).toBe('trained by an older version of the page');
  });
});

it('times are sorted as they are read', () => {
  expect(timeWords(new Date(2026, 10, 28, 23, 0))).toBe('2026-11-28 23:00');
  expect(timeWords(new Date(2026, 0, 2, 3, 4))).toBe('2026-01-02 03:04');
});
