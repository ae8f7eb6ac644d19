/** A comparison as tables: a row for each function at one rate, which is shown, and a row for each training, for CSV. */
import { formatCount, formatDuration, formatFixed, formatPercent, formatValue } from '../../text/format.js';
import { say as sayText } from '../../text/say.js';
import type { Cell, Column, RichCell, Table } from '../../text/table.js';
import type { Spread } from '../judgement.js';
import type { Published } from './published.js';
import { describeStanding } from './rank-words.js';
import type { Rank } from './ranks.js';
import type { Result } from './result.js';
import type { Row } from './rows.js';
import { decimals, spreadWords } from './spread-words.js';
import { say } from './words.js';

export interface Compared {
  readonly rows: readonly Row[];
  readonly ranks: readonly Rank[];
  readonly learningRate: number;
  /** A function's name. */
  readonly name: (activation: string) => string;
  /** Its colour, where it has one. */
  readonly slot: (activation: string) => number | undefined;
  /** What may stand beside its results. */
  readonly published: (activation: string) => Published | undefined;
}

/** In the order of the ranks. */
export function comparisonTable(compared: Compared): Table {
  const { rows, ranks, learningRate, published } = compared;
  const hasPublished = rows.some(({ activation }) => published(activation) !== undefined);
  const columns = hasPublished ? [...ownColumns, ...publishedColumns] : ownColumns;
  const byFunction = new Map(rows.map((row) => [row.activation, row]));
  return {
    caption: say('caption', { rate: formatValue(learningRate, 6) }),
    columns: columns.map(({ column }) => column()),
    rows: ranks.flatMap((rank) => {
      const row = byFunction.get(rank.activation);
      return row ? [columns.map(({ cell }) => cell(row, rank, compared))] : [];
    }),
  };
}

interface ComparedColumn {
  readonly column: () => Column;
  readonly cell: (row: Row, rank: Rank, compared: Compared) => Cell;
}

const percent = (spread: Spread): string => {
  const number = spreadWords(spread, decimals(1, 100));
  return Number.isFinite(spread.mean) ? sayText('percent', { number }) : number;
};

const spreadCell = (spread: Spread, text: string): RichCell => ({ value: spread.mean, text });

/** A mean with its spread as it is read, and the spread by itself for CSV. */
const spreadColumns = (
  column: () => Column,
  spread: (row: Row, compared: Compared) => Spread | undefined,
  cell: (spread: Spread, row: Row) => RichCell,
): readonly ComparedColumn[] => [
  {
    column,
    cell: (row, _, compared) => {
      const found = spread(row, compared);
      return found && cell(found, row);
    },
  },
  {
    column: () => ({ name: say('deviation', { of: column().name }), isForCsv: true }),
    cell: (row, _, compared) => spread(row, compared)?.deviation,
  },
];

const ownColumns: readonly ComparedColumn[] = [
  {
    column: () => ({ name: say('function'), isHeading: true }),
    cell: ({ activation }, _, { name, slot }) => {
      const own = slot(activation);
      return { value: name(activation), ...(own !== undefined && { slot: own }) };
    },
  },
  {
    column: () => ({ name: say('rank'), explanation: say('rank.meaning') }),
    cell: (_, { rank, standing }, { name }) => {
      const note = describeStanding(standing, name);
      return { value: rank, ...(note !== undefined && { note }) };
    },
  },
  ...spreadColumns(
    () => ({ name: say('accuracy') }),
    ({ accuracy }) => accuracy,
    (accuracy) => spreadCell(accuracy, percent(accuracy)),
  ),
  ...spreadColumns(
    () => ({ name: say('loss'), explanation: say('loss.meaning') }),
    ({ loss }) => loss,
    (loss) => spreadCell(loss, spreadWords(loss, decimals(3))),
  ),
  ...spreadColumns(
    () => ({ name: say('time'), explanation: say('time.meaning') }),
    ({ seconds }) => seconds,
    (seconds) => spreadCell(seconds, timeWords(seconds)),
  ),
  {
    column: () => ({ name: say('parameters'), explanation: say('parameters.meaning'), format: formatCount }),
    cell: ({ parameters }) => parameters,
  },
  ...spreadColumns(
    () => ({ name: say('dead'), explanation: say('dead.meaning') }),
    ({ dead }) => dead,
    (dead, row) => ({
      ...spreadCell(dead, percent(dead)),
      note: say('dead.over', { images: formatCount(row.dead?.images ?? 0) }),
      isDead: dead.mean > 0,
    }),
  ),
  ...spreadColumns(
    () => ({ name: say('gradient'), explanation: say('gradient.meaning') }),
    ({ firstGradient }) => firstGradient,
    (gradient) =>
      spreadCell(
        gradient,
        spreadWords(gradient, (value) => formatValue(value, 2)),
      ),
  ),
  { column: () => ({ name: say('done'), format: formatCount }), cell: ({ done }) => done },
  {
    column: () => ({ name: say('diverged'), explanation: say('diverged.meaning'), format: formatCount }),
    cell: ({ diverged }) => diverged,
  },
];

/** A minute or more is told in minutes, whose spread would not be read. */
const timeWords = (seconds: Spread): string =>
  seconds.mean < 60 ? say('seconds', { seconds: spreadWords(seconds, decimals(1)) }) : formatDuration(seconds.mean);

const chapterColumn = (figure: 'accuracy' | 'loss', cell: (value: number) => RichCell): ComparedColumn => ({
  column: () => ({ name: say(`chapter.${figure}`), explanation: say('chapter.meaning') }),
  cell: ({ activation }, _, { published }) => {
    const value = published(activation)?.chapter?.[figure];
    return value === undefined ? undefined : cell(value);
  },
});

const publishedColumns: readonly ComparedColumn[] = [
  chapterColumn('accuracy', (value) => ({ value, text: formatPercent(value) })),
  chapterColumn('loss', (value) => ({ value, text: formatFixed(value, 2) })),
  ...spreadColumns(
    () => ({ name: say('pytorch.accuracy'), explanation: say('pytorch.meaning') }),
    ({ activation }, { published }) => published(activation)?.pytorch.accuracy,
    (accuracy) => spreadCell(accuracy, percent(accuracy)),
  ),
  ...spreadColumns(
    () => ({ name: say('pytorch.loss'), explanation: say('pytorch.meaning') }),
    ({ activation }, { published }) => published(activation)?.pytorch.loss,
    (loss) => spreadCell(loss, spreadWords(loss, decimals(3))),
  ),
];

/** A row for each training. Figures are as they are, accuracies as fractions; what a training that diverged lacks is empty. */
export const trainingsTable = (results: readonly Result[], name: (activation: string) => string): Table => ({
  caption: say('trainings'),
  columns: [
    { name: say('function'), isHeading: true },
    { name: say('activation') },
    { name: say('seed') },
    { name: say('learning-rate') },
    { name: say('diverged') },
    { name: say('accuracy') },
    { name: say('loss') },
    { name: say('time.seconds') },
    { name: say('parameters') },
    { name: say('dead.count') },
    { name: say('dead.units') },
    { name: say('dead.images') },
    { name: say('gradient') },
  ],
  rows: results.map(({ activation, seed, learningRate, outcome }) => [
    name(activation),
    activation,
    seed,
    learningRate,
    outcome.diverged ? 1 : 0,
    outcome.accuracy,
    outcome.loss,
    outcome.seconds,
    outcome.parameters,
    outcome.dead?.count,
    outcome.dead?.units,
    outcome.dead?.images,
    outcome.firstGradient,
  ]),
});
