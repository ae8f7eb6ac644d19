/** The state of a training in plain sentences, for the eye and for screen readers. */
import { sayWording } from '../../engine/in-words.js';
import type { ActivationInfo, Divergence } from '../../engine/types.js';
import {
  formatCount,
  formatDuration,
  formatFixed,
  formatList,
  formatMegabytes,
  formatSeries,
} from '../../text/format.js';
import { shortName } from '../../functions/names.js';
import type { Job } from '../../training/job.js';
import { subsetSizes, trainProperties, type TrainSettings } from '../../training/settings.js';
import type { Experiment } from '../../training/experiment.js';
import type { Activity } from '../../training/job-state.js';
import { say } from '../../training/words.js';

/** FashionMNIST as the page serves it, compressed. */
export const bytesPerImage = 437;

/** `5 MB` for 10,000 training images and the 2,000 to test on. */
export function describeDownload({ subset }: TrainSettings): string {
  const { train, test } = subsetSizes[subset];
  return formatMegabytes((train + test) * bytesPerImage, 0);
}

/** What a training does beyond a plain one, each in a few words. */
export const describeExtras = ({ optimizer, schedule, norm, dropout, clip }: TrainSettings): readonly string[] => [
  ...(optimizer === 'sgd' ? [] : [trainProperties.optimizer.names[optimizer]()]),
  ...(schedule === 'none' ? [] : [say(`falling-rate.${schedule}`)]),
  ...(norm === 'none' ? [] : [trainProperties.norm.names[norm]()]),
  ...(dropout === 0 ? [] : [say('extra.dropout', { share: dropout })]),
  ...(clip === 0 ? [] : [say('extra.clip', { norm: clip })]),
];

/** What is no longer finite: a sentence without its full stop. */
export const describeDivergence = ({ reason, wording }: Divergence): string => (wording ? sayWording(wording) : reason);

export function describeActivity(activity: Activity): string {
  switch (activity.kind) {
    case 'loading': {
      const { progress } = activity;
      if (!progress) return say('activity.loading');
      const [received, total] = [formatMegabytes(progress.receivedBytes), formatMegabytes(progress.totalBytes)];
      return say('activity.received', { received, total });
    }
    case 'preparing':
      return say('activity.preparing');
    case 'counting':
      return say('activity.counting', { counted: formatCount(activity.images), total: formatCount(activity.total) });
  }
}

/** `undefined` while nothing has been trained. */
export function describeTraining(experiment: Experiment, activations: readonly ActivationInfo[]): string | undefined {
  const { plan, phase, jobs } = experiment;
  if (!plan || phase === 'idle') return undefined;
  const namesOf = (some: readonly Job[]): string =>
    formatList(some.map((job) => shortName(activations, job.function.activation)));
  const names = namesOf(jobs);
  const { epochs } = plan.settings;
  const at = placeOf(experiment);
  switch (phase) {
    case 'ready':
      return say('state.ready', { names });
    case 'training':
      return [say('state.training', { names, ...at }), timeLeft(experiment), speed(jobs)].filter(Boolean).join(' · ');
    case 'paused':
    case 'stopped':
    case 'interrupted':
      return say(`state.${phase}`, { names, ...at });
    case 'finished': {
      const diverged = jobs.filter((job) => job.diverged);
      const finished = jobs.filter((job) => !job.diverged);
      const ends = [
        ...(finished.length > 0 ? [say('state.finished', { names: namesOf(finished), epochs })] : []),
        ...diverged.map((job) => say('state.diverged', { name: namesOf([job]), step: divergedAt(job) })),
      ];
      return formatSeries(ends, 'semicolon');
    }
  }
}

/** The same in a few words, for the page's head. */
export function describeBriefly(experiment: Experiment): string {
  const { phase, secondsLeft } = experiment;
  const at = placeOf(experiment);
  if (phase === 'paused' || phase === 'interrupted') return say(`brief.${phase}`, at);
  if (Number.isNaN(secondsLeft)) return say('brief.training', at);
  return say('brief.left', { ...at, duration: formatDuration(secondsLeft) });
}

/** The step of its own, whatever the others did meanwhile. */
const divergedAt = ({ progress }: Job): string => formatCount(progress?.divergence?.step ?? progress?.step ?? 0);

const placeOf = ({ plan, epoch }: Experiment): { readonly epoch: string; readonly epochs: string } => ({
  epoch: formatFixed(epoch, 1),
  epochs: String(plan?.settings.epochs ?? 0),
});

const timeLeft = ({ secondsLeft }: Experiment): string =>
  Number.isNaN(secondsLeft) ? '' : say('time-left', { duration: formatDuration(secondsLeft) });

/** Images of each network take turns on one thread: their speeds' harmonic mean. Looks at the networks are not in it. */
function speed(jobs: readonly Job[]): string {
  const speeds = jobs.map(({ progress }) => progress?.samplesPerSecond ?? 0).filter((value) => value > 0);
  if (speeds.length === 0) return '';
  const mean = speeds.length / speeds.reduce((sum, value) => sum + 1 / value, 0);
  return say('speed', { count: formatCount(Number(mean.toPrecision(3))) });
}
