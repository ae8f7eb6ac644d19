/** A trial in plain sentences: what it will do, where it is, what came out. */
import { formatCount, formatDuration, formatEpoch, formatFixed, formatList } from '../../text/format.js';
import type { Difference } from '../../training/judgement.js';
import { subsetSizes } from '../../training/settings.js';
import type { Trial } from '../../training/trial.js';
import type { Verdict } from '../../training/verdict.js';
import { say as sayTraining } from '../../training/words.js';
import { describeActivity, describeExtras } from '../../parts/training/train-words.js';
import { say } from './words.js';

export type NameOf = (activation: string) => string;

export function describeTrial({ functions, seeds, settings }: Trial, name: NameOf): string {
  const { train, test } = subsetSizes[settings.subset];
  const extras = describeExtras(settings);
  const trial = say('trial', {
    names: formatList(functions.map(({ activation }) => name(activation))),
    seeds,
    epochs: settings.epochs,
    train: formatCount(train),
    trainings: functions.length * seeds,
    test: formatCount(test),
  });
  const others = extras.length === 0 ? say('trial.settings') : say('trial.extras', { extras: formatList(extras) });
  return `${trial} ${others}`;
}

/** Nothing while nothing was started. */
export function describeProgress(verdict: Verdict, name: NameOf): string | undefined {
  const { trial, phase, current, loading, outcomes, secondsLeft, pausing } = verdict;
  if (!trial || phase === 'idle') return undefined;
  const trained = { done: outcomes.length, all: trial.functions.length * trial.seeds };
  if (phase === 'finished' || phase === 'stopped') return say(`progress.${phase}`, trained);
  if (loading !== false) return describeActivity({ kind: 'loading', progress: loading === true ? undefined : loading });
  if (!current) return say('progress.making', trained);
  const place = {
    name: name(current.activation),
    seed: current.seed,
    seeds: trial.seeds,
    epoch: formatEpoch(current.epoch),
    epochs: trial.settings.epochs,
  };
  if (phase === 'paused') return say('progress.paused', { ...place, ...trained });
  if (pausing) return say('progress.pausing', place);
  const left = Number.isNaN(secondsLeft) ? [] : [sayTraining('time-left', { duration: formatDuration(secondsLeft) })];
  return [say('progress.place', place), say('progress.done', trained), ...left].join(' · ');
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
  const outcome = isNoise ? 'noise' : overSeeds.mean > 0 ? 'better' : 'worse';
  return {
    verdict: say(`difference.${outcome}`, { own, other, size }),
    reasons: say('reasons', {
      own,
      other,
      mean: signed(overSeeds.mean),
      pairs,
      low: signed(overSeeds.mean - overSeeds.half),
      high: signed(overSeeds.mean + overSeeds.half),
      images: formatCount(images),
      half: points(overImages.half),
    }),
  };
}
