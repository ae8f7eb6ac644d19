/**
 * `<activarium-plot-read-out>`: the values of a plot's functions at one x, which can be typed.
 *
 * Properties: `x` (shown), `rows` (values not known yet are shown as …). Fires `x-typed` with `detail: { x }`.
 */
import { css, html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { formatValue } from '../../text/format.js';
import { readNumber } from '../../text/read-number.js';
import { xLimits } from '../../figure/zoom.js';
import { controls } from '../../ui/style/base.js';
import { define } from '../../ui/define.js';
import { attribute, elementOf, given, own } from '../../ui/element.js';
import { drawMarker, slotStyles } from '../../ui/slot-mark.js';
import { say } from './words.js';

export interface ReadOutRow {
  readonly name: string;
  readonly slot: number;
  /** Undefined until known. */
  readonly y: number | undefined;
  readonly dy: number | undefined;
}

export interface XTyped {
  readonly x: number;
}

const digits = 5;
const field = { name: 'x', minimum: xLimits[0], maximum: xLimits[1], example: -1.25 } as const;

export class ActivariumPlotReadOut extends elementOf({
  x: attribute(0),
  rows: given<readonly ReadOutRow[]>([]),
  /** What is being typed; undefined while the field shows x. */
  text: own<string>(),
  wrong: own(''),
}) {
  static override styles = [
    controls,
    slotStyles,
    css`
      .at {
        display: flex;
        align-items: center;
        gap: 8px;
        font-weight: 600;
      }
      .at input {
        width: 128px;
        font-weight: 400;
      }
      .wrong {
        min-height: 20px;
        font-size: 12px;
        line-height: 16px;
        padding: 2px 0;
      }
      table {
        width: 100%;
        table-layout: fixed;
      }
      th:first-child {
        width: 40%;
      }
      tbody th {
        color: var(--ink);
        overflow-wrap: anywhere;
      }
      td {
        white-space: nowrap;
      }
      th:last-child,
      td:last-child {
        padding-right: 0;
      }
      .function {
        display: flex;
        gap: 8px;
        line-height: 18px;
      }
      .function svg {
        flex: none;
        margin-top: 3px;
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues): void {
    // What is being typed is not lost when the cross-hair moves.
    if (!changed.has('x') || (this.text !== undefined && this.renderRoot.querySelector('input:focus'))) return;
    this.text = undefined;
    this.wrong = '';
  }

  protected override render(): TemplateResult {
    return html`
      <div class="at">
        <label for="x">${say('at')}</label>
        <input
          id="x"
          inputmode="decimal"
          autocomplete="off"
          maxlength="24"
          .value=${live(this.text ?? formatValue(this.x, 7))}
          aria-invalid=${this.wrong === '' ? nothing : 'true'}
          aria-describedby="wrong"
          @input=${this.#typing}
          @change=${this.#typed}
        />
      </div>
      <p class="wrong" id="wrong" role="status">${this.wrong}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">${say('function')}</th>
            <th scope="col">f(x)</th>
            <th scope="col">f′(x)</th>
          </tr>
        </thead>
        <tbody>
          ${this.rows.map(
            ({ name, slot, y, dy }) =>
              html`<tr>
                <th scope="row">
                  <span class="function slot-${slot}">
                    <svg width="12" height="12" aria-hidden="true">${svg`${drawMarker(slot, 6, 6)}`}</svg>
                    <span>${name}</span>
                  </span>
                </th>
                <td>${y === undefined ? '…' : formatValue(y, digits)}</td>
                <td>${dy === undefined ? '…' : formatValue(dy, digits)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    `;
  }

  readonly #typing = (event: InputEvent): void => {
    if (event.currentTarget instanceof HTMLInputElement) this.text = event.currentTarget.value;
  };

  readonly #typed = (): void => {
    const reading = readNumber(this.text ?? '', field);
    if (reading.kind === 'fault') {
      this.wrong = reading.reason;
      return;
    }
    this.wrong = '';
    this.text = undefined;
    this.emit('x-typed', { x: reading.value });
  };
}

define('activarium-plot-read-out', ActivariumPlotReadOut);

declare module '../../ui/element.js' {
  interface ElementEvents {
    'x-typed': XTyped;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'activarium-plot-read-out': ActivariumPlotReadOut;
  }
}
