/**
 * What is trained together: functions, each in its slot, with the settings that they share; from one seed or several, at one
 * learning rate or several.
 */
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
  /** Pre-activations that a neuron takes; left out where that is not known. */
  readonly pieces?: number | undefined;
}

export interface Plan {
  /** Trained on the same images in the same order. */
  readonly functions: readonly PlannedFunction[];
  readonly settings: TrainSettings;
  /** In the place of the settings' seed. */
  readonly seeds?: readonly number[] | undefined;
  /** In the place of the settings' learning rate. */
  readonly rates?: readonly number[] | undefined;
}

const seedsOf = ({ seeds, settings }: Plan): readonly number[] => seeds ?? [settings.seed];
const ratesOf = ({ rates, settings }: Plan): readonly number[] => rates ?? [settings.learningRate];

/** One training of a plan. */
export interface PlannedJob {
  readonly function: PlannedFunction;
  readonly settings: TrainSettings;
}

/** All trainings of a plan, those of one seed and rate beside each other, so that they can soon be compared. */
export const jobsOf = (plan: Plan): readonly PlannedJob[] =>
  seedsOf(plan).flatMap((seed) =>
    ratesOf(plan).flatMap((learningRate) =>
      plan.functions.map((planned) => ({ function: planned, settings: { ...plan.settings, seed, learningRate } })),
    ),
  );

/** A definition's id stands for all of it but the name. */
export const sameFunction = (a: PlannedFunction, b: PlannedFunction | undefined): boolean =>
  a.activation === b?.activation &&
  a.slot === b.slot &&
  JSON.stringify(a.parameters ?? {}) === JSON.stringify(b.parameters ?? {});

/** The settings without what the plan itself tells. */
const varied = (plan: Plan): TrainSettings => ({
  ...plan.settings,
  ...(plan.seeds && { seed: 1 }),
  ...(plan.rates && { learningRate: 1 }),
});

/** Whether two plans give the same training, shown alike. */
export const samePlan = (a: Plan, b: Plan): boolean =>
  sameSettings(varied(a), varied(b)) &&
  seedsOf(a).join() === seedsOf(b).join() &&
  ratesOf(a).join() === ratesOf(b).join() &&
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
