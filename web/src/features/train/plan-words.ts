/** What Run will do, and what has come out, in plain sentences. */
import type { ActivationInfo } from '../../engine/types.js';
import { shortName } from '../../functions/names.js';
import { describeDownload, describeExtras } from '../../parts/training/train-words.js';
import { formatCount, formatList, formatPercent, formatSeries } from '../../text/format.js';
import type { Ends } from '../../training/equal-widths.js';
import { subsetSizes, type TrainSettings } from '../../training/settings.js';
import type { Experiment } from '../../training/experiment.js';
import { say } from './words.js';

/** 28 × 28 pixels in, ten classes out. */
export const fashionMnist: Ends = { inputs: 784, classes: 10 };
/** Networks of more hidden layers are told by their number. */
const longestShape = 8;

function networkShape({ hidden }: TrainSettings): string {
  const middle = hidden.length <= longestShape ? hidden : [say('hidden-layers', { count: hidden.length })];
  return [fashionMnist.inputs, ...middle, fashionMnist.classes].join(' → ');
}

/** A function whose network has other widths than the settings give. */
export interface Narrower {
  readonly name: string;
  readonly widths: readonly number[];
}

const narrowerWords = ({ name, widths }: Narrower): string =>
  widths.length <= longestShape
    ? say('narrower.widths', { name, widths: formatSeries(widths.map(String)) })
    : say('narrower', { name });

/** From so many hidden layers on, gated networks seldom train here: a layer's output is a product of two small numbers. */
const deepForGates = 3;

/**
 * A caution about gated functions in a deep network. Batch normalisation keeps a layer's variance, not its distribution:
 * SwiGLU's fourth layer gets a kurtosis of 30 from normal images.
 */
export function describeDepth(gated: readonly string[], { hidden, norm }: TrainSettings): string | undefined {
  if (gated.length === 0 || hidden.length < deepForGates) return undefined;
  const said = { names: formatList(gated), count: gated.length, layers: hidden.length };
  return say(norm === 'none' ? 'deep' : 'deep.normalised', said);
}

export function describePlan(
  names: readonly string[],
  settings: TrainSettings,
  narrower: readonly Narrower[] = [],
): string {
  const { train, test } = subsetSizes[settings.subset];
  const extras = describeExtras(settings);
  const sentences = [
    say('plan', {
      networks: names.length,
      shape: networkShape(settings),
      names: formatList(names),
      train: formatCount(train),
      test: formatCount(test),
    }),
    ...(extras.length === 0 ? [] : [say('extras', { extras: formatList(extras) })]),
    ...narrower.map(narrowerWords),
    say('download', { size: describeDownload(settings) }),
  ];
  return sentences.join(' ');
}

/** The test results so far, of the last looks. */
export function describeResult(experiment: Experiment, activations: readonly ActivationInfo[]): string | undefined {
  const { plan, jobs } = experiment;
  if (!plan) return undefined;
  const results = jobs.flatMap(({ latest, diverged, function: { activation } }) =>
    latest && latest.epoch > 0 && !diverged
      ? [say('result', { name: shortName(activations, activation), accuracy: formatPercent(latest.test.accuracy) })]
      : [],
  );
  if (results.length === 0) return undefined;
  const { test } = subsetSizes[plan.settings.subset];
  return say('results', { images: formatCount(test), results: formatSeries(results) });
}
