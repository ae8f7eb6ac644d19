/**
 * `<activarium-parameters>`: sliders for the parameters of the selected functions; nothing where they have none.
 *
 * Properties: `engine`, `functions` (the selection), `chosen` (values that are not the start's), both as in links. Fires
 * `parameter-change` with `{ activation, name, value }`, value undefined for the start value, while a slider moves too,
 * and `draw-others` where parameters are drawn at random and the reader wants other ones.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { ActivationInfo, ActivationParameter } from '../../engine/types.js';
import { formatValue } from '../../text/format.js';
import { readNumber } from '../../text/read-number.js';
import { sliderStep } from '../../ui/slider.js';
import { parameterKey } from '../../functions/chosen-parameters.js';
import { pushed } from '../../functions/parameter-order.js';
import { controls } from '../../ui/style/base.js';
import { define } from '../../ui/define.js';
import { elementOf, linked, own } from '../../ui/element.js';
import { engineOf, withoutEngine } from '../../ui/engine.js';
import { slotMark, slotStyles } from '../../ui/slot-mark.js';
import { say as sayUi } from '../../ui/words.js';
import { pageProperties } from '../../workbench/state.js';
import { say as sayWorkbench } from '../../workbench/words.js';
import { say } from './words.js';

export interface ParameterChange {
  readonly activation: string;
  readonly name: string;
  /** Undefined: the start value. */
  readonly value: number | undefined;
}

interface Shown {
  readonly info: ActivationInfo;
  readonly slot: number;
}

/** Text that is being typed, with what is wrong with it. */
interface Draft {
  readonly key: string;
  readonly text: string;
  readonly fault: string | undefined;
}

