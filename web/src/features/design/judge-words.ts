/** A trial in plain sentences: what it will do, where it is, what came out. */
import { formatCount, formatDuration, formatEpoch, formatFixed, formatList } from '../../text/format.js';
import type { Difference } from '../../training/judgement.js';
import { subsetSizes } from '../../training/settings.js';
import type { Experiment } from '../../training/experiment.js';
import type { Job } from '../../training/job.js';
import { isActivity, isOver } from '../../training/job-state.js';
import type { Plan } from '../../training/plan.js';
import { say as sayTraining } from '../../training/words.js';
import { describeActivity, describeExtras } from '../../parts/training/train-words.js';
import { say } from './words.js';

export type NameOf = (activation: string) => string;

export function describeTrial({ functions, seeds = [], settings }: Plan, name: NameOf): string {
  const { train, test } = subsetSizes[settings.subset];
  const extras = describeExtras(settings);
  const trial = say('trial', {
    names: formatList(functions.map(({ activation }) => name(activation))),
    seeds: seeds.length,
    epochs: settings.epochs,
    train: formatCount(train),
    trainings: functions.length * seeds.length,
    test: formatCount(test),
  });
  const others = extras.length === 0 ? say('trial.settings') : say('trial.extras', { extras: formatList(extras) });
  return `${trial} ${others}`;
}

/** The first of those that are being trained, or rest in the middle. */
const currentOf = (jobs: readonly Job[]): Job | undefined =>
  jobs.find(({ state, epoch }) => state.kind === 'training' || isActivity(state) || (epoch > 0 && !isOver(state)));

/** Nothing while nothing was started. */
export function describeProgress(trial: Experiment, name: NameOf): string | undefined {
  const { plan, phase, activity, jobs, secondsLeft, pausing } = trial;
  if (!plan || (phase === 'idle' && !activity)) return undefined;
  const trained = { done: jobs.filter(({ outcome }) => outcome).length, all: jobs.length };
  if (phase === 'finished') return say('progress.finished', trained);
  if (phase === 'stopped' || phase === 'interrupted') return say('progress.stopped', trained);
  if (activity?.kind === 'loading') return describeActivity(activity);
  const current = currentOf(jobs);
  if (!current) return say('progress.making', trained);
  const place = {
    name: name(current.function.activation),
    seed: current.settings.seed,
    seeds: plan.seeds?.length ?? 1,
    epoch: formatEpoch(current.epoch),
    epochs: plan.settings.epochs,
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
