/** Values on a coarse grid as a table: the text equivalent of a surface. */
import { html, type TemplateResult } from 'lit';
import type { Surface } from '../../engine/types.js';
import { formatValue } from '../../text/format.js';

export function tabulate(caption: string, { axis }: Surface, values: Float32Array): TemplateResult {
  const places = Array.from(axis);
  return html`
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">y \\ x</th>
          ${places.map((x) => html`<th scope="col">${formatValue(x)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${places.map(
          (y, row) =>
            html`<tr>
              <th scope="row">${formatValue(y)}</th>
              ${places.map((_, column) => html`<td>${formatValue(values[row * places.length + column] ?? NaN)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  `;
}
