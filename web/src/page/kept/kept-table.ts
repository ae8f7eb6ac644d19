/** Kept trainings as a table: what was trained, how far it came, and what can be done with it. */
import { shorten } from '../../text/cut.js';
import { formatCount, formatEpoch, formatMegabytes, formatPercent, formatValue } from '../../text/format.js';
import type { Cell, Offer, Table } from '../../text/table.js';
import type { KeptTraining } from '../../training/kept.js';
import { subsetSizes } from '../../training/settings.js';
import { say } from './words.js';

/** Of a formula, beside a name. */
const longestFormula = 40;

export interface KeptView {
  readonly trainings: readonly KeptTraining[];
  /** What a function is called. */
  readonly name: (activation: string) => string;
  /** Of the button that shows a training; nothing where it cannot be shown at all. */
  readonly show: (training: KeptTraining) => Offer | undefined;
  readonly remove: (training: KeptTraining) => Offer | undefined;
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** In the computer's time zone, the same in every language: `2026-03-09 14:05`. */
export function timeWords(time: Date): string {
  const day = [time.getFullYear(), ...[time.getMonth() + 1, time.getDate()].map(twoDigits)].join('-');
  return `${day} ${[time.getHours(), time.getMinutes()].map(twoDigits).join(':')}`;
}

export const keptTable = (view: KeptView): Table => ({
  caption: say('title'),
  columns: [
    { name: say('function'), isHeading: true },
    { name: say('images'), format: formatCount },
    { name: say('hidden') },
    { name: say('rate'), format: (rate) => formatValue(rate) },
    { name: say('seed'), format: String },
    { name: say('epochs') },
    { name: say('accuracy'), format: (accuracy) => formatPercent(accuracy) },
    { name: say('when') },
    { name: say('size'), format: (bytes) => formatMegabytes(bytes) },
  ],
  rows: view.trainings.map((training) => rowOf(training, view)),
});

function rowOf(training: KeptTraining, view: KeptView): readonly Cell[] {
  const { record, bytes } = training;
  const { settings } = record.job;
  const remove = view.remove(training);
  return [
    functionCell(training, view),
    subsetSizes[settings.subset].train,
    settings.hidden.join('-'),
    settings.learningRate,
    settings.seed,
    epochsCell(training),
    record.outcome?.accuracy ?? record.history.testAccuracy.at(-1)?.[1],
    { value: timeWords(new Date(record.changed)), order: record.changed },
    { value: bytes, ...(remove && { offer: remove }) },
  ];
}

function functionCell(training: KeptTraining, { name, show }: KeptView): Cell {
  const { activation, definition } = training.record.job.function;
  const offer = show(training);
  const notes = [
    definition ? shorten(definition.formula, longestFormula) : '',
    training.isCurrent ? '' : say('older'),
  ].filter(Boolean);
  return {
    value: definition?.name ?? name(activation),
    ...(notes.length > 0 && { note: notes.join('; ') }),
    ...(offer && { offer }),
  };
}

function epochsCell({ record: { job, state, epoch }, isUnderWay }: KeptTraining): Cell {
  const { epochs } = job.settings;
  const text = state === 'finished' ? formatCount(epochs) : say('epochs.some', { epoch: formatEpoch(epoch), epochs });
  const note =
    isUnderWay && state === 'resting' ? say('under-way') : state === 'diverged' ? say('diverged') : undefined;
  return { value: epoch, text, ...(note !== undefined && { note }) };
}
