/**
 * `<activarium-formula-field>`: a formula's text, the place of what is wrong in it marked under the very characters, and a
 * list of names that complete what is being typed.
 *
 * Properties: `value`, `fault` (what is wrong and where), `notes` (what may not be meant), `note` (said where there is
 * neither), `names` (beside those of the language). Fires `formula-input` with `{ formula }`. Arrow keys walk through the list, Enter or Tab takes the
 * name that they stand on, Escape closes it, Ctrl+Space opens it anywhere.
 */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FormulaNote } from '../../engine/types.js';
import { completed, completionAt, knownNames, type Completion, type FormulaName } from './completion.js';
import { longestFormula } from '../../functions/definition.js';
import { forcedColours } from '../../ui/style/forced-colours.js';
import { Announcer } from '../../ui/announcer.js';
import { define } from '../../ui/define.js';
import { attribute, elementOf, given, own } from '../../ui/element.js';
import { field, fieldStyles } from '../../ui/field.js';
import { formulaFieldStyles } from './formula-field-styles.js';
import { faultWords, noteWords, type FormulaFault } from './formula-words.js';
import { say } from './words.js';

export interface FormulaInput {
  readonly formula: string;
}

export class ActivariumFormulaField extends elementOf({
  value: attribute(''),
  fault: given<FormulaFault>(),
  notes: given<readonly FormulaNote[]>([]),
  note: attribute(''),
  names: given<readonly FormulaName[]>([]),
  offer: own<Completion>(),
  /** The entry of the list that the arrow keys stand on; −1 before they were used. */
  walked: own(-1),
}) {
  static override styles = [fieldStyles, formulaFieldStyles, forcedColours];

  readonly #announcer = new Announcer(this);

  override focus(): void {
    this.#field?.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('fault') || changed.has('notes') || changed.has('note')) this.#announcer.whenStill(this.#message);
  }

  protected override updated(): void {
    if (this.offer) this.#placeList();
    this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): TemplateResult {
    const { fault, offer } = this;
    return html`
      ${field(
        {
          id: 'formula',
          control: 'design.formula',
          label: html`<span translate="no">f(x) =</span>`,
          ...(fault ? { fault: this.#message } : { hint: this.#message }),
          isSpokenElsewhere: true,
        },
        ({ described, invalid }) => html`
          <div class="box ${fault ? 'bad' : ''}">
            ${this.#mirror()}
            <textarea
              id="formula"
              data-control="design.formula"
              rows="1"
              maxlength=${longestFormula}
              spellcheck="false"
              autocomplete="off"
              autocapitalize="none"
              autocorrect="off"
              .value=${live(this.value)}
              aria-invalid=${invalid}
              aria-describedby=${described}
              aria-autocomplete="list"
              aria-haspopup="listbox"
              aria-controls=${offer ? 'names' : nothing}
              aria-activedescendant=${offer && this.walked >= 0 ? `name-${String(this.walked)}` : nothing}
              @input=${this.#input}
              @keydown=${this.#key}
              @blur=${this.#close}
              @click=${this.#close}
            ></textarea>
            ${offer ? this.#list(offer) : nothing}
          </div>
        `,
      )}
      <p class="unseen" role="status">${this.#announcer.text}</p>
    `;
  }

  /** The same text in the same type, unseen but for the mark; the names' list finds its place by it. */
  #mirror(): TemplateResult {
    const { value, fault, offer } = this;
    // Every blank between the tags would be a blank of the text.
    const marked = fault
      ? [
          value.slice(0, fault.from),
          html`<span class="at-fault ${fault.from < fault.to ? '' : 'place'}"
            >${value.slice(fault.from, fault.to)}</span
          >`,
          value.slice(fault.to),
        ]
      : value;
    const placed = offer && [value.slice(0, offer.from), html`<span class="at"></span>`, value.slice(offer.from)];
    return html`
      <div class="mirror" aria-hidden="true" translate="no">${marked}&#8203;</div>
      ${placed ? html`<div class="mirror" aria-hidden="true" translate="no">${placed}&#8203;</div>` : nothing}
    `;
  }

  #list({ matches }: Completion): TemplateResult {
    return html`
      <ul id="names" role="listbox" aria-label=${say('names')} @mousedown=${keepFocus}>
        ${matches.map(
          (entry, i) => html`
            <li
              id="name-${i}"
              role="option"
              aria-selected=${i === this.walked ? 'true' : 'false'}
              @click=${() => {
                this.#take(entry);
              }}
            >
              <code translate="no">${entry.name}${entry.arguments}</code> <span class="meaning">${entry.meaning}</span>
            </li>
          `,
        )}
      </ul>
    `;
  }

  get #message(): string {
    if (this.fault) return faultWords(this.value, this.fault);
    return this.notes.length > 0 ? noteWords(this.notes) : this.note;
  }

  get #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  get #allNames(): readonly FormulaName[] {
    return [...this.names, ...knownNames()];
  }

  readonly #input = (): void => {
    const field = this.#field;
    if (!field) return;
    // What is pasted may have several lines; a formula is one.
    if (/[\r\n]/.test(field.value)) {
      const caret = field.selectionStart;
      field.value = field.value.replace(/[\r\n]/g, ' ');
      field.setSelectionRange(caret, caret);
    }
    this.#set(field.value);
    this.#offer(completionAt(field.value, field.selectionStart, this.#allNames, false));
  };

  readonly #key = (event: KeyboardEvent): void => {
    const field = this.#field;
    if (!field || event.isComposing) return;
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      this.#offer(completionAt(field.value, field.selectionStart, this.#allNames, true));
      return;
    }
    const { offer } = this;
    if (!offer) {
      // A formula has one line.
      if (event.key === 'Enter') event.preventDefault();
      return;
    }
    const count = offer.matches.length;
    const chosen = offer.matches[this.walked];
    if (event.key === 'ArrowDown') this.walked = (this.walked + 1) % count;
    else if (event.key === 'ArrowUp') this.walked = this.walked <= 0 ? count - 1 : this.walked - 1;
    else if (event.key === 'Escape') this.#close();
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen && !event.shiftKey) this.#take(chosen);
    else if (event.key === 'Enter') this.#close();
    else {
      if (['ArrowLeft', 'ArrowRight', 'Home', 'End', 'Tab'].includes(event.key)) this.#close();
      return;
    }
    event.preventDefault();
  };

  #offer(offer: Completion | undefined): void {
    this.offer = offer;
    this.walked = -1;
    if (!offer) return;
    const [first] = offer.matches;
    this.#announcer.whenStill(say('offer', { count: offer.matches.length, first: first?.name }));
  }

  readonly #close = (): void => {
    this.offer = undefined;
    this.walked = -1;
  };

  #take(entry: FormulaName): void {
    const field = this.#field;
    if (!field || !this.offer) return;
    const { text, caret } = completed(field.value, this.offer, entry);
    field.value = text;
    field.setSelectionRange(caret, caret);
    this.#close();
    this.#set(text);
  }

  #set(formula: string): void {
    if (formula === this.value) return;
    this.value = formula;
    this.emit('formula-input', { formula });
  }

  #placeList(): void {
    const at = this.renderRoot.querySelector<HTMLElement>('.at');
    const list = this.renderRoot.querySelector<HTMLElement>('ul');
    const box = list?.parentElement;
    if (!at || !list || !box) return;
    const left = Math.max(0, Math.min(at.offsetLeft - 12, box.clientWidth - list.offsetWidth));
    list.style.setProperty('--list-left', `${String(left)}px`);
    list.style.setProperty('--list-top', `${String(at.offsetTop + 30)}px`);
  }
}

/** A press on the list leaves the caret where it is. */
const keepFocus = (event: Event): void => {
  event.preventDefault();
};

define('activarium-formula-field', ActivariumFormulaField);

declare module '../../ui/element.js' {
  interface ElementEvents {
    'formula-input': FormulaInput;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'activarium-formula-field': ActivariumFormulaField;
  }
}
