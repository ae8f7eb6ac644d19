/** The state of a training in plain sentences, for the eye and for screen readers. */
import type { ActivationInfo } from '../engine/types.js';
import { formatCount, formatDuration, formatFixed, formatMegabytes, formatPercent } from '../plot/format.js';
import { subsetSizes, type TrainSettings } from '../state/settings.js';
import type { Activity, TrainSession } from '../state/train-session.js';

/** FashionMNIST: 28 × 28 pixels in, ten classes out. */
const inputs = 784;
const classes = 10;
/** Networks of more hidden layers are told by their number. */
const longestShape = 8;

export function describePlan(name: string, settings: TrainSettings): string {
  const { train, test } = subsetSizes[settings.subset];
  const { hidden } = settings;
  const middle = hidden.length <= longestShape ? hidden : [`${String(hidden.length)} hidden layers`];
  const shape = [inputs, ...middle, classes].join(' → ');
  return (
    `Trains a network of ${shape} neurons with ${name} on ${formatCount(train)} images of clothes ` +
    `and tests it on ${formatCount(test)} others. The images are downloaded when you press Run.`
  );
}

export function describeActivity(activity: Activity): string {
  switch (activity.kind) {
    case 'loading': {
      const { progress } = activity;
      if (!progress) return 'Downloading the images…';
      return `Downloading the images: ${formatMegabytes(progress.receivedBytes)} of ${formatMegabytes(progress.totalBytes)}`;
    }
    case 'preparing':
      return 'Making the network…';
    case 'counting':
      return `Counting neurons: ${formatCount(activity.images)} of ${formatCount(activity.total)} images`;
  }
}

/** `undefined` while nothing has been trained. */
export function describeTraining(session: TrainSession, activations: readonly ActivationInfo[]): string | undefined {
  const { plan, progress, phase } = session;
  if (!plan || !progress) return undefined;
  const name = nameOf(activations, plan.activation);
  const at = `epoch ${formatFixed(progress.epoch, 1)} of ${String(plan.settings.epochs)}`;
  switch (phase) {
    case 'training':
      return (
        `${name}: ${at} · ${formatDuration(progress.secondsLeft)} left · ` +
        `${formatCount(roundTo(progress.samplesPerSecond, 3))} images/s`
      );
    case 'paused':
      return `${name}: paused at ${at}`;
    case 'stopped':
      return `${name}: stopped at ${at}`;
    case 'diverged':
      return `${name}: diverged at ${at}`;
    default:
      return `${name}: finished ${String(plan.settings.epochs)} epochs`;
  }
}

/** The result so far, from the last finished epoch. */
export function describeResult(session: TrainSession): string | undefined {
  const epoch = session.history.epoch;
  if (!epoch?.test || !session.plan) return undefined;
  const { test } = subsetSizes[session.plan.settings.subset];
  return (
    `Test accuracy ${formatPercent(epoch.test.accuracy)}, loss ${formatFixed(epoch.test.loss, 3)}, ` +
    `on ${formatCount(test)} images after epoch ${String(epoch.epoch)}`
  );
}

export const nameOf = (activations: readonly ActivationInfo[], id: string): string =>
  activations.find((info) => info.id === id)?.name ?? id;

const roundTo = (value: number, digits: number): number =>
  Number.isFinite(value) ? Number(value.toPrecision(digits)) : 0;
