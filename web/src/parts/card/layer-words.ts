/** What ten layers make of a distribution, in one sentence and layer by layer. */
import type { Measurement } from '../../engine/types.js';
import { formatValue } from '../../text/format.js';
import { judged, type Verdict } from './verdict.js';

type Layer = Measurement['layers'][number];

const spreads = { met: [0.5, 2], partly: [0.1, 10] } as const;
/** Of the spread, between inputs. */
const own = { met: 0.5, partly: 0.1 };

const within = (value: number, [low, high]: readonly [number, number]): boolean => value >= low && value <= high;

/** To two decimals where that says enough. */
export const formatMean = (value: number): string => formatValue(Math.abs(value) < 0.005 ? 0 : value, 2);

export function layerWords({ layers, normal }: Measurement): { readonly verdict: Verdict; readonly because: string } {
  const last = layers.at(-1);
  if (!last) return { verdict: 'undefined', because: noGainWords(normal.meanSquare) };
  const share = last.spread / last.deviation;
  return {
    verdict: judged(
      within(last.deviation, spreads.met) && share >= own.met,
      within(last.deviation, spreads.partly) && share >= own.partly,
    ),
    because: endWords(layers, last, share),
  };
}

function noGainWords(meanSquare: number): string {
  const reason =
    meanSquare === 0 ? 'its output is always 0' : 'for some inputs it has no value, or grows without bound';
  return `It is undefined which weights suit it: ${reason}.`;
}

function endWords(layers: readonly Layer[], { mean, deviation, spread }: Layer, share: number): string {
  const broken = layers.findIndex((layer) => !Number.isFinite(layer.deviation));
  if (broken >= 0)
    return `From layer ${String(broken + 1)} on its pre-activations are no finite numbers: they explode.`;
  const [all, between] = [formatValue(deviation, 2), formatValue(spread, 2)];
  const after = `After ten layers mean ${formatMean(mean)}, spread ${all}`;
  if (deviation > spreads.partly[1]) return `${after}: it explodes.`;
  if (deviation < spreads.partly[0]) return `${after}: it dies out.`;
  if (share < own.partly) return `${after}, but only ${between} between inputs: they become alike.`;
  if (share < own.met) return `${after}, of which ${between} between inputs: they grow alike.`;
  if (deviation > spreads.met[1]) return `${after}: it grows.`;
  return deviation < spreads.met[0] ? `${after}: it shrinks.` : `${after}: kept.`;
}

/** What each layer makes of it, up to the first without finite numbers. */
export function layerRows(layers: readonly Layer[]): readonly (readonly [mean: string, all: string, own: string])[] {
  const broken = layers.findIndex(({ deviation }) => !Number.isFinite(deviation));
  return layers
    .slice(0, broken < 0 ? layers.length : broken)
    .map(({ mean, deviation, spread }) => [formatMean(mean), formatValue(deviation, 2), formatValue(spread, 2)]);
}
