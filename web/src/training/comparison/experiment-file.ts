/**
 * An experiment as a file, which is JSON:
 *
 *   { format, version, date, engine, settings, functions, seeds, rates, results }
 *
 * `settings` are those of the page, by their names, without seed and learning rate. A function is { activation }, with
 * `parameters` where its start values are not its own and `definition` where it is the reader's. A result is { activation,
 * seed, learningRate } and its outcome: accuracy and loss are null where the training diverged, and so is any number that
 * is not finite; `curve` is a list for each of epoch, accuracy and loss; `right` says which test images the network is
 * right on (right-bits.ts), and is empty where the training diverged.
 */
import type { JobOutcome } from '../job-outcome.js';
import { settingNames, type TrainSettings } from '../settings.js';
import type { Experiment, Origin, SharedSettings } from './experiment.js';
import type { Result } from './result.js';
import { writeBits } from './right-bits.js';

export const format = 'activarium-experiment';
export const version = 1;

/** More is neither read nor of use: a file is read at once. A character is a byte at least. */
export const mostCharacters = 20_000_000;
export const mostTrainings = 5000;

const isShared = (name: keyof TrainSettings): name is keyof SharedSettings =>
  name !== 'seed' && name !== 'learningRate';

export const sharedNames: readonly (keyof SharedSettings)[] = settingNames.filter(isShared);

/** What of an outcome is written as it is. */
type Written = Omit<JobOutcome, 'curve' | 'right'>;

function writeResult({ activation, seed, learningRate, outcome }: Result): object {
  const { diverged, accuracy, loss, seconds, parameters, dead, firstGradient, curve, right, parametersHash } = outcome;
  const figures: Omit<Written, 'parametersHash'> = {
    diverged,
    accuracy,
    loss,
    seconds,
    parameters,
    dead,
    firstGradient,
  };
  return {
    activation,
    seed,
    learningRate,
    ...figures,
    curve: {
      epoch: curve.map(({ epoch }) => epoch),
      accuracy: curve.map((point) => point.accuracy),
      loss: curve.map((point) => point.loss),
    },
    right: writeBits(right),
    parametersHash,
  };
}

/** Longer than `mostCharacters` where thousands of trainings have hundreds of epochs: such a text is not read again. */
export const writeExperiment = (
  { functions, settings, seeds, rates, results }: Experiment,
  { engine, date }: Origin,
): string =>
  JSON.stringify({
    format,
    version,
    date,
    engine,
    settings: Object.fromEntries(sharedNames.map((name) => [name, settings[name]])),
    functions: functions.map(({ activation, parameters, definition }) => ({ activation, parameters, definition })),
    seeds,
    rates,
    results: results.map(writeResult),
  });
