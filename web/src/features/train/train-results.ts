/** Each function's figures as a table: how far it is, how well it does, what it costs. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatFixed, formatPercent, formatValue } from '../../text/format.js';
import type { Cell, Table } from '../../text/table.js';
import type { Lane } from '../../training/lane.js';
import { chanceDifference } from '../../training/race.js';
import { subsetSizes, trainProperties, type TrainSettings } from '../../training/settings.js';
import '../../ui/activarium-table.js';
import { say } from './words.js';

export function trainResults(
  lanes: readonly Lane[],
  settings: TrainSettings,
  name: (activation: string) => string,
): TemplateResult | typeof nothing {
  if (!lanes.some(({ latest }) => latest)) return nothing;
  return html`<activarium-table
    class="results"
    .table=${resultsTable(lanes, settings, name)}
    name="results"
    .isCaptionUnseen=${true}
  ></activarium-table>`;
}

export function resultsTable(
  lanes: readonly Lane[],
  settings: TrainSettings,
  name: (activation: string) => string,
): Table {
  const unequal = new Set(lanes.filter(({ latest }) => latest).map(widths)).size > 1;
  const testImages = subsetSizes[settings.subset].test;
  const chance = chanceAmong(
    lanes.flatMap(({ latest }) => (latest ? [latest.test.accuracy] : [])),
    testImages,
  );
  const about = say('results-note', { images: formatCount(testImages), chance: formatFixed(100 * chance, 1) });
  return {
    caption: say('results-table'),
    note: `${about} ${kernelWords(lanes, settings)}`,
    columns: [
      { name: say('function'), isHeading: true },
      { name: say('epoch'), format: (epoch) => formatFixed(epoch, 1) },
      { name: say('test-accuracy'), format: (accuracy) => formatPercent(accuracy) },
      { name: say('test-loss'), format: (loss) => formatFixed(loss, 3) },
      { name: say('training-loss'), format: (loss) => formatFixed(loss, 3) },
      { name: say('gradient-size'), format: (size) => formatValue(size, 2) },
      { name: say('dead-neurons'), format: formatCount },
      { name: say('parameters'), format: formatCount },
      { name: trainProperties.hidden.label(), isForCsv: true },
    ],
    rows: lanes.map((lane) => row(lane, name, unequal)),
  };
}

/** What the networks compute with, and why where it is not what was asked for. */
export function kernelWords(lanes: readonly Pick<Lane, 'latest'>[], { kernels }: TrainSettings): string {
  const used = new Set(lanes.flatMap(({ latest }) => (latest ? [latest.kernels] : [])));
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
const widths = ({ latest }: Lane): string => latest?.neurons.layers.map(({ units }) => units).join(' · ') ?? '';

function row(lane: Lane, name: (activation: string) => string, withWidths: boolean): readonly Cell[] {
  const { latest, progress, history } = lane;
  const layers = latest?.neurons.layers ?? [];
  const units = layers.reduce((sum, layer) => sum + layer.units, 0);
  const dead = layers.reduce((sum, layer) => sum + layer.deadCount, 0);
  return [
    { value: name(lane.function.activation), slot: lane.function.slot },
    lane.diverged ? say('has-diverged') : lane.epoch,
    latest?.test.accuracy,
    latest?.test.loss,
    history.trainLoss.value,
    progress?.gradientNorm,
    latest && {
      value: dead,
      text: say('dead', { dead: formatCount(dead), units: formatCount(units) }),
      isDead: dead > 0,
    },
    { value: lane.parameterCount, ...(withWidths && { note: widths(lane) }) },
    widths(lane),
  ];
}
