/**
 * A field of a form: its label, its control, its hint, and the sentence of what is wrong with what stands in it.
 *
 * These are templates and no element, because an id and a form reach no further than their shadow root: here all parts
 * stand in the root of the element that uses them, so a click on the label goes to the control, Enter in the control
 * submits the form around it, and Tab goes through the fields as they stand. The fault is an alert, which is spoken when
 * it comes. It is tied to the control by `aria-describedby`, which every screen reader follows; with `aria-errormessage`
 * too it would be read twice.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { slider, type Slider } from './slider.js';

/** The element that uses it has `activarium-term` loaded. */
export interface ExplainedWord {
  readonly word: string;
  readonly explanation: string;
}

export interface Field {
  /** Of the control; no other in the element has it. */
  readonly id: string;
  /** What the control is known by, whatever the language: `data-control`. */
  readonly control: string;
  readonly label: string | TemplateResult | ExplainedWord;
  readonly hint?: string | undefined;
  /** A sentence; undefined where nothing is wrong. */
  readonly fault?: string | undefined;
  /** Whether the element itself speaks the fault, because it may come with every key. */
  readonly isSpokenElsewhere?: boolean;
  readonly disabled?: boolean;
  /** Classes, for the room that the field takes. */
  readonly look?: string;
}

/** Attributes of a control; `nothing` leaves one away. */
export interface Ties {
  readonly label: string | typeof nothing;
  readonly described: string | typeof nothing;
  readonly invalid: 'true' | 'false';
}

const isExplained = (label: Field['label']): label is ExplainedWord =>
  typeof label !== 'string' && 'explanation' in label;

/** A field around any control, which takes its id, its `data-control` and these ties. */
export function field(
  { id, control, label, hint, fault, isSpokenElsewhere = false, look = '' }: Field,
  draw: (ties: Ties) => TemplateResult,
): TemplateResult {
  const ids = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  const ties: Ties = {
    label: isExplained(label) ? label.word : nothing,
    described: ids || nothing,
    invalid: fault ? 'true' : 'false',
  };
  return html`
    <div class="field ${look}">
      ${
        isExplained(label)
          ? html`<activarium-term class="label" name=${control} .explanation=${label.explanation}
              >${label.word}</activarium-term
            >`
          : html`<label class="label" for=${id}>${label}</label>`
      }
      ${draw(ties)} ${hint ? html`<span class="hint" id="${id}-hint">${hint}</span>` : nothing}
      ${
        fault
          ? html`<span class="fault" id="${id}-fault" role=${isSpokenElsewhere ? nothing : 'alert'}>${fault}</span>`
          : nothing
      }
    </div>
  `;
}

interface TypedText {
  readonly value: string;
  readonly mode?: 'decimal' | 'numeric' | 'text';
  readonly longest?: number;
  readonly placeholder?: string;
  /** Whether it is a name, which no translator is to touch. */
  readonly isName?: boolean;
  /** With every key. */
  readonly onType?: (text: string) => void;
  /** When the field is left with another text than it was entered with, or by Enter. */
  readonly onTake?: (text: string) => void;
  readonly onLeave?: () => void;
}

export type TextField = Field & TypedText;

const input = (
  {
    id,
    control,
    disabled = false,
    mode = 'text',
    longest,
    placeholder,
    isName,
    value,
    onType,
    onTake,
    onLeave,
  }: TypedText & Pick<Field, 'id' | 'control' | 'disabled'>,
  { label, described, invalid }: Ties,
): TemplateResult => html`
  <input
    id=${id}
    data-control=${control}
    translate=${isName ? 'no' : nothing}
    inputmode=${mode}
    autocomplete="off"
    spellcheck="false"
    maxlength=${longest ?? nothing}
    placeholder=${placeholder ?? nothing}
    .value=${live(value)}
    ?disabled=${disabled}
    aria-label=${label}
    aria-invalid=${invalid}
    aria-describedby=${described}
    @input=${(event: Event & { readonly currentTarget: HTMLInputElement }) => {
      onType?.(event.currentTarget.value);
    }}
    @change=${(event: Event & { readonly currentTarget: HTMLInputElement }) => {
      onTake?.(event.currentTarget.value);
    }}
    @blur=${onLeave}
  />
`;

/** A line of text, numbers among them: a `number` input would hide from its reader what is no number. */
export const textField = (of: TextField): TemplateResult => field(of, (ties) => input(of, ties));

export interface ChoiceField<T extends string> extends Field {
  readonly value: T;
  readonly choices: readonly T[];
  readonly nameOf: (choice: T) => string | undefined;
  readonly onTake: (value: T) => void;
}

export const choiceField = <T extends string>(of: ChoiceField<T>): TemplateResult =>
  field(
    of,
    ({ label, described, invalid }) => html`
      <select
        id=${of.id}
        data-control=${of.control}
        ?disabled=${of.disabled ?? false}
        aria-label=${label}
        aria-invalid=${invalid}
        aria-describedby=${described}
        @change=${({ currentTarget }: Event & { readonly currentTarget: HTMLSelectElement }) => {
          const chosen = of.choices.find((choice) => choice === currentTarget.value);
          if (chosen !== undefined) of.onTake(chosen);
        }}
      >
        ${of.choices.map(
          (choice) =>
            html`<option value=${choice} .selected=${live(choice === of.value)}>${of.nameOf(choice)}</option>`,
        )}
      </select>
    `,
  );

export interface RangeField extends Field, Pick<Slider, 'minimum' | 'maximum' | 'value' | 'words' | 'onSlide'> {
  /** The same value as text; the fault is of this. */
  readonly number: TypedText & { readonly label: string };
  /** What stands behind both, such as a way back to the start. */
  readonly after: TemplateResult;
}

/** A slider with its value as a number that can be typed. */
export const rangeField = (of: RangeField): TemplateResult =>
  field(
    { ...of, look: `range ${of.look ?? ''}` },
    (ties) => html`
      ${slider(of)}
      ${input(
        { ...of.number, id: `${of.id}-number`, control: `${of.control}.number`, disabled: of.disabled ?? false },
        { ...ties, label: of.number.label },
      )}
      ${of.after}
    `,
  );

export const fieldStyles = css`
  .field {
    display: grid;
    gap: 4px;
    align-content: start;
    min-width: 0;
  }
  .field.range {
    grid-template-columns: minmax(0, 1fr) 80px minmax(72px, max-content);
    gap: 0 var(--space-1);
    align-items: center;
  }
  .field.range > :is(.label, .hint, .fault) {
    grid-column: 1 / -1;
  }
  .label {
    font-size: var(--type-small);
    line-height: calc(20px * var(--scale));
    font-weight: 550;
  }
  .hint,
  .fault {
    font-size: var(--type-fine);
    line-height: calc(16px * var(--scale));
    overflow-wrap: anywhere;
  }
  .hint {
    color: var(--soft);
  }
  .fault {
    color: var(--alert);
    font-weight: 550;
  }
`;
