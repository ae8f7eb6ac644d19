/** What was measured of several functions, as a table: a row for each. */
import type { ActivationInfo, Measurement } from '../../engine/types.js';
import { conditionMeaning, conditionName, conditions, marksOf, type Mark } from '../../functions/conditions/marks.js';
import type { StepCost } from '../../functions/conditions/step-cost.js';
import { signs, type Verdict } from '../../functions/conditions/verdict.js';
import { familyName } from '../../functions/family-names.js';
import { formatFixed, formatPercent, formatSeries, formatValue } from '../../text/format.js';
import { shortened } from '../../text/short-name.js';
import type { Cell, Column, RichCell, Table } from '../../text/table.js';
import { say } from './words.js';

export interface Compared {
  readonly info: ActivationInfo;
  readonly slot: number;
  /** Nothing while it is on its way, and of a whole layer, which has no curve to be measured. */
  readonly measured: Measurement | undefined;
  readonly cost: StepCost;
}

const figures = ['from', 'to', 'monotone', 'kinks', 'steepest', 'usable', 'mean', 'cost'] as const;
type Figure = (typeof figures)[number];

export const comparisonTable = (compared: readonly Compared[]): Table => ({
  caption: say('caption'),
  columns: [
    { name: say('function'), isHeading: true },
    ...conditions.map((condition) => ({
      name: say(`mark.${condition}`),
      explanation: say('condition', {
        condition: conditionName(condition),
        meaning: conditionMeaning(condition),
      }),
    })),
    ...figures.map(column),
    ...(['learned', 'year', 'kind'] as const).map(column),
  ],
  rows: compared.map(row),
});

const column = (name: Figure | 'learned' | 'year' | 'kind'): Column => ({
  name: say(name),
  explanation: say(`${name}.meaning`),
  ...(name === 'from' || name === 'to' || name === 'steepest' ? { format: (value) => formatValue(value) } : {}),
  ...(name === 'mean' ? { format: (value) => formatValue(Math.abs(value) < 5e-4 ? 0 : value, 2) } : {}),
  ...(name === 'usable' ? { format: (value) => formatPercent(value, 0) } : {}),
});

function row({ info, slot, measured, cost }: Compared): readonly Cell[] {
  const { parameters, year } = info;
  const learned = parameters.filter((each) => each.learned).reduce((sum, { count }) => sum + count, 0);
  return [
    { value: info.name, text: shortened(info.name), slot },
    ...(measured ? measuredCells(measured, cost) : [...conditions, ...figures].map(() => absent(info))),
    learned,
    year === 0 ? undefined : year,
    familyName(info.family),
  ];
}

/** Of a layer there is nothing to wait for. */
const absent = ({ kind }: ActivationInfo): Cell => (kind === 'elementwise' ? pending() : undefined);

function measuredCells(measured: Measurement, cost: StepCost): readonly Cell[] {
  const { lowest, highest, monotone, lipschitz, normal } = measured;
  return [
    ...marksOf(measured, cost).map(markCell),
    numberCell(lowest.value),
    numberCell(highest.value),
    say(`monotone.${monotone}`),
    kinksCell(measured),
    numberCell(lipschitz.value),
    numberCell(normal.passingShare),
    numberCell(normal.mean),
    costCell(cost),
  ];
}

const numberCell = (value: number): Cell => (Number.isNaN(value) ? undefined : value);

const ranks: Readonly<Record<Verdict, number | undefined>> = {
  met: 3,
  'partly met': 2,
  'not met': 1,
  undefined: undefined,
  'being timed': undefined,
};

const pending = (): Cell => ({ value: undefined, text: say('pending') });

const markCell = ({ verdict, word }: Mark): Cell =>
  verdict === 'being timed'
    ? pending()
    : { value: word, text: say('mark', { sign: signs[verdict], word }), order: ranks[verdict] };

function kinksCell({ kinks, jumps, poles, more }: Measurement): RichCell {
  const notes = [
    ...(jumps.length > 0 ? [say('kinks.jumps', { count: jumps.length })] : []),
    ...(poles.length > 0 ? [say('kinks.poles', { count: poles.length })] : []),
  ];
  const count = kinks.length;
  return {
    value: count,
    ...(more && count > 0 && { text: say('at-least', { count }) }),
    ...(notes.length > 0 && { note: formatSeries(notes) }),
  };
}

function costCell(cost: StepCost): Cell {
  if (cost.kind === 'being timed') return pending();
  if (cost.kind !== 'timed') return undefined;
  return { value: cost.ratio, text: say('times', { times: formatFixed(cost.ratio, 1) }) };
}
