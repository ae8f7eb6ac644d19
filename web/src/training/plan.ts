/** What a training is started with: the functions, each in its slot, and the settings that they share. */
import type { Dataset, DefineRequest, Engine, ParameterValues, RunOptions } from '../engine/types.js';
import { equalWidths, type Ends } from './equal-widths.js';
import { sameSettings, type TrainSettings } from './settings.js';

export interface PlannedFunction {
  readonly activation: string;
  /** 1 … 6, its colour. */
  readonly slot: number;
  /** Start values that differ from the function's own. */
  readonly parameters?: ParameterValues | undefined;
  /** Of a function of the reader's own: what an engine has to be told before it knows the id. */
  readonly definition?: DefineRequest | undefined;
}

export interface Plan {
  /** Trained side by side, on the same images in the same order. */
  readonly functions: readonly PlannedFunction[];
  readonly settings: TrainSettings;
}

/** A definition's id stands for all of it but the name. */
export const sameFunction = (a: PlannedFunction, b: PlannedFunction | undefined): boolean =>
  a.activation === b?.activation &&
  a.slot === b.slot &&
  JSON.stringify(a.parameters ?? {}) === JSON.stringify(b.parameters ?? {});

/** Whether two plans give the same training, shown alike. */
export const samePlan = (a: Plan, b: Plan): boolean =>
  sameSettings(a.settings, b.settings) &&
  a.functions.length === b.functions.length &&
  a.functions.every((planned, i) => sameFunction(planned, b.functions[i]));

/** Neurons of the hidden layers in front of a function that takes so many pre-activations per neuron. */
export const widthsOf = ({ hidden, sizes }: TrainSettings, pieces: number, ends: Ends): readonly number[] =>
  sizes === 'parameters' ? equalWidths(hidden, pieces, ends) : hidden;

const optimizerOptions = ({
  optimizer,
  learningRate,
  momentum,
}: TrainSettings): NonNullable<RunOptions['optimizer']> =>
  optimizer === 'sgd' ? { kind: optimizer, learningRate, momentum } : { kind: optimizer, learningRate };

/** The engine's words for the training of one function of a plan; the engine knows how many pre-activations it takes. */
export const runOptions = (
  { activation, parameters }: PlannedFunction,
  settings: TrainSettings,
  dataset: Dataset,
  { activations }: Pick<Engine, 'activations'>,
): RunOptions => ({
  dataset,
  layers: widthsOf(settings, activations.find(({ id }) => id === activation)?.pieces ?? 1, {
    inputs: dataset.shape[0] * dataset.shape[1],
    classes: dataset.classes,
  }).map((units) => ({
    units,
    activation,
    ...(parameters && { parameters }),
    ...(settings.norm !== 'none' && { norm: settings.norm }),
    dropout: settings.dropout,
  })),
  initialization: settings.initialization,
  optimizer: optimizerOptions(settings),
  ...(settings.schedule !== 'none' && { schedule: { kind: settings.schedule, tMax: settings.epochs } }),
  ...(settings.clip > 0 && { clip: { norm: settings.clip } }),
  batchSize: settings.batchSize,
  seed: settings.seed,
  kernels: settings.kernels,
});
