/** What neurons do, in plain sentences: under the grids, in the table's caption, for screen readers. */
import { median } from 'd3-array';
import type { LayerNeurons, NeuronReport } from '../../engine/types.js';
import { formatCount, formatPercent, formatValue } from '../../text/format.js';
import { epochWords, lifeWords } from './neuron-life.js';
import type { Moment } from '../../training/lane.js';
import {
  settingNames,
  trainProperties,
  writeSetting,
  type SettingName,
  type TrainSettings,
} from '../../training/settings.js';

/** Rates near 0 and 1 as counts, so that a rare neuron never reads like a dead one. */
export function describeRate(rate: number, images: number, all = 'the images'): string {
  const count = Math.round(rate * images);
  if (count === 0) return `none of ${all}`;
  if (count === images) return `every one of ${all}`;
  if (rate < 0.001) return `${formatCount(count)} of ${formatCount(images)} images`;
  if (rate > 0.999) return `all but ${formatCount(images - count)} of ${formatCount(images)} images`;
  return `${formatPercent(rate)} of ${all}`;
}

/** When a neuron was found dead, up to moment `at`; layer and unit from 0. */
export const describeLife = (moments: readonly Moment[], at: number, layer: number, unit: number): string | undefined =>
  lifeWords(
    moments.slice(0, at + 1).map(({ epoch, neurons }) => ({ epoch, dead: neurons.layers[layer]?.dead[unit] === 1 })),
  );

/** The line of one neuron at moment `at`; layer and unit from 0. */
export function describeNeuron(moments: readonly Moment[], at: number, layer: number, unit: number): string {
  const report = moments[at]?.neurons;
  const found = report?.layers[layer];
  if (!found) return '';
  const name = `Neuron ${String(unit + 1)}`;
  const life = describeLife(moments, at, layer, unit);
  if (found.dead[unit] === 1) return `${name}: ${life ?? 'dead'}`;
  const more = [
    `mean output ${formatValue(found.meanOutput[unit] ?? NaN)}`,
    ...(found.gradientDead[unit] === 1 ? ['passes no gradient'] : []),
    ...(found.saturated[unit] === 1 ? ['saturated'] : []),
    ...(life === undefined ? [] : [life]),
  ];
  return `${name}: fires on ${describeRate(found.firingRate[unit] ?? NaN, report.images)}, ${more.join('; ')}`;
}

export function describeLayer(layer: LayerNeurons, images: number): string {
  const rate = median(layer.firingRate) ?? NaN;
  const marked = [
    ...(layer.alwaysOnCount > 0 ? [`${formatCount(layer.alwaysOnCount)} always on`] : []),
    ...(mutedCount(layer) > 0 ? [`${formatCount(mutedCount(layer))} more without gradient`] : []),
  ];
  return [`The median neuron fires on ${describeRate(rate, images)}`, ...marked].join('; ');
}

export const deadWords = (layer: LayerNeurons): string =>
  layer.deadCount === 0
    ? 'none dead'
    : `${formatCount(layer.deadCount)} dead, ${describeShare(layer.deadCount, layer.units)}`;

/** A share that is there never reads as 0 %. */
export const describeShare = (part: number, whole: number): string =>
  part > 0 && part / whole < 0.001 ? 'under 0.1 %' : formatPercent(part / whole);

/** Passes no gradient, though its output is not 0. */
export const isMuted = (layer: LayerNeurons, unit: number): boolean =>
  layer.gradientDead[unit] === 1 && layer.dead[unit] === 0;

const mutedCount = (layer: LayerNeurons): number =>
  layer.gradientDead.reduce((count, _, unit) => count + (isMuted(layer, unit) ? 1 : 0), 0);

export const deadOf = ({ layers }: NeuronReport): number => layers.reduce((sum, { deadCount }) => sum + deadCount, 0);
export const unitsOf = ({ layers }: NeuronReport): number => layers.reduce((sum, { units }) => sum + units, 0);

/** `after epoch 4` for a table's heading, a slider's value. */
export const describeMoment = (moment: { readonly epoch: number } | undefined): string =>
  moment ? epochWords(moment.epoch) : '';

export interface Difference {
  readonly here: string;
  readonly now: string;
}

/** The settings that differ, e.g. `learning rate 0.01` here, `learning rate 0.15` now. */
export function settingDifferences(here: TrainSettings, now: TrainSettings): Difference {
  const differing = settingNames.filter((name) => writeSetting(name, here) !== writeSetting(name, now));
  const value = (name: SettingName, settings: TrainSettings): string =>
    name === 'optimizer' ? trainProperties.optimizer.names[settings.optimizer]() : writeSetting(name, settings);
  const list = (settings: TrainSettings): string =>
    differing.map((name) => `${trainProperties[name].label().toLowerCase()} ${value(name, settings)}`).join(', ');
  return { here: list(here), now: list(now) };
}
