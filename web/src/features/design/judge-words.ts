/** A trial in plain sentences: what it will do, where it is, what came out. */
import {
  formatCount,
  formatDuration,
  formatEpoch,
  formatFixed,
  formatList,
  formatMegabytes,
} from '../../text/format.js';
import type { Difference } from '../../training/judgement.js';
import { subsetSizes } from '../../training/settings.js';
import type { Trial } from '../../training/trial.js';
import type { Verdict } from '../../training/verdict.js';
import { describeExtras } from '../../parts/training/train-words.js';

export type NameOf = (activation: string) => string;

export function describeTrial({ functions, seeds, settings }: Trial, name: NameOf): string {
  const { train, test } = subsetSizes[settings.subset];
  const extras = describeExtras(settings);
  const among = extras.length === 0 ? '' : `, among them ${formatList(extras)}`;
  const epochs = settings.epochs === 1 ? '1 epoch' : `${String(settings.epochs)} epochs`;
  return (
    `Trains ${formatList(functions.map(({ activation }) => name(activation)))} from seeds 1 to ${String(seeds)}, ` +
    `${epochs} each on the same ${formatCount(train)} images: ${String(functions.length * seeds)} trainings. ` +
    `Each is tested on ${formatCount(test)} other images. All other settings are those of Train${among}.`
  );
}

/** Nothing while nothing was started. */
export function describeProgress(verdict: Verdict, name: NameOf): string | undefined {
  const { trial, phase, current, loading, outcomes, secondsLeft, pausing } = verdict;
  if (!trial || phase === 'idle') return undefined;
  const all = trial.functions.length * trial.seeds;
  const trained = `${String(outcomes.length)} of ${String(all)} trainings done`;
  if (phase === 'finished') return `Finished: ${trained}`;
  if (phase === 'stopped') return `Stopped: ${trained}`;
  if (loading !== false) {
    if (loading === true) return 'Downloading the images…';
    return `Downloading the images: ${formatMegabytes(loading.receivedBytes)} of ${formatMegabytes(loading.totalBytes)}`;
  }
  if (!current) return `Making the networks; ${trained}`;
  const { epochs } = trial.settings;
  const place =
    `${name(current.activation)}, seed ${String(current.seed)} of ${String(trial.seeds)}: ` +
    `epoch ${formatEpoch(current.epoch)} of ${String(epochs)}`;
  if (phase === 'paused') return `Paused. ${place}; ${trained}`;
  if (pausing) return `Pausing… ${place}`;
  const left = Number.isNaN(secondsLeft) ? [] : [`${formatDuration(secondsLeft)} left`];
  return [place, trained, ...left].join(' · ');
}

/** Fractions as points of a hundred, with a sign where asked. */
const points = (fraction: number): string => formatFixed(100 * fraction, 1);
const signed = (fraction: number): string => (points(fraction).startsWith('−') ? '' : '+') + points(fraction);

export interface DifferenceWords {
  readonly verdict: string;
  readonly reasons: string;
}

export function describeDifference(difference: Difference, images: number, name: NameOf): DifferenceWords {
  const { activation, than, pairs, overSeeds, overImages, isNoise } = difference;
  const [own, other] = [name(activation), name(than)];
  const size = points(Math.abs(overSeeds.mean));
  const verdict = isNoise
    ? `${own} or ${other}: this difference is within the noise.`
    : overSeeds.mean > 0
      ? `${own} is better than ${other} here, by ${size} points.`
      : `${own} is worse than ${other} here, by ${size} points.`;
  const low = signed(overSeeds.mean - overSeeds.half);
  const high = signed(overSeeds.mean + overSeeds.half);
  return {
    verdict,
    reasons:
      `${own} minus ${other}: ${signed(overSeeds.mean)} points of test accuracy, the mean of ${String(pairs)} pairs of equal ` +
      `seeds, with a 95 % interval of ${low} to ${high} from seed to seed (paired t). Another choice of the ` +
      `${formatCount(images)} test images alone may change it by ±${points(overImages.half)}.`,
  };
}
