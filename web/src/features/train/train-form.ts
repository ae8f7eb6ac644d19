/** The settings of a training as form fields, each with its label and, where it is refused, the reason beside it. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Kernels } from '../../engine/types.js';
import { formatList } from '../../text/format.js';
import type { NamedChoiceProperty } from '../../store/property.js';
import type { SettingsDraft } from '../../training/settings-draft.js';
import {
  extraNames,
  hasEffect,
  trainProperties,
  type SettingName,
  type TrainSettings,
} from '../../training/settings.js';
import '../../ui/activarium-term.js';
import { memberOf } from '../../text/member.js';

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

/** What names mean, a hover or a focus away. */
const explanations: Partial<Record<SettingName, string>> = {
  sizes:
    'A layer that gates, or takes the largest of several, has two weight matrices or more. For a fair comparison its ' +
    'network is made narrower until it has about as many parameters as the others; or it has the same widths, and ' +
    'more parameters.',
  kernels:
    'The code of the matrix products. Relaxed multiplies and adds in one instruction where the processor can, so the ' +
    'last digits of results differ from one kind of processor to another. Plain rounds in between: the same settings ' +
    'give the same bits in every browser.',
  optimizer:
    'How gradients become steps. SGD steps against the gradient and keeps a share of the steps before, the momentum. ' +
    'Adam also divides each weight’s step by the usual size of its gradient, so that all weights move at about the ' +
    'same speed.',
  schedule:
    'How the learning rate changes over the training. With cosine it starts at the rate that is set and falls after ' +
    'each epoch, along half a cosine, so that the last steps are small.',
  norm:
    'Batch normalisation shifts and scales the input of every activation function to mean 0 and variance 1 over each ' +
    'batch, then by two learned numbers per neuron. The last batch of an epoch needs at least 2 images, too.',
  dropout:
    'The share of each hidden layer’s outputs that a training step sets to 0, drawn anew for each image. The others ' +
    'are scaled up to make up for it. Tests use all outputs.',
  clip:
    'A limit on the length of the gradient over all weights: one that is longer is scaled down to it, so that no ' +
    'single batch makes a huge step.',
};

export function trainForm(view: TrainFormView): TemplateResult {
  const { settings, kernels } = view;
  return html`
    <div class="fields">
      ${text(view, 'learningRate', 'decimal', settings.optimizer === 'adam' ? { hint: 'Usual for Adam: 0.001' } : {})}
      ${text(
        view,
        'momentum',
        'decimal',
        hasEffect('momentum', settings) ? {} : { only: { shown: '–', reason: 'Adam has its own' } },
      )}
      ${text(view, 'epochs', 'numeric')} ${text(view, 'batchSize', 'numeric')} ${text(view, 'seed', 'numeric')}
      ${choice(view, 'initialization')} ${choice(view, 'subset')}
      ${text(view, 'hidden', 'text', { hint: 'Neurons per layer, from the input on' })}
      ${view.unequal ? choice(view, 'sizes') : nothing} ${choice(view, 'counted')}
      ${choice(
        view,
        'kernels',
        kernels.includes('relaxed') ? {} : { only: { shown: 'plain', reason: 'This browser lacks relaxed SIMD.' } },
      )}
    </div>
    <details>
      <summary>More: ${formatList(extraNames.map((name) => trainProperties[name].label().toLowerCase()))}</summary>
      <div class="fields">
        ${choice(view, 'optimizer')} ${choice(view, 'schedule')} ${choice(view, 'norm')}
        ${text(view, 'dropout', 'decimal', { hint: 'Below 1; 0: none' })}
        ${text(view, 'clip', 'decimal', { hint: 'Largest norm; 0: none' })}
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
  const explanation = explanations[name];
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
