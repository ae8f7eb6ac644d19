/**
 * `<activarium-confusion>`: what a network takes each class for, as a table of shares whose cells are coloured by them.
 *
 * Properties: `confusion` (counts [actual × predicted], row-major), `names` (of the classes), `heading`.
 */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';

import { inkOn, viridis } from '../../figure/colour.js';
import { mostConfused, rowShares } from '../../maths/confusion.js';
import { formatCount } from '../../text/format.js';
import { base } from '../../ui/style/base.js';
import { tokens } from '../../ui/style/tokens.js';
import { define } from '../../ui/define.js';

export class ActivariumConfusion extends LitElement {
  static override properties = {
    confusion: { attribute: false },
    names: { attribute: false },
    heading: { type: String },
  };

  static override styles = [
    tokens,
    base,
    css`
      .scroll {
        overflow-x: auto;
        margin-top: var(--space-1);
      }
      table {
        border-collapse: separate;
        border-spacing: 1px;
        font-size: 12px;
        line-height: 16px;
      }
      th,
      td {
        border: 0;
        padding: 0;
      }
      thead th {
        height: 86px;
        width: 27px;
        vertical-align: bottom;
      }
      thead th span {
        writing-mode: vertical-rl;
        transform: rotate(180deg);
        white-space: nowrap;
      }
      tbody th {
        text-align: right;
        padding-right: 6px;
        white-space: nowrap;
      }
      td {
        width: 27px;
        height: 24px;
        text-align: center;
        vertical-align: middle;
      }
      td.right {
        outline: 1px solid var(--ink);
        outline-offset: -1px;
      }
      ul {
        margin: var(--space-1) 0 0;
        padding-left: 18px;
        font-size: 13px;
      }
    `,
  ];

  declare confusion: Uint32Array | undefined;
  declare names: readonly string[];
  declare heading: string;

  constructor() {
    super();
    this.names = [];
    this.heading = 'What it gets wrong';
  }

  protected override render(): TemplateResult | typeof nothing {
    const { confusion, names } = this;
    if (!confusion || names.length === 0) return nothing;
    const shares = rowShares(confusion, names.length);
    const images = confusion.reduce((sum, count) => sum + count, 0);
    return html`
      <h3>${this.heading}</h3>
      <p class="sub">
        Each row is a kind of clothes, each column what the network says. In % of the row's images;
        ${formatCount(images)} test images. The diagonal is right.
      </p>
      <div class="scroll" role="region" tabindex="0" aria-label="Confusion matrix">
        <table>
          <thead>
            <tr>
              <td></td>
              ${names.map((name) => html`<th scope="col"><span>${name}</span></th>`)}
            </tr>
          </thead>
          <tbody>
            ${names.map(
              (name, actual) =>
                html`<tr>
                  <th scope="row">${name}</th>
                  ${names.map((_, predicted) => cell(shares[actual * names.length + predicted] ?? NaN, actual === predicted))}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <ul>
        ${mostConfused(shares, names.length, 3).map(
          ({ actual, predicted, share }) =>
            html`<li>${names[actual]} taken for ${names[predicted]}: ${Math.round(100 * share)} %</li>`,
        )}
      </ul>
    `;
  }

  /** Colours are set here, because the page's content policy refuses style attributes. */
  protected override updated(): void {
    for (const cell of this.renderRoot.querySelectorAll('td')) {
      const { colour } = cell.dataset;
      cell.style.background = colour ?? '';
      cell.style.color = colour === undefined ? '' : inkOn(colour);
    }
  }
}

function cell(share: number, isRight: boolean): TemplateResult {
  if (Number.isNaN(share)) return html`<td class=${isRight ? 'right' : ''}>–</td>`;
  const percent = Math.round(100 * share);
  // Nothing is shown where nothing happened: the eye then finds the mistakes.
  if (share === 0) return html`<td class=${isRight ? 'right' : ''}><span class="unseen">0</span></td>`;
  return html`<td class=${isRight ? 'right' : ''} data-colour=${viridis(Math.sqrt(share))}>
    ${percent === 0 ? '<1' : percent}
  </td>`;
}

define('activarium-confusion', ActivariumConfusion);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-confusion': ActivariumConfusion;
  }
}
