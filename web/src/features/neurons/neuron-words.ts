/** What neurons do, in plain sentences: under the grids, in the table's caption, for screen readers. */
import { median } from 'd3-array';
import type { LayerNeurons } from '../../engine/types.js';
import { formatCount, formatPercent, formatSeries, formatValue } from '../../text/format.js';
import { lifeOf, lifeWords, type Life } from './neuron-life.js';
import type { Look } from '../../training/job.js';
import {
  settingNames,
  trainProperties,
  writeSetting,
  type SettingName,
  type TrainSettings,
} from '../../training/settings.js';
import { say } from './words.js';
import { epochWords, isMuted } from '../../parts/network/neuron-counts.js';

/** A rate in a message: near 0 and 1 as counts, so that a rare neuron never reads like a dead one. */
export function rateOf(
  rate: number,
  images: number,
): {
  readonly how: 'none' | 'every' | 'few' | 'most' | 'share';
  readonly count: string;
  readonly images: string;
  readonly share: string;
} {
  const firing = Math.round(rate * images);
  const how =
    firing === 0 ? 'none' : firing === images ? 'every' : rate < 0.001 ? 'few' : rate > 0.999 ? 'most' : 'share';
  const count = formatCount(how === 'most' ? images - firing : firing);
  return { how, count, images: formatCount(images), share: formatPercent(rate) };
}

/** What became of a neuron up to moment `at`, where it was ever dead; layer and unit from 0. */
export const lifeAt = (moments: readonly Look[], at: number, layer: number, unit: number): Life | undefined =>
  lifeOf(
    moments.slice(0, at + 1).map(({ epoch, neurons, sample }, i) => ({
      epoch,
      // What is shown of the last moment may be counted over more images than a series is.
      dead: (i === at ? neurons : sample).layers[layer]?.dead[unit] === 1,
    })),
  );

/** The line of one neuron at moment `at`; layer and unit from 0. */
export function describeNeuron(moments: readonly Look[], at: number, layer: number, unit: number): string {
  const report = moments[at]?.neurons;
  const found = report?.layers[layer];
  if (!found) return '';
  const life = lifeAt(moments, at, layer, unit);
  if (found.dead[unit] === 1 && life) return say('one.dead', { unit: unit + 1, life: lifeWords(life) });
  const fires = say('one.fires', {
    unit: unit + 1,
    mean: formatValue(found.meanOutput[unit] ?? NaN),
    ...rateOf(found.firingRate[unit] ?? NaN, report.images),
  });
  const marks = [
    ...(found.gradientDead[unit] === 1 ? [say('mark.gradient')] : []),
    ...(found.saturated[unit] === 1 ? [say('mark.saturated')] : []),
    ...(life ? [lifeWords(life)] : []),
  ];
  return formatSeries([fires, ...marks], 'semicolon');
}

export function describeLayer(layer: LayerNeurons, images: number): string {
  const muted = mutedCount(layer);
  const marks = [
    ...(layer.alwaysOnCount > 0 ? [say('mark.always-on', { count: formatCount(layer.alwaysOnCount) })] : []),
    ...(muted > 0 ? [say('mark.muted', { count: formatCount(muted) })] : []),
  ];
  return formatSeries([say('median', rateOf(median(layer.firingRate) ?? NaN, images)), ...marks], 'semicolon');
}

const mutedCount = (layer: LayerNeurons): number =>
  layer.gradientDead.reduce((count, _, unit) => count + (isMuted(layer, unit) ? 1 : 0), 0);

/** `after epoch 4` for a table's row, a slider's value. */
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
    formatSeries(differing.map((name) => say(`differs.${name}`, { value: value(name, settings) })));
  return { here: list(here), now: list(now) };
}
