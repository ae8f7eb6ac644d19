/** The settings of a training, as form fields and links know them; each is declared here and nowhere else. */
import { sayWording } from '../engine/in-words.js';
import type { Initialization, Kernels, Norm, RunOptions } from '../engine/types.js';
import { formatCount } from '../text/format.js';
import type { Failure } from '../ui/failure.js';
import { namedChoiceProperty } from '../store/choice-properties.js';
import { listProperty, numberProperty } from '../store/number-properties.js';
import type { Property } from '../store/property.js';
import { Store, type Values } from '../store/store.js';
import { say } from './words.js';

export type Subset = 'small' | 'all';

/** What networks of different kinds of functions have in common: their number of parameters, or their widths. */
export type Sizes = 'parameters' | 'units';

/**
 * Over which training images neurons are counted: the first 1,000 after every epoch and all where the training begins and
 * rests, all every time, or never more than 1,000.
 */
export type Counted = 'ends' | 'all' | '1000';

type Optimizer = NonNullable<RunOptions['optimizer']>['kind'];
type Schedule = NonNullable<RunOptions['schedule']>['kind'];

/** How many images each choice of `subset` means. */
export const subsetSizes: Readonly<Record<Subset, { readonly train: number; readonly test: number }>> = {
  small: { train: 10_000, test: 2_000 },
  all: { train: 60_000, test: 10_000 },
};

const countsOf = (subset: Subset): { readonly train: string; readonly test: string } => ({
  train: formatCount(subsetSizes[subset].train),
  test: formatCount(subsetSizes[subset].test),
});

/** `10,000, and 2,000 to test` */
export const subsetWords = (subset: Subset): string => say('subset', countsOf(subset));

export const trainProperties = {
  learningRate: numberProperty({
    key: 'lr',
    label: () => say('setting.learningRate'),
    initial: 0.01,
    minimum: 1e-6,
    maximum: 100,
  }),
  momentum: numberProperty({
    key: 'momentum',
    label: () => say('setting.momentum'),
    initial: 0.9,
    minimum: 0,
    maximum: 0.9999,
  }),
  epochs: numberProperty({
    key: 'epochs',
    label: () => say('setting.epochs'),
    initial: 15,
    minimum: 1,
    maximum: 1000,
    integer: true,
  }),
  batchSize: numberProperty({
    key: 'batch',
    label: () => say('setting.batchSize'),
    initial: 128,
    minimum: 1,
    maximum: 8192,
    integer: true,
  }),
  seed: numberProperty({
    key: 'seed',
    label: () => say('setting.seed'),
    initial: 7,
    minimum: 0,
    maximum: Number.MAX_SAFE_INTEGER,
    integer: true,
  }),
  initialization: namedChoiceProperty<Initialization>({
    key: 'init',
    label: () => say('setting.initialization'),
    initial: 'pytorch',
    names: {
      pytorch: () => say('initialization.pytorch'),
      'he-uniform': () => say('initialization.he-uniform'),
      'he-normal': () => say('initialization.he-normal'),
      'xavier-uniform': () => say('initialization.xavier-uniform'),
      'xavier-normal': () => say('initialization.xavier-normal'),
      orthogonal: () => say('initialization.orthogonal'),
    },
  }),
  subset: namedChoiceProperty<Subset>({
    key: 'data',
    label: () => say('setting.subset'),
    initial: 'small',
    names: { small: () => subsetWords('small'), all: () => say('subset.all', countsOf('all')) },
  }),
  hidden: listProperty({
    key: 'hidden',
    label: () => say('setting.hidden'),
    initial: [256, 192, 128, 64],
    maximumLength: 32,
    minimum: 1,
    maximum: 4096,
  }),
  sizes: namedChoiceProperty<Sizes>({
    key: 'size',
    label: () => say('setting.sizes'),
    initial: 'parameters',
    names: { parameters: () => say('sizes.parameters'), units: () => say('sizes.units') },
  }),
  counted: namedChoiceProperty<Counted>({
    key: 'count',
    label: () => say('setting.counted'),
    initial: 'ends',
    names: {
      ends: () => say('counted.ends'),
      all: () => say('counted.all'),
      '1000': () => say('counted.1000'),
    },
  }),
  /** Relaxed ones are plain where there are no others: a link opens everywhere. */
  kernels: namedChoiceProperty<Kernels>({
    key: 'kernels',
    label: () => say('setting.kernels'),
    initial: 'relaxed',
    names: { relaxed: () => say('kernels.relaxed'), plain: () => say('kernels.plain') },
  }),
  optimizer: namedChoiceProperty<Optimizer>({
    key: 'opt',
    label: () => say('setting.optimizer'),
    initial: 'sgd',
    names: { sgd: () => say('optimizer.sgd'), adam: () => say('optimizer.adam') },
  }),
  schedule: namedChoiceProperty<Schedule | 'none'>({
    key: 'schedule',
    label: () => say('setting.schedule'),
    initial: 'none',
    names: { none: () => say('schedule.none'), cosine: () => say('schedule.cosine') },
  }),
  norm: namedChoiceProperty<Norm | 'none'>({
    key: 'norm',
    label: () => say('setting.norm'),
    initial: 'none',
    names: { none: () => say('norm.none'), batch: () => say('norm.batch') },
  }),
  dropout: numberProperty({
    key: 'dropout',
    label: () => say('setting.dropout'),
    initial: 0,
    minimum: 0,
    maximum: 0.99,
    empty: 0,
  }),
  /** The largest norm of the gradient; 0 for none. */
  clip: numberProperty({
    key: 'clip',
    label: () => say('setting.clip'),
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

/** The settings of a training among a store's values. */
export const settingsIn = (values: TrainSettings): TrainSettings =>
  Object.fromEntries(settingNames.map((name) => [name, values[name]])) as unknown as TrainSettings;

/** The first training images: what a look at an untrained network takes in, and every look of a series. */
export const sampleImages = 1000;

/** The number of images, the first ones, that neurons are counted over after every epoch. */
export const sampledImages = ({ counted, subset }: TrainSettings): number =>
  counted === 'all' ? subsetSizes[subset].train : sampleImages;

/** The number that they are counted over where a training rests: at its end, after a pause, and before it where that is asked for. */
export const restingImages = ({ counted, subset }: TrainSettings): number =>
  counted === '1000' ? sampleImages : subsetSizes[subset].train;

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

/** A failure's message with the page's name of a setting in the place of the engine's. */
export function failureWords(failure: Failure): string {
  const { message, wording } = failure;
  const name = settingAtFault(failure);
  if (!name || !wording) return message;
  return sayWording({ ...wording, values: { ...wording.values, field: trainProperties[name].label() } });
}
