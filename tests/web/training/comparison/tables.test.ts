/** A comparison as tables, as Markdown and as CSV. */
import { describe, expect, it } from 'vitest';
import { ranksOf } from '../../../../web/src/training/comparison/ranks.js';
import type { Published } from '../../../../web/src/training/comparison/published.js';
import { rowsOf } from '../../../../web/src/training/comparison/rows.js';
import type { Result } from '../../../../web/src/training/comparison/result.js';
import { comparisonTable, trainingsTable, type Compared } from '../../../../web/src/training/comparison/tables.js';
import { toCsv, toMarkdown } from '../../../../web/src/text/table.js';
import { diverged, one, outcome, trainings } from './results.js';

const names = new Map([['gelu', 'GELU']]);
const name = (activation: string): string => names.get(activation) ?? activation;

const counted = (seed: number, right: number, count: number): Result =>
  one('relu', seed, outcome(right, { seconds: 61.5 + seed, dead: { count, units: 640, images: 10_000 } }));

const results = [
  ...trainings('gelu', [810, 830, 790]),
  counted(1, 700, 5),
  counted(2, 702, 11),
  counted(3, 701, 8),
  one('mish', 1, diverged),
];

function compared(others: Partial<Compared> = {}): Compared {
  const activations = ['relu', 'gelu', 'mish'];
  return {
    rows: rowsOf(results, activations, 0.01),
    ranks: ranksOf(results, activations, 0.01),
    learningRate: 0.01,
    name,
    slot: (activation) => (activation === 'gelu' ? 2 : undefined),
    published: () => undefined,
    ...others,
  };
}

const published: Published = {
  chapter: { accuracy: 0.805, loss: 0.54 },
  pytorch: { accuracy: { mean: 0.807, deviation: 0.006 }, loss: { mean: 0.538, deviation: 0.013 } },
};

describe('the table of a comparison', () => {
  it('has a row for each function in the order of the ranks, with spreads and what the places hang on', () => {
    const table = comparisonTable(compared());
    expect(table.caption).toBe('Means ± standard deviations over the seeds, learning rate 0.01');
    expect(toMarkdown(table).split('\n')).toEqual([
      '| Function | Place | Test accuracy | Test loss | Time | Parameters | Dead neurons | First layer’s gradient | Seeds | Diverged |',
      '| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |',
      '| GELU | 1 | 81.0 ± 2.0 % | 0.190 ± 0.020 | 10.0 ± 0.0 s | 283,914 | – | 0.1 ± 0 | 3 | 0 |',
      '| relu | 2 (10.9 points below GELU, more than the ±4.8 that may be chance) | 70.1 ± 0.1 % | 0.299 ± 0.001 | 1 min 4 s | 283,914 | 1.3 ± 0.5 % (over 10,000 images) | 0.1 ± 0 | 3 | 0 |',
      '| mish | – (1 of 1 trainings diverged: it has no place) | – | – | – | 283,914 | – | – | 1 | 1 |',
      '',
    ]);
    expect(table.rows.map(([heading]) => heading)).toEqual([
      { value: 'GELU', slot: 2 },
      { value: 'relu' },
      { value: 'mish' },
    ]);
  });

  it('has what is published beside it where it may stand there, and no empty columns otherwise', () => {
    const table = comparisonTable(
      compared({ published: (activation) => (activation === 'gelu' ? published : undefined) }),
    );
    const lines = toMarkdown(table).split('\n');
    expect(lines[0]).toContain('| Chapter: accuracy | Chapter: loss | PyTorch: accuracy | PyTorch: loss |');
    expect(lines[2]).toContain('| 80.5 % | 0.54 | 80.7 ± 0.6 % | 0.538 ± 0.013 |');
    expect(lines[3]).toMatch(/\| – \| – \| – \| – \|$/);
    expect(toMarkdown(comparisonTable(compared()))).not.toMatch(/Chapter|PyTorch/);
  });

  it('gives CSV the means with all their digits and the deviations by themselves', () => {
    const [head = '', , relu = ''] = toCsv(comparisonTable(compared())).split('\r\n');
    const column = (text: string): number => head.split(',').indexOf(text);
    expect(Number(relu.split(',')[column('Test accuracy')])).toBeCloseTo(0.701, 12);
    expect(Number(relu.split(',')[column('Test accuracy: standard deviation')])).toBeCloseTo(0.001, 12);
    expect(Number(relu.split(',')[column('Dead neurons: standard deviation')])).toBeCloseTo(3 / 640, 12);
  });
});

describe('the trainings as CSV', () => {
  it('have a row each with all digits, and nothing where there is no number', () => {
    const exact = outcome(0, { accuracy: 0.8134, loss: 0.51609712839, seconds: 101.25, firstGradient: 1 / 3 });
    const csv = toCsv(
      trainingsTable(
        [
          one('relu', 7, { ...exact, dead: { count: 24, units: 640, images: 60_000 } }, 0.001),
          one('f-1', Number.MAX_SAFE_INTEGER, diverged, 1e-6),
        ],
        (activation) => (activation === 'f-1' ? 'mine, "the\nbest"' : 'ReLU'),
      ),
    );
    expect(csv).toBe(
      '\uFEFFFunction,Id,Seed,Learning rate,Diverged,Test accuracy,Test loss,Time in seconds,Parameters,Dead neurons: number,Neurons,Neurons counted over images,First layer’s gradient\r\n' +
        'ReLU,relu,7,0.001,0,0.8134,0.51609712839,101.25,283914,24,640,60000,0.3333333333333333\r\n' +
        '"mine, ""the\nbest""",f-1,9007199254740991,0.000001,1,,,10,283914,,,,\r\n',
    );
  });
});
