/**
 * What a reader has typed into the settings of a training: the text as typed where it is no valid setting, and the reason.
 *
 * Two judges speak: the property's own parser at once, and the engine when a run is made. The engine judges all settings
 * together: its word on a field stands until any of them is changed.
 */
import { readField, type Property } from '../store/property.js';
import { Drafts } from '../ui/drafts.js';
import {
  hasEffect,
  settingNames,
  trainProperties,
  writeSetting,
  type SettingName,
  type TrainSettings,
} from './settings.js';

export class SettingsDraft {
  readonly #drafts = new Drafts<SettingName>();
  readonly #written = new Map<SettingName, string>();

  /** What the field shows. */
  text(name: SettingName, settings: TrainSettings): string {
    return this.#drafts.text(name) ?? writeSetting(name, settings);
  }

  fault(name: SettingName): string | undefined {
    return this.#drafts.fault(name);
  }

  /** Keeps what is being typed, unjudged, so that drawing the form anew does not undo it. */
  type(name: SettingName, text: string): void {
    this.#drafts.type(name, text);
  }

  /** The fields whose text is not, or not yet, a setting, in their order. */
  get pending(): readonly (readonly [SettingName, string])[] {
    return settingNames.flatMap((name) => {
      const text = this.#drafts.text(name);
      return text === undefined ? [] : [[name, text] as const];
    });
  }

  /** Takes a field's text; returns the change to the settings, or nothing where the text is refused. */
  take(name: SettingName, text: string): Partial<TrainSettings> | undefined {
    const property: Property<unknown> = trainProperties[name];
    const reading = this.#drafts.take(name, text, (typed) => readField(property, typed));
    return reading.kind === 'value' ? Object.fromEntries([[name, reading.value]]) : undefined;
  }

  /** The engine refused a setting that reads well. */
  refuse(name: SettingName, reason: string): void {
    this.#drafts.refuse(name, reason);
  }

  /**
   * Settings were set, perhaps from elsewhere: drops what was typed into fields whose setting is now another or without
   * effect, and all that the engine refused.
   */
  settingsChanged(settings: TrainSettings): void {
    let changed = false;
    for (const name of settingNames) {
      const written = writeSetting(name, settings);
      const before = this.#written.get(name);
      this.#written.set(name, written);
      if (before !== undefined && before !== written) changed = true;
      else if (hasEffect(name, settings)) continue;
      this.#drafts.drop(name);
    }
    if (!changed) return;
    for (const name of this.#drafts.faulty) if (this.#drafts.text(name) === undefined) this.#drafts.drop(name);
  }
}
