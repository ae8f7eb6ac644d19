/** What ten layers make of a distribution, in one sentence and layer by layer. */
import type { Measurement } from '../../engine/types.js';
import { formatValue } from '../../text/format.js';
import { judged, type Verdict } from './verdict.js';
import { say } from './words.js';

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

const noGainWords = (meanSquare: number): string => say(meanSquare === 0 ? 'layers.zero' : 'layers.no-value');

function endWords(layers: readonly Layer[], { mean, deviation, spread }: Layer, share: number): string {
  const broken = layers.findIndex((layer) => !Number.isFinite(layer.deviation));
  if (broken >= 0) return say('layers.infinite', { layer: broken + 1 });
  const values = { mean: formatMean(mean), spread: formatValue(deviation, 2) };
  const between = formatValue(spread, 2);
  if (deviation > spreads.partly[1]) return say('layers.explodes', values);
  if (deviation < spreads.partly[0]) return say('layers.dies', values);
  if (share < own.partly) return say('layers.alike', { ...values, between });
  if (share < own.met) return say('layers.growing-alike', { ...values, between });
  if (deviation > spreads.met[1]) return say('layers.grows', values);
  return say(deviation < spreads.met[0] ? 'layers.shrinks' : 'layers.kept', values);
}

/** The layers up to the first without finite numbers. */
export function finiteLayers(layers: readonly Layer[]): readonly Layer[] {
  const broken = layers.findIndex(({ deviation }) => !Number.isFinite(deviation));
  return layers.slice(0, broken < 0 ? layers.length : broken);
}
