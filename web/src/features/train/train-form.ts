/** The settings of a training as form fields, each with its label and, where it is refused, the reason beside it. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Kernels } from '../../engine/types.js';
import type { NamedChoiceProperty } from '../../store/choice-properties.js';
import type { SettingsDraft } from '../../training/settings-draft.js';
import { hasEffect, trainProperties, type SettingName, type TrainSettings } from '../../training/settings.js';
import '../../ui/activarium-term.js';
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

function explanationOf(name: SettingName): string | undefined {
  const found = explained.find((each) => each === name);
  return found && say(`explain.${found}`);
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
      <summary>${say('more')}</summary>
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

function text(
  view: TrainFormView,
  name: SettingName,
  mode: 'decimal' | 'numeric' | 'text',
  words: FieldWords = {},
): TemplateResult {
  return field(
    view,
    name,
    words,
    ({ label, described }) => html`
      <input
        id=${name}
        inputmode=${mode}
        autocomplete="off"
        spellcheck="false"
        .value=${live(words.only?.shown ?? view.draft.text(name, view.settings))}
        ?disabled=${view.disabled || words.only !== undefined}
        aria-label=${label}
        aria-invalid=${view.draft.problem(name) ? 'true' : 'false'}
        aria-describedby=${described}
        @input=${(event: Event) => {
          view.onType(name, (event.target as HTMLInputElement).value);
        }}
        @change=${(event: Event) => {
          view.onText(name, (event.target as HTMLInputElement).value);
        }}
      />
    `,
  );
}

type ChoiceName = {
  [N in SettingName]: (typeof trainProperties)[N] extends { readonly choices: unknown } ? N : never;
}[SettingName];

function choice(view: TrainFormView, name: ChoiceName, words: FieldWords = {}): TemplateResult {
  const value = words.only?.shown ?? view.draft.text(name, view.settings);
  const { choices, names }: NamedChoiceProperty<string> = trainProperties[name];
  return field(
    view,
    name,
    words,
    ({ label, described }) => html`
      <select
        id=${name}
        ?disabled=${view.disabled || words.only !== undefined}
        aria-label=${label}
        aria-describedby=${described}
        @change=${(event: Event) => {
          view.onText(name, (event.target as HTMLSelectElement).value);
        }}
      >
        ${choices.map((id) => html`<option value=${id} .selected=${live(id === value)}>${memberOf(names, id)?.()}</option>`)}
      </select>
    `,
  );
}

/** Attributes of a control; `nothing` leaves one away. */
interface ControlWords {
  readonly label: string | typeof nothing;
  readonly described: string | typeof nothing;
}

function field(
  view: TrainFormView,
  name: SettingName,
  { hint, only }: FieldWords,
  control: (words: ControlWords) => TemplateResult,
): TemplateResult {
  const label = trainProperties[name].label();
  const explanation = explanationOf(name);
  const problem = view.draft.problem(name);
  const told = only?.reason ?? hint;
  const described = [told ? `${name}-hint` : '', problem ? `${name}-problem` : ''].filter(Boolean).join(' ');
  return html`
    <div class="field ${name}">
      ${
        explanation
          ? html`<activarium-term .explanation=${explanation}>${label}</activarium-term>`
          : html`<label for=${name}>${label}</label>`
      }
      ${control({ label: explanation ? label : nothing, described: described || nothing })}
      ${told ? html`<span class="hint" id="${name}-hint">${told}</span>` : nothing}
      ${problem ? html`<span class="problem" id="${name}-problem" role="alert">${problem}</span>` : nothing}
    </div>
  `;
}
