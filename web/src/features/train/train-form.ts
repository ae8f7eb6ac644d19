/** The settings of a training as form fields, each with its label and, where it is refused, the reason beside it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Kernels } from '../../engine/types.js';
import type { NamedChoiceProperty } from '../../store/choice-properties.js';
import type { SettingsDraft } from '../../training/settings-draft.js';
import { hasEffect, trainProperties, type SettingName, type TrainSettings } from '../../training/settings.js';
import '../../ui/activarium-term.js';
import { choiceField, textField, type Field } from '../../ui/field.js';
import { memberOf } from '../../text/member.js';
import { say } from './words.js';

export interface TrainFormView {
  readonly settings: TrainSettings;
  readonly draft: SettingsDraft;
  readonly disabled: boolean;
  /** The kernel sets that the engine has. */
  readonly kernels: readonly Kernels[];
  /** Whether some function's layers have more weights than others' of the same width. */
  readonly unequal: boolean;
  /** A key was pressed. */
  onType(name: SettingName, text: string): void;
  /** A field was left, or Enter pressed. */
  onText(name: SettingName, text: string): void;
}

/** What names mean is a hover or a focus away. */
const explained = ['sizes', 'kernels', 'optimizer', 'schedule', 'norm', 'dropout', 'clip'] as const;

function labelOf(name: SettingName): Field['label'] {
  const word = trainProperties[name].label();
  const found = explained.find((each) => each === name);
  return found ? { word, explanation: say(`explain.${found}`) } : word;
}

export function trainForm(view: TrainFormView): TemplateResult {
  const { settings, kernels } = view;
  return html`
    <div class="fields">
      ${text(view, 'learningRate', 'decimal', settings.optimizer === 'adam' ? { hint: say('hint.rate') } : {})}
      ${text(
        view,
        'momentum',
        'decimal',
        hasEffect('momentum', settings) ? {} : { only: { shown: '–', reason: say('only.momentum') } },
      )}
      ${text(view, 'epochs', 'numeric')} ${text(view, 'batchSize', 'numeric')} ${text(view, 'seed', 'numeric')}
      ${choice(view, 'initialization')} ${choice(view, 'subset')}
      ${text(view, 'hidden', 'text', { hint: say('hint.hidden') })} ${view.unequal ? choice(view, 'sizes') : nothing}
      ${choice(view, 'counted')}
      ${choice(
        view,
        'kernels',
        kernels.includes('relaxed') ? {} : { only: { shown: 'plain', reason: say('only.kernels') } },
      )}
    </div>
    <details>
      <summary data-control="train.more">${say('more')}</summary>
      <div class="fields">
        ${choice(view, 'optimizer')} ${choice(view, 'schedule')} ${choice(view, 'norm')}
        ${text(view, 'dropout', 'decimal', { hint: say('hint.dropout') })}
        ${text(view, 'clip', 'decimal', { hint: say('hint.clip') })}
      </div>
    </details>
  `;
}

interface FieldWords {
  readonly hint?: string;
  /** Where there is nothing to set: what is shown instead, and why. The setting stays as it is. */
  readonly only?: { readonly shown: string; readonly reason: string };
}

const common = (view: TrainFormView, name: SettingName, { hint, only }: FieldWords): Field => ({
  id: name,
  control: name,
  label: labelOf(name),
  hint: only?.reason ?? hint,
  fault: view.draft.fault(name),
  disabled: view.disabled || only !== undefined,
  look: name,
});

const text = (
  view: TrainFormView,
  name: SettingName,
  mode: 'decimal' | 'numeric' | 'text',
  words: FieldWords = {},
): TemplateResult =>
  textField({
    ...common(view, name, words),
    mode,
    value: words.only?.shown ?? view.draft.text(name, view.settings),
    onType: (typed) => {
      view.onType(name, typed);
    },
    onTake: (typed) => {
      view.onText(name, typed);
    },
  });

type ChoiceName = {
  [N in SettingName]: (typeof trainProperties)[N] extends { readonly choices: unknown } ? N : never;
}[SettingName];

function choice(view: TrainFormView, name: ChoiceName, words: FieldWords = {}): TemplateResult {
  const { choices, names }: NamedChoiceProperty<string> = trainProperties[name];
  return choiceField({
    ...common(view, name, words),
    value: words.only?.shown ?? view.draft.text(name, view.settings),
    choices,
    nameOf: (id) => memberOf(names, id)?.(),
    onTake: (chosen) => {
      view.onText(name, chosen);
    },
  });
}