export class ActivariumParameters extends elementOf({
  engine: engineOf(),
  functions: linked(pageProperties.selection),
  chosen: linked(pageProperties.parameters),
  draft: own<Draft>(),
}) {
  static override styles = [
    controls,
    slotStyles,
    css`
      .rows {
        display: grid;
        gap: var(--space-1) var(--space-3);
        align-items: start;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
      }
      .row {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 80px minmax(72px, max-content);
        column-gap: var(--space-1);
        align-items: center;
      }
      label {
        grid-column: 1 / -1;
        font-size: 13px;
        line-height: 20px;
      }
      .row button {
        padding: 6px 8px;
        font-size: 13px;
      }
      .fault {
        grid-column: 1 / -1;
        margin-top: 4px;
        font-size: 13px;
      }
      .drawn {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1) var(--space-2);
        font-size: 13px;
      }
    `,
  ];

  protected override render(): TemplateResult | typeof nothing {
    const shown = this.functions.flatMap(({ activation, slot }): readonly Shown[] => {
      const info = this.engine?.activations.find(({ id }) => id === activation);
      return info && info.parameters.length > 0 ? [{ info, slot }] : [];
    });
    if (shown.length === 0) return withoutEngine(this);
    return html`
      <div class="rows">
        ${shown.map(
          ({ info, slot }) =>
            html`${info.parameters
              .filter(({ count }) => count === 1)
              .map((parameter) => this.#offer(info, slot, parameter))}${this.#offerDrawing(info, slot)}`,
        )}
      </div>
    `;
  }

  #offer(info: ActivationInfo, slot: number, parameter: ActivationParameter): TemplateResult {
    const { name, minimum, maximum, initial } = parameter;
    const key = parameterKey(info.id, name);
    const id = key.replace('.', '-');
    const value = this.chosen.get(key) ?? initial;
    const words = formatValue(value, 4);
    const called = nameOf(info, parameter);
    const draft = this.draft?.key === key ? this.draft : undefined;
    const isBad = draft?.fault !== undefined;
    const isReset = value === initial && !isBad;
    return html`
      <div class="row">
        <label for=${id}>${slotMark(slot)}${called}</label>
        <input
          id=${id}
          type="range"
          min=${minimum}
          max=${maximum}
          step=${sliderStep(minimum, maximum)}
          .value=${String(value)}
          aria-valuetext=${words}
          @input=${(event: Event & { readonly currentTarget: HTMLInputElement }) => {
            this.draft = undefined;
            this.#change(info, parameter, Number(event.currentTarget.value));
          }}
        />
        <input
          type="text"
          inputmode="decimal"
          autocomplete="off"
          aria-label=${say('as-number', { parameter: called })}
          aria-invalid=${isBad ? 'true' : 'false'}
          aria-describedby=${isBad ? `${id}-fault` : nothing}
          .value=${draft?.text ?? words}
          @input=${(event: Event & { readonly currentTarget: HTMLInputElement }) => {
            this.#type(info, parameter, event.currentTarget.value);
          }}
          @change=${() => {
            if (!isBad) this.draft = undefined;
          }}
        />
        <button
          type="button"
          aria-label=${say('reset-to', { parameter: called, value: formatValue(initial) })}
          aria-disabled=${isReset ? 'true' : 'false'}
          @click=${() => {
            if (isReset) return;
            this.draft = undefined;
            this.#change(info, parameter, initial);
          }}
        >
          ${sayUi('reset')}
        </button>
        ${isBad ? html`<p class="fault notice" id="${id}-fault" role="alert">${draft.fault}</p>` : nothing}
      </div>
    `;
  }

  #offerDrawing(info: ActivationInfo, slot: number): TemplateResult | typeof nothing {
    const many = info.parameters.filter(({ count }) => count > 1);
    const count = many.reduce((sum, each) => sum + each.count, 0);
    if (count === 0) return nothing;
    if (many.every(({ distribution }) => distribution === 'constant'))
      return html`<p class="drawn">
        <span>${slotMark(slot)}${say('coefficients.given', { name: info.name, count })}</span>
      </p>`;
    return html`
      <div class="drawn">
        <span>${slotMark(slot)}${say('coefficients.drawn', { name: info.name, count })}</span>
        <button
          type="button"
          data-control="explore.draw-others.${info.id}"
          @click=${() => {
            this.emit('draw-others');
          }}
        >
          ${say('draw-others')}
        </button>
      </div>
    `;
  }

  #type(info: ActivationInfo, parameter: ActivationParameter, text: string): void {
    const { name, minimum, maximum, initial } = parameter;
    const field = { name: nameOf(info, parameter), minimum, maximum, example: initial };
    const reading = readNumber(text, field);
    const fault = reading.kind === 'fault' ? reading.reason : undefined;
    this.draft = { key: parameterKey(info.id, name), text, fault };
    if (reading.kind === 'number') this.#change(info, parameter, reading.value);
  }

  /** A bound pushes the other one before it, so that no pair in the wrong order is ever shown. */
  #change(info: ActivationInfo, { name, initial }: ActivationParameter, value: number): void {
    const initialOf = (other: string): number => info.parameters.find((p) => p.name === other)?.initial ?? NaN;
    const valueOf = (other: string): number => this.chosen.get(parameterKey(info.id, other)) ?? initialOf(other);
    const other = pushed(info, name, value, valueOf);
    if (other !== undefined) this.#fire(info.id, other, value === initialOf(other) ? undefined : value);
    this.#fire(info.id, name, value === initial ? undefined : value);
  }

  #fire(activation: string, name: string, value: number | undefined): void {
    const detail: ParameterChange = { activation, name, value };
    this.emit('parameter-change', detail);
  }
}

const nameOf = ({ name }: ActivationInfo, { symbol }: ActivationParameter): string =>
  sayWorkbench('parameter', { name, symbol });

define('activarium-parameters', ActivariumParameters);

declare module '../../ui/element.js' {
  interface ElementEvents {
    'draw-others': undefined;
    'parameter-change': ParameterChange;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'activarium-parameters': ActivariumParameters;
  }
}
