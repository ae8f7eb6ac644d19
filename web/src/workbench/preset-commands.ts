/** Settings by name, and the way back: what every view can do with the settings of a training. Train lists them as its own. */
import { presetIds, setPreset, standingChange, takeBack, type PresetId } from '../training/presets.js';
import { say } from '../training/preset-words.js';
import type { Experiment } from '../training/experiment.js';
import type { Command } from './command.js';
import { isWaiting } from './running-commands.js';

/** Whether the settings may be changed: not those of a training that is under way. */
export const areSettingsFree = (experiment: Experiment): boolean =>
  experiment.phase !== 'training' && experiment.phase !== 'paused' && !isWaiting(experiment);

export const presetCommand = (id: PresetId): Command => ({
  id: `train.preset-${id}`,
  label: () => say(`name.${id}`),
  hint: () => say(`hint.${id}`),
  isPossible: ({ experiment }) => areSettingsFree(experiment),
  run: ({ store }) => {
    setPreset(store, id);
  },
});

export const presetCommands: readonly Command[] = presetIds.map(presetCommand);

/** The settings as they were before a preset, while nothing else has changed them. */
export const takeBackSettings: Command = {
  id: 'train.take-back',
  label: () => say('take-back'),
  isPossible: ({ experiment, store }) => areSettingsFree(experiment) && standingChange(store) !== undefined,
  run: ({ store }) => {
    takeBack(store);
  },
};
