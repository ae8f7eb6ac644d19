/** The settings of a training as form fields, each with its label and, where it is refused, the reason beside it. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Kernels } from '../../engine/types.js';
import type { SettingsDraft } from '../../state/settings-draft.js';
import { subsetSizes, trainProperties, type SettingName, type TrainSettings } from '../../state/settings.js';
import { formatCount } from '../../plot/format.js';
import '../properties/activarium-term.js';

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

const choiceNames: ReadonlyMap<string, string> = new Map([
  ['small', imageWords('small')],
  ['all', imageWords('all')],
  ['pytorch', 'PyTorch’s, uniform'],
  ['he-uniform', 'He, uniform'],
  ['he-normal', 'He, normal'],
  ['xavier-uniform', 'Xavier, uniform'],
  ['xavier-normal', 'Xavier, normal'],
  ['1000', 'the first 1,000 training images'],
  ['parameters', 'as many parameters as the others'],
  ['units', 'as many neurons as the others'],
  ['relaxed', 'relaxed (faster)'],
  ['plain', 'plain (same bits everywhere)'],
]);

/** `all` is a choice of two settings. */
const choiceWords = (name: SettingName, id: string): string =>
  name === 'counted' && id === 'all' ? 'all training images' : (choiceNames.get(id) ?? id);

function imageWords(subset: keyof typeof subsetSizes): string {
  const { train, test } = subsetSizes[subset];
  return `${subset === 'all' ? 'all ' : ''}${formatCount(train)}, and ${formatCount(test)} to test`;
}

const sizeWords: ChoiceWords = {
  explanation:
    'A layer that gates, or takes the largest of several, has two weight matrices or more. For a fair comparison its ' +
    'network is made narrower until it has about as many parameters as the others; or it has the same widths, and ' +
    'more parameters.',
};

const kernelWords = ({ kernels }: TrainFormView): ChoiceWords => ({
  explanation:
    'The code of the matrix products. Relaxed multiplies and adds in one instruction where the processor can, so the ' +
    'last digits of results differ from one kind of processor to another. Plain rounds in between: the same settings ' +
    'give the same bits in every browser.',
  ...(!kernels.includes('relaxed') && { only: { value: 'plain', reason: 'This browser lacks relaxed SIMD.' } }),
});

export function trainForm(view: TrainFormView): TemplateResult {
  return html`
    <div class="fields">
      ${text(view, 'learningRate', 'decimal')} ${text(view, 'momentum', 'decimal')} ${text(view, 'epochs', 'numeric')}
      ${text(view, 'batchSize', 'numeric')} ${text(view, 'seed', 'numeric')}
      ${choice(view, 'initialization', trainProperties.initialization.choices)}
      ${choice(view, 'subset', trainProperties.subset.choices)}
      ${text(view, 'hidden', 'text', 'Neurons per layer, from the input on')}
      ${view.unequal ? choice(view, 'sizes', trainProperties.sizes.choices, sizeWords) : nothing}
      ${choice(view, 'counted', trainProperties.counted.choices)}
      ${choice(view, 'kernels', trainProperties.kernels.choices, kernelWords(view))}
    </div>
  `;
}

function text(
  view: TrainFormView,
  name: SettingName,
  mode: 'decimal' | 'numeric' | 'text',
  hint?: string,
): TemplateResult {
  const problem = view.draft.problem(name);
  const described = [hint ? `${name}-hint` : '', problem ? `${name}-problem` : ''].filter(Boolean).join(' ');
  return html`
    <div class="field ${name}">
      <label for=${name}>${trainProperties[name].label}</label>
      <input
        id=${name}
        inputmode=${mode}
        autocomplete="off"
        spellcheck="false"
        .value=${live(view.draft.text(name, view.settings))}
        ?disabled=${view.disabled}
        aria-invalid=${problem ? 'true' : 'false'}
        aria-describedby=${described || nothing}
        @input=${(event: Event) => {
          view.onType(name, (event.target as HTMLInputElement).value);
        }}
        @change=${(event: Event) => {
          view.onText(name, (event.target as HTMLInputElement).value);
        }}
      />
      ${hint ? html`<span class="hint" id="${name}-hint">${hint}</span>` : nothing} ${problemWords(name, problem)}
    </div>
  `;
}

interface ChoiceWords {
  /** What the name means, a hover or a focus away. */
  readonly explanation?: string;
  /** Where there is no choice: what it is, and why. The setting stays as it is, for other browsers. */
  readonly only?: { readonly value: string; readonly reason: string };
}

function choice(
  view: TrainFormView,
  name: SettingName,
  choices: readonly string[],
  { explanation, only }: ChoiceWords = {},
): TemplateResult {
  const value = only?.value ?? view.draft.text(name, view.settings);
  const problem = view.draft.problem(name);
  const described = [only ? `${name}-hint` : '', problem ? `${name}-problem` : ''].filter(Boolean).join(' ');
  const { label } = trainProperties[name];
  return html`
    <div class="field ${name}">
      ${
        explanation
          ? html`<activarium-term .explanation=${explanation}>${label}</activarium-term>`
          : html`<label for=${name}>${label}</label>`
      }
      <select
        id=${name}
        aria-label=${explanation ? label : nothing}
        ?disabled=${view.disabled || only !== undefined}
        aria-describedby=${described || nothing}
        @change=${(event: Event) => {
          view.onText(name, (event.target as HTMLSelectElement).value);
        }}
      >
        ${choices.map(
          (id) => html`<option value=${id} .selected=${live(id === value)}>${choiceWords(name, id)}</option>`,
        )}
      </select>
      ${only ? html`<span class="hint" id="${name}-hint">${only.reason}</span>` : nothing}
      ${problemWords(name, problem)}
    </div>
  `;
}

const problemWords = (name: SettingName, problem: string | undefined): TemplateResult | typeof nothing =>
  problem ? html`<span class="problem" id="${name}-problem" role="alert">${problem}</span>` : nothing;
