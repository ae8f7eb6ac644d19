/** Dead neurons over the epochs: a small chart for each layer, all on one scale, and the counts as a table. */
import { max } from 'd3-array';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { linearAxis } from '../../figure/axis.js';
import { formatCount } from '../../text/format.js';
import type { Moment } from '../../training/lane.js';
import { deadOf, describeMoment } from './neuron-words.js';

const [width, height] = [152, 92];

/** Nothing where there is one moment only; `at` is the one shown elsewhere. */
export function deathFigures(moments: readonly Moment[], at: number): TemplateResult | typeof nothing {
  const layers = moments[0]?.neurons.layers ?? [];
  if (moments.length < 2) return nothing;
  const most = max(moments, ({ neurons }) => max(neurons.layers, ({ deadCount }) => deadCount)) ?? 0;
  return html`
    <h3>Dead neurons over the epochs</h3>
    ${
      most === 0
        ? html`<p class="sub">None in any layer at any moment.</p>`
        : html`<div class="deaths">${layers.map((_, layer) => layerFigure(moments, layer, at, most))}</div>`
    }
    ${deathTable(moments)}
  `;
}

function layerFigure(moments: readonly Moment[], layer: number, at: number, most: number): TemplateResult {
  const x = linearAxis([0, moments.at(-1)?.epoch ?? 1], [32, width - 12], { spacing: 1000 });
  const y = linearAxis([0, most], [height - 18, 10], { spacing: 1000 });
  const points = moments.map(({ epoch, neurons }) => {
    const dead = neurons.layers[layer]?.deadCount ?? NaN;
    return { x: x.at(epoch), y: y.at(dead), dead };
  });
  const shown = points[at];
  const path = points.map((point, i) => `${i === 0 ? 'M' : 'L'}${String(point.x)} ${String(point.y)}`).join('');
  const name =
    `Dead neurons of layer ${String(layer + 1)} over the epochs: ${String(points[0]?.dead)} before training, ` +
    `${String(points.at(-1)?.dead)} ${describeMoment(moments.at(-1))}`;
  const [left, right] = x.pixels;
  const [bottom, top] = y.pixels;
  return html`
    <figure>
      <figcaption>Layer ${layer + 1}</figcaption>
      <svg role="img" aria-label=${name} width=${width} height=${height}>
        <line class="grid-line" x1=${left} x2=${right} y1=${top} y2=${top}></line>
        <line class="axis-line" x1=${left} x2=${right} y1=${bottom} y2=${bottom}></line>
        <text x=${left - 6} y=${top + 4} text-anchor="end">${formatCount(most)}</text>
        <text x=${left - 6} y=${bottom + 4} text-anchor="end">0</text>
        <text x=${left} y=${height - 2}>0</text>
        <text x=${right} y=${height - 2} text-anchor="end">epoch ${Math.round(moments.at(-1)?.epoch ?? 0)}</text>
        <path class="deaths-line" d=${path}></path>
        ${shown ? svg`<circle class="deaths-shown" cx=${shown.x} cy=${shown.y} r="4"></circle>` : nothing}
      </svg>
    </figure>
  `;
}

function deathTable(moments: readonly Moment[]): TemplateResult {
  const layers = moments[0]?.neurons.layers ?? [];
  return html`
    <details>
      <summary>Counts as a table</summary>
      <div class="scroll" role="region" aria-label="Dead neurons over the epochs" tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">Moment</th>
              ${layers.map((_, i) => html`<th scope="col">Layer ${i + 1}</th>`)}
              <th scope="col">All</th>
            </tr>
          </thead>
          <tbody>
            ${moments.map(
              (moment) => html`
                <tr>
                  <th scope="row">${describeMoment(moment)}</th>
                  ${moment.neurons.layers.map(({ deadCount }) => html`<td>${formatCount(deadCount)}</td>`)}
                  <td>${formatCount(deadOf(moment.neurons))}</td>
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
    </details>
  `;
}
