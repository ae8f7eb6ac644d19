/** The settings of a training, as form fields and links know them; each is declared here and nowhere else. */
import type { Initialization, Kernels } from '../engine/types.js';
import type { Failure } from './failure.js';
import { choiceProperty, listProperty, numberProperty, type Property } from './property.js';
import { Store, type Values } from './store.js';

export type Subset = 'small' | 'all';

/** What networks of different kinds of functions have in common: their number of parameters, or their widths. */
export type Sizes = 'parameters' | 'units';

/** Over how many training images neurons are counted. */
export type Counted = 'all' | '1000';

const initializations = [
  'pytorch',
  'he-uniform',
  'he-normal',
  'xavier-uniform',
  'xavier-normal',
] as const satisfies readonly Initialization[];

export const trainProperties = {
  learningRate: numberProperty({
    key: 'lr',
    label: 'Learning rate',
    initial: 0.01,
    minimum: 1e-6,
    maximum: 100,
  }),
  momentum: numberProperty({ key: 'momentum', label: 'Momentum', initial: 0.9, minimum: 0, maximum: 0.9999 }),
  epochs: numberProperty({
    key: 'epochs',
    label: 'Epochs',
    initial: 15,
    minimum: 1,
    maximum: 1000,
    integer: true,
  }),
  batchSize: numberProperty({
    key: 'batch',
    label: 'Batch size',
    initial: 128,
    minimum: 1,
    maximum: 8192,
    integer: true,
  }),
  seed: numberProperty({
    key: 'seed',
    label: 'Seed',
    initial: 7,
    minimum: 0,
    maximum: Number.MAX_SAFE_INTEGER,
    integer: true,
  }),
  initialization: choiceProperty({
    key: 'init',
    label: 'Initialisation',
    initial: 'pytorch',
    choices: initializations,
  }),
  subset: choiceProperty({
    key: 'data',
    label: 'Images',
    initial: 'small',
    choices: ['small', 'all'] as const satisfies readonly Subset[],
  }),
  hidden: listProperty({
    key: 'hidden',
    label: 'Hidden layers',
    initial: [256, 192, 128, 64],
    maximumLength: 32,
    minimum: 1,
    maximum: 4096,
  }),
  sizes: choiceProperty({
    key: 'size',
    label: 'Gated layers',
    initial: 'parameters',
    choices: ['parameters', 'units'] as const satisfies readonly Sizes[],
  }),
  counted: choiceProperty({
    key: 'count',
    label: 'Neurons counted over',
    initial: 'all',
    choices: ['all', '1000'] as const satisfies readonly Counted[],
  }),
  /** Relaxed ones are plain where there are no others: a link opens everywhere. */
  kernels: choiceProperty({
    key: 'kernels',
    label: 'Kernels',
    initial: 'relaxed',
    choices: ['relaxed', 'plain'] as const satisfies readonly Kernels[],
  }),
} satisfies Record<string, Property<unknown>>;

export type TrainSettings = Values<typeof trainProperties>;
export type SettingName = keyof TrainSettings;

export const settingNames = Object.keys(trainProperties) as readonly SettingName[];

export const defaultSettings: TrainSettings = new Store(trainProperties).values;

/** A setting as links and fields write it. */
export function writeSetting(name: SettingName, settings: TrainSettings): string {
  const property: Property<unknown> = trainProperties[name];
  return property.write(settings[name]);
}

export const sameSettings = (a: TrainSettings, b: TrainSettings): boolean =>
  settingNames.every((name) => writeSetting(name, a) === writeSetting(name, b));

/** How many images each choice of `subset` means. */
export const subsetSizes: Readonly<Record<Subset, { readonly train: number; readonly test: number }>> = {
  small: { train: 10_000, test: 2_000 },
  all: { train: 60_000, test: 10_000 },
};

/** The number of images that neurons are counted over. */
export const countedImages = ({ counted, subset }: TrainSettings): number =>
  counted === 'all' ? subsetSizes[subset].train : Number(counted);

const fields: ReadonlyMap<string, SettingName> = new Map([
  ['optimizer', 'learningRate'],
  ['optimizer.learningRate', 'learningRate'],
  ['optimizer.momentum', 'momentum'],
  ['epochs', 'epochs'],
  ['batchSize', 'batchSize'],
  ['seed', 'seed'],
  ['initialization', 'initialization'],
  ['train', 'subset'],
  ['test', 'subset'],
  ['hidden', 'hidden'],
  ['layers', 'hidden'],
  ['images', 'counted'],
  ['kernels', 'kernels'],
]);

/** The setting that a failure is about, e.g. `hidden[2]` → `hidden`; none where no setting is at fault. */
export function settingAtFault({ code, field }: Failure): SettingName | undefined {
  if (code !== 'invalid-argument') return undefined;
  return fields.get(field) ?? fields.get(/^[a-zA-Z]+/.exec(field)?.[0] ?? '');
}
