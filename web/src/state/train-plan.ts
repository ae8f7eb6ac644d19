/** What a training is started with, and what a count of its neurons found. */
import type { Dataset, NeuronReport, RunOptions } from '../engine/types.js';
import type { TrainSettings } from './settings.js';

/** What a network is made from. */
export interface Plan {
  readonly activation: string;
  readonly settings: TrainSettings;
}

export interface NeuronFinding {
  readonly plan: Plan;
  readonly report: NeuronReport;
  /** `untrained`: at initialisation; `trained`: after the training, or up to where it was paused or stopped. */
  readonly moment: 'untrained' | 'trained';
  /** Epochs trained, with fraction. */
  readonly epoch: number;
}

/** The engine's words for a plan. */
export const runOptions = ({ activation, settings }: Plan, dataset: Dataset): RunOptions => ({
  dataset,
  activation,
  hidden: settings.hidden,
  initialization: settings.initialization,
  optimizer: { kind: 'sgd', learningRate: settings.learningRate, momentum: settings.momentum },
  batchSize: settings.batchSize,
  seed: settings.seed,
});
