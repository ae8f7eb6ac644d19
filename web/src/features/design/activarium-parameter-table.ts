/**
 * `<activarium-parameter-table>`: the parameters found in a formula, and how each starts, where it may go, whether it learns.
 *
 * Properties: `parameters` (as found), `declared` (what the reader said of them), `info` (the function as the engine took
 * it, for what it chose itself), `fault` (the engine's word on one field). Fires `declare` with `{ name, parameter }`, and
 * `try` with `{ name, value }` while a slider moves.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ActivationInfo, ActivationParameter, FormulaParameter } from '../../engine/types.js';
import { formatValue } from '../../text/format.js';
import { slider } from '../../ui/slider.js';
import { declaredAs, without, type Parameters } from '../../functions/definition.js';
import { readDeclaration, type ParameterField } from './read-declaration.js';
import { controls } from '../../ui/style/base.js';
import { define } from '../../ui/define.js';
import { Drafts } from '../../ui/drafts.js';
import { elementOf, given } from '../../ui/element.js';
import { choiceField, fieldStyles, textField } from '../../ui/field.js';
import { parameterTableStyles } from './parameter-table-styles.js';
import { parts, say } from './words.js';

export interface FoundParameter {
  readonly name: string;
  readonly count: number;
}

export interface Declared {
  readonly name: string;
  readonly parameter: FormulaParameter;
}

export interface Tried {
  readonly name: string;
  readonly value: number;
}

const distributions = ['constant', 'normal', 'uniform'] as const;

const exampleFormula = 'sigmoid(b*x)';

/** More digits than a reader would type, fewer than a float holds. */
const written = (value: number | undefined): string =>
  value === undefined || !Number.isFinite(value) ? '' : String(Number(value.toPrecision(6)));

export class ActivariumParameterTable extends elementOf({
  parameters: given<readonly FoundParameter[]>([]),
  declared: given<Parameters>({}),
  info: given<ActivationInfo>(),
  /** `field` as in `b.initial`. */
  fault: given<{ readonly field: string; readonly message: string }>(),
}) {
  static override styles = [controls, fieldStyles, parameterTableStyles];

  readonly #drafts = new Drafts<`${string}.${ParameterField}`>(() => {
    this.requestUpdate();
  });

  protected override render(): TemplateResult {
    if (this.parameters.length === 0) {
      return html`<p class="sub">
        ${parts('no-parameters', { formula: html`<code translate="no">${exampleFormula}</code>` })}
      </p>`;
    }
    return html`${repeat(
      this.parameters,
      ({ name }) => name,
      (found) => this.#row(found),
    )}`;
  }

  #row({ name, count }: FoundParameter): TemplateResult {
    const declared = declaredAs(this.declared, name);
    const known = this.info?.parameters.find((parameter) => parameter.name === name);
    const distribution = declared.distribution ?? 'constant';
    const learns = declared.learnable ?? true;
    return html`
      <div class="row" role="group" aria-label=${say('parameter', { name })}>
        <div class="name">
          <code translate="no">${name}</code
          >${count > 1 ? html`<span class="count">${say('numbers', { count })}</span>` : nothing}
        </div>
        ${choiceField({
          id: `${name}-how`,
          control: `design.parameter.${name}.distribution`,
          label: say('starts'),
          look: 'how',
          value: distribution,
          choices: distributions,
          nameOf: (choice) => say(`starts.${choice}`),
          onTake: (choice) => {
            this.#distribute(name, choice);
          },
        })}
        ${this.#field(name, 'initial', count, startText(declared, known))}
        ${distribution === 'constant' ? nothing : this.#field(name, 'spread', count, written(declared.spread ?? known?.spread))}
        ${this.#field(name, 'minimum', count, written(declared.minimum ?? known?.minimum))}
        ${this.#field(name, 'maximum', count, written(declared.maximum ?? known?.maximum))}
        <label class="learns"
          ><input
            type="checkbox"
            data-control="design.parameter.${name}.learned"
            .checked=${live(learns)}
            @change=${(event: Event) => {
              const { checked } = event.target as HTMLInputElement;
              const others = without(declared, 'learnable');
              this.#declare(name, checked ? others : { ...others, learnable: false });
            }}
          />${say('learned')}</label
        >
        ${count === 1 && distribution === 'constant' && known ? this.#slider(name, known, declared) : nothing}
      </div>
    `;
  }

  #field(name: string, field: ParameterField, count: number, value: string): TemplateResult {
    const drafted = this.#drafts.whenLeft(`${name}.${field}`, value, {
      read: (text) => readDeclaration(name, declaredAs(this.declared, name), field, text, count),
      take: (parameter) => {
        this.#declare(name, parameter);
      },
    });
    const said = this.fault?.field === `${name}.${field}` ? this.fault.message : undefined;
    const isList = field === 'initial' && count > 1;
    const isDrawn = (declaredAs(this.declared, name).distribution ?? 'constant') !== 'constant';
    const start = isDrawn ? 'around' : isList ? 'each' : 'at';
    const label = parts(`field.${field === 'initial' ? start : field}`, {
      name,
      u: (content: readonly unknown[]) => html`<span class="unseen">${content}</span>`,
    });
    return textField({
      id: `${name}-${field}`,
      control: `design.parameter.${name}.${field}`,
      label: html`${label}`,
      look: `${field === 'initial' && !isDrawn ? 'wide' : ''} ${isList ? 'list' : ''}`,
      mode: isList ? 'text' : 'decimal',
      ...drafted,
      fault: drafted.fault ?? said,
    });
  }

  #slider(name: string, known: ActivationParameter, declared: FormulaParameter): TemplateResult {
    const { minimum, maximum, initial } = known;
    return slider({
      id: `${name}-slider`,
      control: `design.parameter.${name}.slider`,
      name: say('slider', { name }),
      minimum,
      maximum,
      value: initial,
      words: formatValue(initial, 4),
      onSlide: (value) => {
        this.emit('try', { name, value });
      },
      onTake: (value) => {
        // The range that the engine chose around the old start would move along under the thumb.
        this.#declare(name, { ...declared, initial: value, minimum, maximum });
      },
    });
  }

  #distribute(name: string, distribution: (typeof distributions)[number]): void {
    const declared = declaredAs(this.declared, name);
    if (distribution === 'constant') {
      this.#declare(name, without(declared, 'distribution', 'spread'));
      return;
    }
    const { initial, spread } = declared;
    const middle = typeof initial === 'number' ? initial : 0;
    this.#declare(name, { ...declared, initial: middle, distribution, spread: spread ?? 1 });
  }

  #declare(name: string, parameter: FormulaParameter): void {
    this.declared = { ...this.declared, [name]: parameter };
    this.emit('declare', { name, parameter });
  }
}

function startText({ initial }: FormulaParameter, known: ActivationParameter | undefined): string {
  if (typeof initial === 'object') return initial.map(written).join(', ');
  return written(initial ?? known?.initial);
}

define('activarium-parameter-table', ActivariumParameterTable);

declare module '../../ui/element.js' {
  interface ElementEvents {
    try: Tried;
    declare: Declared;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'activarium-parameter-table': ActivariumParameterTable;
  }
}
