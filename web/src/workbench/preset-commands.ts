/** Settings by name, and the way back: what every view can do with the settings of a training. Train lists them as its own. */
import { presetIds, setPreset, standingChange, takeBack, type PresetId } from '../training/presets.js';
import { say } from '../training/preset-words.js';
import type { Command } from './command.js';

/** Whether the settings may be changed: not those of a training that is under way. */
export const presetCommand = (id: PresetId): Command => ({
  id: `train.preset-${id}`,
  label: () => say(`name.${id}`),
  hint: () => say(`hint.${id}`),
  isPossible: ({ experiment }) => experiment.can.change,
  run: ({ store }) => {
    setPreset(store, id);
  },
});

export const presetCommands: readonly Command[] = presetIds.map(presetCommand);

/** The settings as they were before a preset, while nothing else has changed them. */
export const takeBackSettings: Command = {
  id: 'train.take-back',
  label: () => say('take-back'),
  isPossible: ({ experiment, store }) => experiment.can.change && standingChange(store) !== undefined,
  run: ({ store }) => {
    takeBack(store);
  },
};
