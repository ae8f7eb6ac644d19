/**
 * What has been published of the chapter's trainings: its table, one seed each, and PyTorch's with the same settings, a
 * training from each of 8 seeds. tests/web/training/comparison/published.test.ts holds PyTorch's figures to those that
 * tests/reference/make-pytorch-table.py has measured.
 */
import type { Spread } from '../judgement.js';
import { isPreset } from '../presets.js';
import type { TrainSettings } from '../settings.js';
import type { ComparedFunction } from './experiment.js';
import published from './published.json';

/** Accuracies are fractions here, in the file they are in % as printed. */
export interface Published {
  /** Nothing of the network without activation, which the chapter's table lacks. */
  readonly chapter: { readonly accuracy: number; readonly loss: number } | undefined;
  readonly pytorch: { readonly accuracy: Spread; readonly loss: Spread };
}

const figures = new Map(
  Object.entries(published).map(([activation, { chapter, pytorch }]): readonly [string, Published] => [
    activation,
    {
      chapter: chapter ? { accuracy: chapter.accuracy / 100, loss: chapter.loss } : undefined,
      pytorch: {
        accuracy: { mean: pytorch.accuracy.mean / 100, deviation: pytorch.accuracy.deviation / 100 },
        loss: pytorch.loss,
      },
    },
  ]),
);

/** Whether trainings with these settings are those of the chapter's table, whatever seed they begin from. */
export const isPublished = (settings: TrainSettings): boolean => isPreset(settings, 'chapter-table');

/** Of a function that begins with its own parameters; nothing with other settings, and of functions without figures. */
export const publishedOf = (
  { activation, parameters }: ComparedFunction,
  settings: TrainSettings,
): Published | undefined => (isPublished(settings) && parameters === undefined ? figures.get(activation) : undefined);
