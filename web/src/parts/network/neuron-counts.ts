/** Counts of a network's neurons, and the words for them and for the moment that they are of. */
import type { LayerNeurons, NeuronReport } from '../../engine/types.js';
import { formatCount, formatEpoch, formatPercent, isWholeEpoch } from '../../text/format.js';
import { say } from './words.js';

/** Passes no gradient, though its output is not 0. */
export const isMuted = (layer: LayerNeurons, unit: number): boolean =>
  layer.gradientDead[unit] === 1 && layer.dead[unit] === 0;

export const deadOf = ({ layers }: NeuronReport): number => layers.reduce((sum, { deadCount }) => sum + deadCount, 0);
export const unitsOf = ({ layers }: NeuronReport): number => layers.reduce((sum, { units }) => sum + units, 0);

export const layerName = (index: number, { units }: Pick<LayerNeurons, 'units'>): string =>
  say('layer-name', { layer: index + 1, units });

export const deadWords = ({ deadCount, units }: LayerNeurons): string =>
  deadCount === 0
    ? say('dead.none')
    : say('dead.some', { dead: formatCount(deadCount), share: describeShare(deadCount, units) });

/** A share that is there never reads as 0 %. */
export const describeShare = (part: number, whole: number): string =>
  part > 0 && part / whole < 0.001 ? say('share.tiny', { share: formatPercent(0.001) }) : formatPercent(part / whole);

/** A moment in a message, and how the message has to call it. */
export const momentOf = (epoch: number): { readonly when: 'before' | 'after' | 'at'; readonly epoch: string } => ({
  when: epoch === 0 ? 'before' : isWholeEpoch(epoch) ? 'after' : 'at',
  epoch: formatEpoch(epoch),
});

/** 0 → `before training`, 4 → `after epoch 4`, 3.42 → `at epoch 3.4` */
export const epochWords = (epoch: number): string => say('moment', momentOf(epoch));
