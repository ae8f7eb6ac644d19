/** The settings of a training as one line of words: those that can be set are buttons, each leads to its field. */
import { html, type TemplateResult } from 'lit';
import { formatCount, formatValue } from '../../text/format.js';
import type { Tag } from '../../text/words.js';
import {
  hasEffect,
  subsetSizes,
  trainProperties,
  type SettingName,
  type TrainSettings,
} from '../../training/settings.js';
import { parts, say } from './words.js';

export interface SettingsLineView {
  readonly settings: TrainSettings;
  /** Whether the fields are to be seen. */
  readonly isOpen: boolean;
  readonly onOpen: (name: SettingName) => void;
  readonly onToggle: () => void;
}

/** Networks of more hidden layers are told by their number. */
const longestShape = 8;

/** `256-192-128-64`, `30 × 64`, `12 hidden layers` */
export function shortShape(hidden: readonly number[]): string {
  if (hidden.length <= longestShape) return hidden.join('-');
  return new Set(hidden).size === 1
    ? say('line.alike', { count: hidden.length, units: hidden[0] })
    : say('hidden-layers', { count: hidden.length });
}

export function settingsLine({ settings, isOpen, onOpen, onToggle }: SettingsLineView): TemplateResult {
  const to =
    (name: SettingName): Tag =>
    (content) =>
      html`<button
        type="button"
        class="word"
        title=${trainProperties[name].label()}
        data-control="settings.${name}"
        @click=${() => {
          onOpen(name);
        }}
      >
        ${content}
      </button>`;
  const { subset, epochs, learningRate, momentum, batchSize, hidden, initialization, seed } = settings;
  const words = parts('line', {
    images: formatCount(subsetSizes[subset].train),
    epochs,
    rate: formatValue(learningRate),
    momentum: formatValue(momentum),
    hasMomentum: hasEffect('momentum', settings) ? 'yes' : 'no',
    batch: formatCount(batchSize),
    network: shortShape(hidden),
    start: say(`start.${initialization}`),
    seed: String(seed),
    toImages: to('subset'),
    toEpochs: to('epochs'),
    toRate: to('learningRate'),
    toMomentum: to('momentum'),
    toBatch: to('batchSize'),
    toNetwork: to('hidden'),
    toStart: to('initialization'),
    toSeed: to('seed'),
    further: furtherWords(settings, to),
  });
  return html`<p class="line">
    ${words} ·
    <button
      type="button"
      class="word"
      data-control="settings.all"
      aria-expanded=${isOpen ? 'true' : 'false'}
      aria-controls="settings"
      @click=${onToggle}
    >
      ${say('line.all')} <span aria-hidden="true">${isOpen ? '▴' : '▾'}</span>
    </button>
  </p>`;
}

/** What a plain training does without, each after a comma. */
function furtherWords(
  { optimizer, schedule, norm, dropout, clip, kernels }: TrainSettings,
  to: (name: SettingName) => Tag,
): readonly unknown[] {
  const found: readonly (readonly unknown[] | undefined)[] = [
    optimizer === 'sgd' ? undefined : parts('line.optimizer', { to: to('optimizer') }),
    schedule === 'none' ? undefined : parts('line.schedule', { to: to('schedule') }),
    norm === 'none' ? undefined : parts('line.norm', { to: to('norm') }),
    dropout === 0 ? undefined : parts('line.dropout', { share: dropout, to: to('dropout') }),
    clip === 0 ? undefined : parts('line.clip', { norm: clip, to: to('clip') }),
    kernels === 'plain' ? parts('line.kernels', { to: to('kernels') }) : undefined,
  ];
  return found.flatMap((each) => each ?? []);
}
