/**
 * Settings that show something, each under one name: what a chip sets, and what another view may ask for. Who had other
 * settings before can take them back.
 */
import { plainTraining, sameSettings, settingsIn, type TrainSettings } from './settings.js';

/** At this rate ReLU's neurons die in numbers; at the default they hardly do. */
export const deadlyRate = 0.15;

export const presetIds = [
  'quick',
  'chapter-example',
  'chapter-table',
  'fair-rate',
  'deadly-rate',
  'thirty-layers',
  'seven-layers',
] as const;
export type PresetId = (typeof presetIds)[number];

/** What a preset leaves alone: the seed, and how results are computed and counted. */
type Preset = Omit<TrainSettings, 'seed' | 'sizes' | 'counted' | 'kernels'>;

const quick: Preset = {
  ...plainTraining,
  learningRate: 0.01,
  momentum: 0.9,
  epochs: 15,
  batchSize: 128,
  initialization: 'pytorch',
  subset: 'small',
  hidden: [256, 192, 128, 64],
};

const presets: Readonly<Record<PresetId, Preset>> = {
  quick,
  'chapter-example': { ...quick, subset: 'all', epochs: 10 },
  // The chapter's text says momentum 0.9; its table comes out with the 0.8 of its program.
  'chapter-table': { ...quick, subset: 'all', learningRate: 0.001, momentum: 0.8 },
  'fair-rate': { ...quick, subset: 'all' },
  'deadly-rate': { ...quick, learningRate: deadlyRate },
  // With PyTorch's start the gradient of ReLU's first layer is 10⁹ times smaller than that of the last: nothing is learned.
  // With He's the same network learns. Five epochs show either.
  'thirty-layers': { ...quick, hidden: Array.from({ length: 30 }, () => 64), epochs: 5 },
  // The chapter looks at it untrained; two epochs show whether what is dead stays so.
  'seven-layers': { ...quick, hidden: [2048, 1024, 1024, 512, 512, 256, 128], epochs: 2 },
};

/** Whether the settings are those of a preset, in all that presets set. */
export const isPreset = (settings: TrainSettings, id: PresetId): boolean =>
  sameSettings(settings, { ...settings, ...presets[id] });

/** What holds the settings: the page's store, or a part of it. */
export interface SettingsStore {
  readonly values: TrainSettings;
  set(changes: Partial<TrainSettings>): void;
}

/** What a preset made of the settings. */
export interface PresetChange {
  readonly id: PresetId;
  readonly before: TrainSettings;
  readonly after: TrainSettings;
}

const changes = new WeakMap<SettingsStore, PresetChange>();

/** The settings become those of a preset. One preset after another is one change: what is taken back is the reader's own. */
export function setPreset(store: SettingsStore, id: PresetId): void {
  const now = settingsIn(store.values);
  const before = standingChange(store)?.before ?? now;
  const after = { ...now, ...presets[id] };
  if (sameSettings(before, after)) changes.delete(store);
  else changes.set(store, { id, before, after });
  store.set(presets[id]);
}

/** What can be taken back: the last preset, until any setting is another. */
export function standingChange(store: SettingsStore): PresetChange | undefined {
  const change = changes.get(store);
  return change && sameSettings(settingsIn(store.values), change.after) ? change : undefined;
}

export function takeBack(store: SettingsStore): void {
  const change = standingChange(store);
  if (!change) return;
  changes.delete(store);
  store.set(change.before);
}
