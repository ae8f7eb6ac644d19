/**
 * `<activarium-plot-read-out>`: the values of a plot's functions at one x, which can be typed.
 *
 * Properties: `x` (shown), `rows` (values not known yet are shown as …). Fires `x-typed` with `detail: { x }`.
 */
import { css, html, svg, type PropertyValues, type TemplateResult } from 'lit';
import { formatValue } from '../../text/format.js';
import { readNumber } from '../../text/read-number.js';
import { xLimits } from '../../figure/zoom.js';
import { controls } from '../../ui/style/base.js';
import { define } from '../../ui/define.js';
import { Drafts } from '../../ui/drafts.js';
import { attribute, elementOf, given } from '../../ui/element.js';
import { fieldStyles, textField } from '../../ui/field.js';
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
}) {
  static override styles = [
    controls,
    slotStyles,
    fieldStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-3);
        margin-top: var(--space-1);
      }
      /* Has room for its fault, so that the table does not move. */
      .field {
        width: 184px;
        grid-template: 36px minmax(20px, auto) / max-content minmax(0, 1fr);
        gap: 0 8px;
        align-items: center;
      }
      .field input {
        width: 128px;
      }
      .label {
        font-size: inherit;
        font-weight: 600;
      }
      .fault {
        grid-column: 1 / -1;
      }
      table {
        flex: 1 1 280px;
        max-width: 440px;
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
        line-height: calc(18px * var(--scale));
      }
      .function svg {
        flex: none;
        margin-top: 3px;
      }
    `,
  ];

  readonly #drafts = new Drafts<'x'>(() => {
    this.requestUpdate();
  });

  protected override willUpdate(changed: PropertyValues): void {
    // What is being typed is not lost when the cross-hair moves.
    const isTyping = this.#drafts.text('x') !== undefined && this.renderRoot.querySelector('input:focus') !== null;
    if (changed.has('x') && !isTyping) this.#drafts.drop('x');
  }

  // Its table follows the cross-hair: what is sorted and copied is the figure's own, with all its places.
  protected override render(): TemplateResult {
    return html`
      ${textField({
        id: 'x',
        control: 'cross',
        label: say('at'),
        mode: 'decimal',
        longest: 24,
        ...this.#drafts.whenLeft('x', formatValue(this.x, 7), {
          read: (text) => readNumber(text, field),
          take: (x) => {
            this.emit('x-typed', { x });
          },
        }),
      })}
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
