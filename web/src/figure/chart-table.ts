/** A chart's values as a table, its text equivalent. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Series } from './line-chart.js';

export interface ChartTableView {
  readonly heading: string;
  readonly xName: string;
  readonly series: readonly Series[];
  /** A row each. */
  readonly places: readonly number[];
  readonly formatX: (value: number) => string;
  readonly formatExact: (value: number) => string;
}

export function chartTable(view: ChartTableView): TemplateResult | typeof nothing {
  const { heading, xName, series, places, formatX, formatExact } = view;
  if (places.length === 0) return nothing;
  return html`
    <details>
      <summary>Values as a table</summary>
      <div class="scroll" role="region" tabindex="0" aria-label="${heading} as a table">
        <table>
          <thead>
            <tr>
              <th scope="col">${xName}</th>
              ${series.map(({ name }) => html`<th scope="col">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${places.map(
              (place) =>
                html`<tr>
                  <td>${formatX(place)}</td>
                  ${series.map(({ points }) => {
                    const found = points.find(([x]) => x === place);
                    return html`<td>${found ? formatExact(found[1]) : '–'}</td>`;
                  })}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  `;
}
