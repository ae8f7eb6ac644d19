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
import { parameterKey } from '../../functions/chosen-parameters.js';
import { pushed } from '../../functions/parameter-order.js';
import { controls } from '../../ui/style/base.js';
import { define } from '../../ui/define.js';
import { Drafts } from '../../ui/drafts.js';
import { elementOf, linked } from '../../ui/element.js';
import { engineOf, withoutEngine } from '../../ui/engine.js';
import { fieldStyles, rangeField } from '../../ui/field.js';
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

export class ActivariumParameters extends elementOf({
  engine: engineOf(),
  functions: linked(pageProperties.selection),
  chosen: linked(pageProperties.parameters),
}) {
  static override styles = [
    controls,
    slotStyles,
    fieldStyles,
    css`
      .rows {
        display: grid;
        gap: var(--space-1) var(--space-3);
        align-items: start;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
      }
      .label {
        font-weight: 400;
      }
      .field button {
        padding: 6px 8px;
        font-size: var(--type-small);
      }
      .fault {
        margin-top: 4px;
      }
      .drawn {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1) var(--space-2);
        font-size: var(--type-small);
      }
    `,
  ];

  readonly #drafts = new Drafts<string>(() => {
    this.requestUpdate();
  });

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
    const value = this.chosen.get(key) ?? initial;
    const words = formatValue(value, 4);
    const called = nameOf(info, parameter);
    const set = (to: number): void => {
      this.#drafts.drop(key);
      this.#change(info, parameter, to);
      this.requestUpdate();
    };
    const { fault, ...number } = this.#drafts.whileTyped(key, words, {
      read: (text) => readNumber(text, { name: called, minimum, maximum, example: initial }),
      take: (taken) => {
        this.#change(info, parameter, taken);
      },
    });
    const isReset = value === initial && fault === undefined;
    return rangeField({
      id: key.replace('.', '-'),
      control: `parameters.${key}`,
      label: html`${slotMark(slot)}${called}`,
      minimum,
      maximum,
      value,
      words,
      fault,
      onSlide: set,
      number: { ...number, label: say('as-number', { parameter: called }), mode: 'decimal' },
      after: html`<button
        type="button"
        data-control="parameters.${key}.reset"
        aria-label=${say('reset-to', { parameter: called, value: formatValue(initial) })}
        aria-disabled=${isReset ? 'true' : 'false'}
        @click=${() => {
          if (!isReset) set(initial);
        }}
      >
        ${sayUi('reset')}
      </button>`,
    });
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
