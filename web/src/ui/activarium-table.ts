/**
 * `<activarium-table>`: a table whose rows are sorted by a click on a column's name, and which can be copied.
 *
 * Properties: `table`; `name` (what its controls are known by, where several tables are shown together);
 * `isCaptionUnseen` (the caption is there for screen readers alone, because the page says it beside). With the attribute
 * `wide` it takes all the room that there is. What is copied has all rows, in the order shown.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import {
  orderOf,
  shown,
  shownColumns,
  sorted,
  toCsv,
  toMarkdown,
  type Cell,
  type Column,
  type Offer,
  type RichCell,
  type Table,
} from '../text/table.js';
import type { Tag } from '../text/words.js';
import './activarium-term.js';
import { define } from './define.js';
import { attribute, elementOf, given, own } from './element.js';
import { slotMark, slotStyles } from './slot-mark.js';
import { controls } from './style/base.js';
import { parts, say } from './table-words.js';

/** More make a page slow; the copies have them all. */
const mostRows = 500;

type Order = { readonly column: number; readonly direction: 'ascending' | 'descending' } | undefined;

export class ActivariumTable extends elementOf({
  table: given<Table>(),
  name: attribute('table'),
  isCaptionUnseen: given(false),
  order: own<Order>(),
  copied: own(''),
}) {
  static override styles = [
    controls,
    slotStyles,
    css`
      /* Holds what is unseen in it, which would otherwise widen the page. */
      .scroll {
        position: relative;
        overflow-x: auto;
        /* A shade at an edge beyond which there is more; at the end the paper lies over it. */
        background:
          linear-gradient(var(--paper), var(--paper)) left / 12px 100% no-repeat local,
          linear-gradient(var(--paper), var(--paper)) right / 12px 100% no-repeat local,
          linear-gradient(to right, var(--line), transparent) left / 12px 100% no-repeat scroll,
          linear-gradient(to left, var(--line), transparent) right / 12px 100% no-repeat scroll;
      }
      .sub {
        margin-bottom: 4px;
      }
      :host([wide]) .sub {
        max-width: none;
      }
      :host([wide]) table {
        width: 100%;
        /* Collapsed, the lines would not go with the cells that stay. */
        border-collapse: separate;
        border-spacing: 0;
      }
      caption {
        text-align: left;
        color: var(--soft);
        padding: 4px 0;
      }
      thead button {
        min-height: 24px;
        padding: 2px 4px;
        margin: 0 -4px;
        border: 0;
        color: inherit;
        font-weight: inherit;
        text-align: inherit;
        text-wrap: balance;
      }
      thead button:hover {
        color: var(--ink);
      }
      .explained {
        display: inline-flex;
        align-items: flex-end;
        gap: 8px;
        max-width: 140px;
      }
      .explained activarium-term {
        padding-bottom: 2px;
      }
      :is(tbody, tfoot) th {
        color: var(--ink);
        text-align: left;
      }
      th.function,
      tfoot > tr > * {
        font-weight: 600;
      }
      th.function,
      td {
        white-space: nowrap;
      }
      /* In a wide table it tells whose row it is, whatever is scrolled to. */
      :host([wide]) th.function {
        position: sticky;
        left: 0;
        background: var(--paper);
      }
      td.sentence {
        min-width: 240px;
        white-space: normal;
        text-align: left;
        color: var(--soft);
      }
      /* What a button stands beside is read in one line with it. */
      tr:has(.offer) > * {
        vertical-align: baseline;
      }
      /* Beside a sentence of several lines figures stand at its first. */
      tr:has(> .sentence) > * {
        vertical-align: top;
      }
      .sentence-head {
        text-align: left;
      }
      .offer {
        min-height: 24px;
        padding: 0;
        border: 0;
        color: var(--ink);
        font-weight: 600;
        text-align: left;
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      .dead {
        color: var(--dead);
        font-weight: 600;
      }
      .note {
        display: block;
        color: var(--soft);
        font-size: var(--type-fine);
        font-weight: 400;
      }
      .copy {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px;
        margin-top: 4px;
        font-size: var(--type-small);
        color: var(--soft);
      }
      .copy button {
        min-height: 28px;
        padding: 2px 8px;
        border-color: var(--line);
        font-size: var(--type-small);
        font-weight: 500;
      }
    `,
  ];

  protected override render(): TemplateResult | typeof nothing {
    const { table } = this;
    if (!table) return nothing;
    const columns = shownColumns(table);
    const rows = this.#ordered(table).rows;
    const row = (cells: readonly Cell[]): TemplateResult =>
      html`<tr>
        ${columns.map(([place, column]) => drawCell(column, cells[place]))}
      </tr>`;
    return html`
      ${table.note === undefined ? nothing : html`<p class="sub" id="note">${table.note}</p>`}
      <div class="scroll" role="region" tabindex="0" aria-label=${table.caption} data-control="${this.name}.scroll">
        <table
          aria-label=${this.isCaptionUnseen ? table.caption : nothing}
          aria-describedby=${table.note === undefined ? nothing : 'note'}
        >
          ${
            this.isCaptionUnseen
              ? nothing
              : html`<caption>
                  ${table.caption}
                </caption>`
          }
          <thead>
            <tr>
              ${columns.map(([place, column]) => this.#head(column, place))}
            </tr>
          </thead>
          <tbody>
            ${rows.slice(0, mostRows).map(row)}
          </tbody>
          ${
            table.foot
              ? html`<tfoot>
                  ${table.foot.map(row)}
                </tfoot>`
              : nothing
          }
        </table>
      </div>
      ${
        rows.length > mostRows ? html`<p class="sub">${say('cut', { shown: mostRows, all: rows.length })}</p>` : nothing
      }
      <p class="copy">
        ${parts('copy', {
          csv: this.#copier('csv', toCsv),
          markdown: this.#copier('markdown', toMarkdown),
        })}
        <span role="status">${this.copied}</span>
      </p>
    `;
  }

  #ordered(table: Table): Table {
    return this.order ? { ...table, rows: sorted(table, this.order.column, this.order.direction) } : table;
  }

  #head({ name, explanation, isSentence }: Column, column: number): TemplateResult {
    const direction = this.order?.column === column ? this.order.direction : undefined;
    const mark = direction === undefined ? '' : direction === 'ascending' ? ' ▲' : ' ▼';
    const button = html`<button
      type="button"
      data-control="${this.name}.sort-${column + 1}"
      @click=${() => {
        this.#sort(column);
      }}
    >
      ${name}<span aria-hidden="true">${mark}</span>
    </button>`;
    if (explanation === undefined) {
      const look = isSentence ? 'sentence-head' : nothing;
      return html`<th scope="col" class=${look} aria-sort=${direction ?? nothing}>${button}</th>`;
    }
    // Every cell is told with the name of its column, to which the question does not belong.
    return html`<th scope="col" aria-sort=${direction ?? nothing} aria-label=${name}>
      <span class="explained"
        >${button}<activarium-term name="${this.name}.${column + 1}" .explanation=${explanation}
          ><span aria-hidden="true">?</span><span class="unseen">${say('meaning', { name })}</span></activarium-term
        ></span
      >
    </th>`;
  }

  /** Numbers are first wanted from the largest; a third click gives the old order back. */
  #sort(column: number): void {
    const isNumber = this.table?.rows.some((row) => typeof orderOf(row[column]) === 'number') ?? false;
    const first = isNumber ? 'descending' : 'ascending';
    const now = this.order?.column === column ? this.order.direction : undefined;
    if (now === undefined) this.order = { column, direction: first };
    else if (now === first) this.order = { column, direction: isNumber ? 'ascending' : 'descending' };
    else this.order = undefined;
  }

  readonly #copier =
    (format: 'csv' | 'markdown', write: (table: Table) => string): Tag =>
    (content) =>
      html`<button
        type="button"
        data-control="${this.name}.copy-${format}"
        @click=${() => void this.#copy(format, write)}
      >
        ${content}
      </button>`;

  async #copy(format: 'csv' | 'markdown', write: (table: Table) => string): Promise<void> {
    if (!this.table) return;
    try {
      await navigator.clipboard.writeText(write(this.#ordered(this.table)).replace('\uFEFF', ''));
      this.copied = say(`copied.${format}`);
    } catch {
      this.copied = say('refused');
    }
  }
}

function drawCell(column: Column, cell: Cell): TemplateResult {
  const { slot, note, offer, isDead = false }: Partial<RichCell> = typeof cell === 'object' ? cell : {};
  const content = [
    slot === undefined ? nothing : slotMark(slot),
    shown(column, cell),
    note === undefined ? nothing : html`<span class="note">${note}</span>`,
    offer ? offerButton(offer) : nothing,
  ];
  const look =
    [isDead ? 'dead' : '', slot === undefined ? '' : 'function', column.isSentence ? 'sentence' : '']
      .filter(Boolean)
      .join(' ') || nothing;
  return column.isHeading
    ? html`<th scope="row" class=${look}>${content}</th>`
    : html`<td class=${look}>${content}</td>`;
}

/** It stays focusable while it is out of use. */
const offerButton = ({ control, words, isPossible, take }: Offer): TemplateResult =>
  html` <button
    type="button"
    class="offer"
    data-control=${control}
    aria-disabled=${isPossible ? 'false' : 'true'}
    @click=${isPossible ? take : nothing}
  >
    ${words}
  </button>`;

define('activarium-table', ActivariumTable);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-table': ActivariumTable;
  }
}
