/** Each function's figures as a table: how far it is, how well it does, what it costs. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatFixed, formatPercent, formatValue } from '../../text/format.js';
import type { Cell, Column, Offer as CellOffer, Table } from '../../text/table.js';
import type { Job } from '../../training/job.js';
import { chanceDifference } from '../../maths/chance.js';
import { outcomeOf, type Field, type Offer } from '../../training/outcomes.js';
import { subsetSizes, trainProperties, type TrainSettings } from '../../training/settings.js';
import '../../ui/activarium-table.js';
import { say } from './words.js';

export interface ResultsView extends Field {
  /** Whether there is little room from left to right: sentences then stand beside the names. */
  readonly isNarrow: boolean;
  /** The button of an offer, for the row of a function. */
  offer(offer: Offer, activation: string): CellOffer;
}

export const trainResults = (view: ResultsView): TemplateResult | typeof nothing =>
  view.jobs.some(({ latest }) => latest)
    ? html`<activarium-table
        class="results"
        wide
        .table=${resultsTable(view)}
        name="results"
        .isCaptionUnseen=${true}
      ></activarium-table>`
    : nothing;

export function resultsTable(view: ResultsView): Table {
  const { jobs, settings, isNarrow } = view;
  const unequal = new Set(jobs.filter(({ latest }) => latest).map(widths)).size > 1;
  const testImages = subsetSizes[settings.subset].test;
  const chance = chanceAmong(
    jobs.flatMap(({ latest }) => (latest ? [latest.test.accuracy] : [])),
    testImages,
  );
  const about = say('results-note', { images: formatCount(testImages), chance: formatFixed(100 * chance, 1) });
  const happens: Column = { name: say('what-happens'), isSentence: true };
  const figures: readonly Column[] = [
    { name: say('epoch'), format: (epoch) => formatFixed(epoch, 1) },
    { name: say('test-accuracy'), format: (accuracy) => formatPercent(accuracy) },
    { name: say('test-loss'), format: (loss) => formatFixed(loss, 3) },
    { name: say('training-loss'), format: (loss) => formatFixed(loss, 3) },
    { name: say('gradient-size'), format: (size) => formatValue(size, 2) },
    { name: say('dead-neurons'), format: formatCount },
    { name: say('parameters'), format: formatCount },
  ];
  return {
    caption: say('results-table'),
    note: `${about} ${kernelWords(jobs, settings)}`,
    columns: [
      { name: say('function'), isHeading: true },
      ...(isNarrow ? [happens, ...figures] : [...figures, happens]),
      { name: trainProperties.hidden.label(), isForCsv: true },
    ],
    rows: jobs.map((job) => {
      const name = { value: view.name(job.function.activation), slot: job.function.slot };
      const happened = outcomeCell(job, view);
      const numbers = figuresOf(job, unequal);
      return [name, ...(isNarrow ? [happened, ...numbers] : [...numbers, happened]), widths(job)];
    }),
  };
}

function outcomeCell(job: Job, view: ResultsView): Cell {
  const outcome = outcomeOf(job, view);
  if (!outcome) return { value: '' };
  const { words, offer } = outcome;
  return { value: words, ...(offer && { offer: view.offer(offer, job.function.activation) }) };
}

/** What the networks compute with, and why where it is not what was asked for. */
export function kernelWords(jobs: readonly Pick<Job, 'latest'>[], { kernels }: TrainSettings): string {
  const used = new Set(jobs.flatMap(({ latest }) => (latest ? [latest.kernels] : [])));
  if (used.size > 1) return say('computed.both');
  return say(used.has('relaxed') ? 'computed.relaxed' : kernels === 'relaxed' ? 'computed.without' : 'computed.plain');
}

/** Where no accuracy is known yet: what a training usually comes to. */
const usualAccuracy = 0.85;

/** The largest difference of two of the accuracies that may be chance; of a single one and its like. */
export function chanceAmong(accuracies: readonly number[], images: number): number {
  const known = accuracies.filter(Number.isFinite);
  const [only = usualAccuracy, second] = known;
  if (second === undefined) return chanceDifference(only, only, images);
  const pairs = known.flatMap((a, i) => known.slice(i + 1).map((b) => chanceDifference(a, b, images)));
  return Math.max(...pairs);
}

/** Neurons of the hidden layers, from the input on. */
const widths = ({ latest }: Job): string => latest?.neurons.layers.map(({ units }) => units).join(' · ') ?? '';

function figuresOf(job: Job, withWidths: boolean): readonly Cell[] {
  const { latest, progress, history } = job;
  const layers = latest?.neurons.layers ?? [];
  const units = layers.reduce((sum, layer) => sum + layer.units, 0);
  const dead = layers.reduce((sum, layer) => sum + layer.deadCount, 0);
  return [
    job.diverged ? say('has-diverged') : job.epoch,
    latest?.test.accuracy,
    latest?.test.loss,
    history.trainLoss.value,
    progress?.gradientNorm,
    latest && {
      value: dead,
      text: say('dead', { dead: formatCount(dead), units: formatCount(units) }),
      isDead: dead > 0,
    },
    { value: job.parameterCount, ...(withWidths && { note: widths(job) }) },
  ];
}
