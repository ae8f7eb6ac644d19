/** The state of a training in plain sentences, for the eye and for screen readers. */
import type { ActivationInfo } from '../../engine/types.js';
import {
  formatCount,
  formatDuration,
  formatFixed,
  formatList,
  formatMegabytes,
  formatPercent,
} from '../../text/format.js';
import { shortName } from '../../functions/names.js';
import type { Ends } from '../../training/equal-widths.js';
import type { Lane } from '../../training/lane.js';
import { subsetSizes, trainProperties, type TrainSettings } from '../../training/settings.js';
import type { Activity, TrainSession } from '../../training/train-session.js';

/** 28 × 28 pixels in, ten classes out. */
export const fashionMnist: Ends = { inputs: 784, classes: 10 };
/** Networks of more hidden layers are told by their number. */
const longestShape = 8;

/** FashionMNIST as the page serves it, compressed. */
const bytesPerImage = 437;

/** `5 MB` for 10,000 training images and the 2,000 to test on. */
export function describeDownload({ subset }: TrainSettings): string {
  const { train, test } = subsetSizes[subset];
  return `${String(Math.round(((train + test) * bytesPerImage) / 1e6))} MB`;
}

function networkShape({ hidden }: TrainSettings): string {
  const middle = hidden.length <= longestShape ? hidden : [`${String(hidden.length)} hidden layers`];
  return [fashionMnist.inputs, ...middle, fashionMnist.classes].join(' → ');
}

/** A function whose network has other widths than the settings give. */
export interface Narrower {
  readonly name: string;
  readonly widths: readonly number[];
}

const narrowerWords = ({ name, widths }: Narrower): string => {
  const shape = widths.length <= longestShape ? ` (${widths.join(', ')})` : '';
  return `${name}’s layers have more than one weight matrix each, so they are narrower${shape}: its network has about as many parameters. `;
};

/** From so many hidden layers on, gated networks seldom train here: a layer's output is a product of two small numbers. */
const deepForGates = 3;

/**
 * A caution about gated functions in a deep network. Batch normalisation keeps a layer's variance, not its distribution:
 * SwiGLU's fourth layer gets a kurtosis of 30 from normal images.
 */
export function describeDepth(gated: readonly string[], { hidden, norm }: TrainSettings): string | undefined {
  if (gated.length === 0 || hidden.length < deepForGates) return undefined;
  const why =
    norm === 'none'
      ? 'products of products stand still or blow up, as there is no normalisation between them'
      : 'products of products become large for a few images and small for the rest, also when batches are normalised';
  return `${formatList(gated)} multiplies: in ${String(hidden.length)} layers in a row, ${why}. One or two hidden layers train well.`;
}

/** What a training does beyond a plain one, each in a few words. */
export const describeExtras = ({ optimizer, schedule, norm, dropout, clip }: TrainSettings): readonly string[] => [
  ...(optimizer === 'sgd' ? [] : [trainProperties.optimizer.names[optimizer]()]),
  ...(schedule === 'none' ? [] : [`a learning rate that falls along a ${schedule}`]),
  ...(norm === 'none' ? [] : [trainProperties.norm.names[norm]()]),
  ...(dropout === 0 ? [] : [`dropout of ${String(dropout)}`]),
  ...(clip === 0 ? [] : [`gradients no longer than ${String(clip)}`]),
];

export function describePlan(
  names: readonly string[],
  settings: TrainSettings,
  narrower: readonly Narrower[] = [],
): string {
  const { train, test } = subsetSizes[settings.subset];
  const network =
    names.length === 1
      ? `Trains a network of ${networkShape(settings)} neurons with ${formatList(names)}`
      : `Trains ${String(names.length)} networks of ${networkShape(settings)} neurons side by side, ` +
        `with ${formatList(names)}, from the same seed`;
  const extras = describeExtras(settings);
  return (
    `${network} on ${formatCount(train)} images of clothes, and tests on ${formatCount(test)} others. ` +
    (extras.length === 0 ? '' : `Training uses ${formatList(extras)}. `) +
    narrower.map(narrowerWords).join('') +
    `The images (${describeDownload(settings)}) are downloaded when a training first needs them.`
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
      return 'Making the networks…';
    case 'counting':
      return `Counting neurons: ${formatCount(activity.images)} of ${formatCount(activity.total)} images`;
  }
}

