/** Tables as CSV and as Markdown, and their rows in order. */
import { describe, expect, it } from 'vitest';
import { shown, sorted, toCsv, toMarkdown, type Table } from '../../../web/src/text/table.js';

const table: Table = {
  caption: 'Values',
  columns: [
    { name: 'Name', isHeading: true },
    { name: 'f(x), the "output"', format: (y) => y.toFixed(1) },
  ],
  rows: [
    ['ReLU', 0.25],
    ['a|b', NaN],
    ['Ω, learned', Math.fround(0.1)],
    ['none', undefined],
    ['far', -Infinity],
  ],
};

/** As RFC 4180 says; independent of the writer. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charAt(i);
    if (isQuoted) {
      if (c !== '"') cell += c;
      else if (text.charAt(i + 1) === '"') {
        cell += c;
        i += 1;
      } else isQuoted = false;
    } else if (c === '"') isQuoted = true;
    else if (c === ',' || c === '\n') {
      rows.at(-1)?.push(cell.replace(/\r$/, ''));
      cell = '';
      if (c === '\n') rows.push([]);
    } else cell += c;
  }
  return rows.slice(0, -1);
}

describe('CSV', () => {
  it('is read back to the names and to every digit of the numbers', () => {
    const [head, ...rows] = parse(toCsv(table).replace(/^\uFEFF/, ''));
    expect(head).toEqual(['Name', 'f(x), the "output"']);
    expect(rows).toEqual([
      ['ReLU', '0.25'],
      ['a|b', ''],
      ['Ω, learned', '0.1'],
      ['none', ''],
      ['far', '-Infinity'],
    ]);
  });

  it('tells sheets its encoding', () => {
    expect(toCsv(table).startsWith('\uFEFF')).toBe(true);
  });

  it('gives no text that a sheet would compute', () => {
    const hostile = {
      caption: '',
      columns: [{ name: 'Name' }],
      rows: [['=HYPERLINK("x")'], ['+1'], ['@a'], ['-a'], ['-1.5']],
    };
    const cells = parse(toCsv(hostile).replace(/^\uFEFF/, '')).flat();
    expect(cells).toEqual(['Name', '\'=HYPERLINK("x")', "'+1", "'@a", "'-a", '-1.5']);
  });
});

describe('Markdown', () => {
  it('has the cells as they are shown, with bars that are part of a text escaped', () => {
    expect(toMarkdown(table).split('\n')).toEqual([
      '| Name | f(x), the "output" |',
      '| --- | --: |',
      '| ReLU | 0.3 |',
      '| a\\|b | NaN |',
      '| Ω, learned | 0.1 |',
      '| none | – |',
      '| far | -Infinity |',
      '',
    ]);
  });
});

describe('the order of rows', () => {
  const names = (column: number, direction: 'ascending' | 'descending'): unknown[] =>
    sorted(table, column, direction).map(([name]) => name);

  it('is by number, with what is none last either way', () => {
    expect(names(1, 'ascending')).toEqual(['far', 'Ω, learned', 'ReLU', 'a|b', 'none']);
    expect(names(1, 'descending')).toEqual(['ReLU', 'Ω, learned', 'far', 'a|b', 'none']);
  });

  it('is by letter in a column of texts, and leaves the table as it was', () => {
    expect(names(0, 'ascending')).toEqual(['a|b', 'far', 'none', 'ReLU', 'Ω, learned']);
    expect(table.rows[0]?.[0]).toBe('ReLU');
  });
});

it('a cell without a value reads as a dash', () => {
  expect(shown({ name: 'x' }, undefined)).toBe('–');
});

describe('cells that show more than their value', () => {
  const results: Table = {
    caption: 'Results',
    columns: [
      { name: 'Function', isHeading: true },
      { name: 'Accuracy', format: (share) => `${(100 * share).toFixed(1)} %` },
      { name: 'Dead' },
      { name: 'Of', isForCsv: true },
    ],
    rows: [
      [{ value: 'ReLU', slot: 1 }, 0.25, { value: 9, text: '9 of 640', isDead: true }, 640],
      [{ value: 'SwiGLU', slot: 2, note: 'narrower' }, { value: 0.5 }, { value: 10, text: '10 of 366' }, 366],
    ],
    foot: [['Both', undefined, 19, 1006]],
  };

  it('go into CSV with their values, also those of columns that are not shown', () => {
    expect(parse(toCsv(results).replace(/^\uFEFF/, ''))).toEqual([
      ['Function', 'Accuracy', 'Dead', 'Of'],
      ['ReLU', '0.25', '9', '640'],
      ['SwiGLU', '0.5', '10', '366'],
      ['Both', '', '19', '1006'],
    ]);
  });

  it('go into Markdown as they are read, with their notes in brackets', () => {
    expect(toMarkdown(results).split('\n')).toEqual([
      '| Function | Accuracy | Dead |',
      '| --- | --: | --: |',
      '| ReLU | 25.0 % | 9 of 640 |',
      '| SwiGLU (narrower) | 50.0 % | 10 of 366 |',
      '| Both | – | 19 |',
      '',
    ]);
  });

  it('are sorted by their values, not by their texts', () => {
    expect(sorted(results, 2, 'descending').map((row) => row[0])).toEqual([
      { value: 'SwiGLU', slot: 2, note: 'narrower' },
      { value: 'ReLU', slot: 1 },
    ]);
  });
});
