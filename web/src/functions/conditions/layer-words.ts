/** What ten layers make of a distribution: in a few words, in one sentence, and layer by layer. */
import type { Measurement } from '../../engine/types.js';
import { formatPercent, formatValue } from '../../text/format.js';
import { judged, type Verdict } from './verdict.js';
import { say } from './words.js';

type Layer = Measurement['layers'][number];

const spreads = { met: [0.5, 2], partly: [0.1, 10] } as const;
/** Of the spread, between inputs. */
const own = { met: 0.5, partly: 0.1 };

const within = (value: number, [low, high]: readonly [number, number]): boolean => value >= low && value <= high;

/** To two decimals where that says enough. */
export const formatMean = (value: number): string => formatValue(Math.abs(value) < 0.005 ? 0 : value, 2);

export interface LayerWords {
  readonly verdict: Verdict;
  /** In a few words: `spread 0.98 after 10 layers`. */
  readonly figure: string;
  readonly because: string;
}

export function layerWords({ layers, normal }: Measurement): LayerWords {
  const last = layers.at(-1);
  if (!last) {
    const end = normal.meanSquare === 0 ? 'zero' : 'no-value';
    return { verdict: 'undefined', figure: say(`no-weights-figure.${end}`), because: say(`no-weights.${end}`) };
  }
  const share = last.spread / last.deviation;
  const verdict = judged(
    within(last.deviation, spreads.met) && share >= own.met,
    within(last.deviation, spreads.partly) && share >= own.partly,
  );
  const layer = layers.findIndex(({ deviation }) => !Number.isFinite(deviation)) + 1;
  if (layer > 0)
    return { verdict, figure: say('layers.figure.infinite', { layer }), because: say('layers.infinite', { layer }) };
  const end = endOf(last.deviation, share);
  const [mean, spread, between] = [formatMean(last.mean), formatValue(last.deviation, 2), formatValue(last.spread, 2)];
  return {
    verdict,
    figure: say('layers.figure', { end, spread, share: formatPercent(share, share < 0.01 ? 2 : 0) }),
    because: say('layers.end', { end, mean, spread, between }),
  };
}

function endOf(deviation: number, share: number): string {
  if (deviation > spreads.partly[1]) return 'explodes';
  if (deviation < spreads.partly[0]) return 'dies';
  if (share < own.partly) return 'alike';
  if (share < own.met) return 'growing';
  if (deviation > spreads.met[1]) return 'grows';
  return deviation < spreads.met[0] ? 'shrinks' : 'kept';
}

/** The layers up to the first without finite numbers. */
export function finiteLayers(layers: readonly Layer[]): readonly Layer[] {
  const broken = layers.findIndex(({ deviation }) => !Number.isFinite(deviation));
  return layers.slice(0, broken < 0 ? layers.length : broken);
}