/** `undefined` while nothing has been trained. */
export function describeTraining(session: TrainSession, activations: readonly ActivationInfo[]): string | undefined {
  const { plan, phase, lanes } = session;
  if (!plan || phase === 'idle') return undefined;
  const namesOf = (some: readonly Lane[]): string =>
    formatList(some.map((lane) => shortName(activations, lane.function.activation)));
  const name = namesOf(lanes);
  const at = `epoch ${formatFixed(session.epoch, 1)} of ${String(plan.settings.epochs)}`;
  switch (phase) {
    case 'ready':
      return `${name}: ready to train`;
    case 'training':
      return [`${name}: ${at}`, timeLeft(session), speed(lanes)].filter(Boolean).join(' · ');
    case 'paused':
      return `${name}: paused at ${at}`;
    case 'stopped':
      return `${name}: stopped at ${at}`;
    case 'interrupted':
      return `${name}: interrupted at ${at}`;
    case 'finished': {
      const diverged = lanes.filter((lane) => lane.diverged);
      const finished = lanes.filter((lane) => !lane.diverged);
      return [
        ...(finished.length > 0 ? [`${namesOf(finished)}: finished ${String(plan.settings.epochs)} epochs`] : []),
        ...(diverged.length > 0 ? [`${namesOf(diverged)}: diverged at ${at}`] : []),
      ].join('; ');
    }
  }
}

/** When functions or settings are others than those of the training that is shown. */
export const describeChange = (phase: TrainSession['phase']): string =>
  phase === 'training' || phase === 'paused'
    ? 'Functions or settings have been changed meanwhile: they are for the next training.'
    : 'Functions or settings have changed since: Run starts a new training.';

/** The same in a few words, for the page's head. */
export function describeBriefly({ plan, phase, epoch, secondsLeft }: TrainSession): string {
  const at = `epoch ${formatFixed(epoch, 1)} of ${String(plan?.settings.epochs ?? 0)}`;
  if (phase === 'paused') return `Paused at ${at}`;
  if (phase === 'interrupted') return `Interrupted at ${at}`;
  return Number.isNaN(secondsLeft) ? `Training, ${at}` : `Training, ${at}, ${formatDuration(secondsLeft)} left`;
}

const timeLeft = ({ secondsLeft }: TrainSession): string =>
  Number.isNaN(secondsLeft) ? '' : `${formatDuration(secondsLeft)} left`;

/** Images of each network take turns on one thread: their speeds' harmonic mean. Looks at the networks are not in it. */
function speed(lanes: readonly Lane[]): string {
  const speeds = lanes.map(({ progress }) => progress?.samplesPerSecond ?? 0).filter((value) => value > 0);
  if (speeds.length === 0) return '';
  const mean = speeds.length / speeds.reduce((sum, value) => sum + 1 / value, 0);
  return `${formatCount(Number(mean.toPrecision(3)))} images/s`;
}

/** The test results so far, of the last looks. */
export function describeResult(session: TrainSession, activations: readonly ActivationInfo[]): string | undefined {
  const { plan, lanes } = session;
  if (!plan) return undefined;
  const results = lanes.flatMap(({ latest, diverged, function: { activation } }) =>
    latest && latest.epoch > 0 && !diverged
      ? [`${shortName(activations, activation)} ${formatPercent(latest.test.accuracy)}`]
      : [],
  );
  if (results.length === 0) return undefined;
  const { test } = subsetSizes[plan.settings.subset];
  return `Test accuracy on ${formatCount(test)} images: ${results.join(', ')}`;
}
