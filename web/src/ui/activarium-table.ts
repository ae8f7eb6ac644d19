/**
 * `<activarium-table>`: a table whose rows are sorted by a click on a column's name, and which can be copied.
 *
 * Properties: `table`; `name` (what its controls are known by, where several tables are shown together). What is copied
 * has all rows, in the order shown.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { shown, sorted, toCsv, toMarkdown, type Column, type Table, type Value } from '../text/table.js';
import type { Tag } from '../text/words.js';
import { define } from './define.js';
import { elementOf, given, own } from './element.js';
import { controls } from './style/base.js';
import { parts, say } from './table-words.js';

/** More make a page slow; the copies have them all. */
const mostRows = 500;

type Order = { readonly column: number; readonly direction: 'ascending' | 'descending' } | undefined;

export class ActivariumTable extends elementOf({
  table: given<Table>(),
  name: given('table'),
  order: own<Order>(),
  copied: own(''),
}) {
  static override styles = [
    controls,
    css`
      .scroll {
        overflow-x: auto;
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
        white-space: nowrap;
      }
      thead button:hover {
        color: var(--ink);
      }
      tbody th {
        color: var(--ink);
        text-align: left;
      }
      td {
        white-space: nowrap;
      }
      .copy {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px;
        margin-top: 4px;
        font-size: 13px;
        color: var(--soft);
      }
      .copy button {
        min-height: 28px;
        padding: 2px 8px;
        border-color: var(--line);
        font-size: 13px;
        font-weight: 500;
      }
    `,
  ];

  protected override render(): TemplateResult | typeof nothing {
    const { table } = this;
    if (!table) return nothing;
    const rows = this.#ordered(table).rows;
    return html`
      <div class="scroll" role="region" tabindex="0" aria-label=${table.caption} data-control="${this.name}.scroll">
        <table>
          <caption>
            ${table.caption}
          </caption>
          <thead>
            <tr>
              ${table.columns.map((column, i) => this.#head(column, i))}
            </tr>
          </thead>
          <tbody>
            ${rows.slice(0, mostRows).map(
              (row) =>
                html`<tr>
                  ${table.columns.map((column, i) => cell(column, row[i]))}
                </tr>`,
            )}
          </tbody>
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

  #head({ name }: Column, column: number): TemplateResult {
    const direction = this.order?.column === column ? this.order.direction : undefined;
    const mark = direction === undefined ? '' : direction === 'ascending' ? ' ▲' : ' ▼';
    return html`<th scope="col" aria-sort=${direction ?? nothing}>
      <button
        type="button"
        data-control="${this.name}.sort-${column + 1}"
        @click=${() => {
          this.#sort(column);
        }}
      >
        ${name}<span aria-hidden="true">${mark}</span>
      </button>
    </th>`;
  }

  /** Numbers are first wanted from the largest; a third click gives the old order back. */
  #sort(column: number): void {
    const isNumber = typeof this.table?.rows[0]?.[column] === 'number';
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

const cell = (column: Column, value: Value): TemplateResult =>
  column.isHeading ? html`<th scope="row">${shown(column, value)}</th>` : html`<td>${shown(column, value)}</td>`;

define('activarium-table', ActivariumTable);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-table': ActivariumTable;
  }
}
