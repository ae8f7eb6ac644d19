/** The settings of a training, as form fields and links know them; each is declared here and nowhere else. */
import type { Initialization, Kernels, Norm, RunOptions } from '../engine/types.js';
import { formatCount } from '../text/format.js';
import type { Failure } from '../ui/failure.js';
import { listProperty, namedChoiceProperty, numberProperty, type Property } from '../store/property.js';
import { Store, type Values } from '../store/store.js';

export type Subset = 'small' | 'all';

/** What networks of different kinds of functions have in common: their number of parameters, or their widths. */
export type Sizes = 'parameters' | 'units';

/** Over how many training images neurons are counted. */
export type Counted = 'all' | '1000';

type Optimizer = NonNullable<RunOptions['optimizer']>['kind'];
type Schedule = NonNullable<RunOptions['schedule']>['kind'];

/** How many images each choice of `subset` means. */
export const subsetSizes: Readonly<Record<Subset, { readonly train: number; readonly test: number }>> = {
  small: { train: 10_000, test: 2_000 },
  all: { train: 60_000, test: 10_000 },
};

const imageWords = ({ train, test }: (typeof subsetSizes)[Subset]): string =>
  `${formatCount(train)}, and ${formatCount(test)} to test`;

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
  initialization: namedChoiceProperty<Initialization>({
    key: 'init',
    label: 'Initialisation',
    initial: 'pytorch',
    names: {
      pytorch: 'PyTorch’s, uniform',
      'he-uniform': 'He, uniform',
      'he-normal': 'He, normal',
      'xavier-uniform': 'Xavier, uniform',
      'xavier-normal': 'Xavier, normal',
      orthogonal: 'orthogonal',
    },
  }),
  subset: namedChoiceProperty<Subset>({
    key: 'data',
    label: 'Images',
    initial: 'small',
    names: { small: imageWords(subsetSizes.small), all: `all ${imageWords(subsetSizes.all)}` },
  }),
  hidden: listProperty({
    key: 'hidden',
    label: 'Hidden layers',
    initial: [256, 192, 128, 64],
    maximumLength: 32,
    minimum: 1,
    maximum: 4096,
  }),
  sizes: namedChoiceProperty<Sizes>({
    key: 'size',
    label: 'Gated layers',
    initial: 'parameters',
    names: { parameters: 'as many parameters as the others', units: 'as many neurons as the others' },
  }),
  counted: namedChoiceProperty<Counted>({
    key: 'count',
    label: 'Neurons counted over',
    initial: 'all',
    names: { all: 'all training images', '1000': 'the first 1,000 training images' },
  }),
  /** Relaxed ones are plain where there are no others: a link opens everywhere. */
  kernels: namedChoiceProperty<Kernels>({
    key: 'kernels',
    label: 'Kernels',
    initial: 'relaxed',
    names: { relaxed: 'relaxed (faster)', plain: 'plain (same bits everywhere)' },
  }),
  optimizer: namedChoiceProperty<Optimizer>({
    key: 'opt',
    label: 'Optimiser',
    initial: 'sgd',
    names: { sgd: 'SGD with momentum', adam: 'Adam' },
  }),
  schedule: namedChoiceProperty<Schedule | 'none'>({
    key: 'schedule',
    label: 'Schedule',
    initial: 'none',
    names: { none: 'none: a constant rate', cosine: 'cosine: falls towards 0' },
  }),
  norm: namedChoiceProperty<Norm | 'none'>({
    key: 'norm',
    label: 'Normalisation',
    initial: 'none',
    names: { none: 'none', batch: 'batch normalisation' },
  }),
  dropout: numberProperty({
    key: 'dropout',
    label: 'Dropout',
    initial: 0,
    minimum: 0,
    maximum: 0.99,
    empty: 0,
  }),
  /** The largest norm of the gradient; 0 for none. */
  clip: numberProperty({
    key: 'clip',
    label: 'Gradient clipping',
    initial: 0,
    minimum: 0,
    maximum: 1e6,
    empty: 0,
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

/** The number of images that neurons are counted over. */
export const countedImages = ({ counted, subset }: TrainSettings): number =>
  counted === 'all' ? subsetSizes[subset].train : Number(counted);

/** The settings that a plain training does without. */
export const plainTraining = {
  optimizer: 'sgd',
  schedule: 'none',
  norm: 'none',
  dropout: 0,
  clip: 0,
} as const satisfies Partial<TrainSettings>;

export const extraNames = Object.keys(plainTraining) as readonly (keyof typeof plainTraining)[];

/** Whether a setting changes anything: Adam has no momentum of its own to set. */
export const hasEffect = (name: SettingName, { optimizer }: TrainSettings): boolean =>
  name !== 'momentum' || optimizer === 'sgd';

/** By the engine's names, without the numbers of layers. */
const fields: ReadonlyMap<string, SettingName> = new Map([
  ['optimizer', 'optimizer'],
  ['optimizer.kind', 'optimizer'],
  ['optimizer.learningRate', 'learningRate'],
  ['optimizer.momentum', 'momentum'],
  ['schedule', 'schedule'],
  ['schedule.tMax', 'epochs'],
  ['clip', 'clip'],
  ['clip.norm', 'clip'],
  ['epochs', 'epochs'],
  ['batchSize', 'batchSize'],
  ['seed', 'seed'],
  ['initialization', 'initialization'],
  ['train', 'subset'],
  ['test', 'subset'],
  ['hidden', 'hidden'],
  ['layers', 'hidden'],
  ['layers.units', 'hidden'],
  ['layers.norm', 'norm'],
  ['layers.dropout', 'dropout'],
  ['images', 'counted'],
  ['kernels', 'kernels'],
]);

/** The setting that a failure is about, e.g. `layers[2].units` → `hidden`; none where no setting is at fault. */
export const settingAtFault = ({ code, field }: Failure): SettingName | undefined =>
  code === 'invalid-argument' ? fields.get(field.replace(/\[\d+\]/g, '')) : undefined;

/** A failure's message with the page's name of a setting where the engine's opens it. */
export function failureWords(failure: Failure): string {
  const { field, message } = failure;
  const name = settingAtFault(failure);
  if (!name) return message;
  return `${trainProperties[name].label}${message.startsWith(field) ? message.slice(field.length) : ` ${message}`}`;
}
