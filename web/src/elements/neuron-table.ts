/** The neuron counts per layer as a table, as the grids' text equivalent. */
import { median } from 'd3-array';
import { html, type TemplateResult } from 'lit';
import type { NeuronReport } from '../engine/types.js';
import { formatCount, formatPercent } from '../plot/format.js';

export function neuronTable(report: NeuronReport): TemplateResult {
  return html`
    <table>
      <thead>
        <tr>
          <th scope="col">Layer</th>
          <th scope="col">Neurons</th>
          <th scope="col">Dead</th>
          <th scope="col">Dead, %</th>
          <th scope="col" title="The slope f′ is at most a millionth for every image">No gradient</th>
          <th scope="col" title="The pre-activation is above 0 for every image">Always on</th>
          <th scope="col" title="On more than 95 % of the images the slope is under 5 % of its largest">Saturated</th>
          <th scope="col" title="Half of the layer's neurons fire more often">Median firing rate</th>
        </tr>
      </thead>
      <tbody>
        ${report.layers.map(
          (layer, i) => html`
            <tr>
              <td>${i + 1}</td>
              <td>${formatCount(layer.units)}</td>
              <td class=${layer.deadCount > 0 ? 'dead-count' : ''}>${formatCount(layer.deadCount)}</td>
              <td class=${layer.deadCount > 0 ? 'dead-count' : ''}>${formatPercent(layer.deadCount / layer.units)}</td>
              <td>${formatCount(layer.gradientDeadCount)}</td>
              <td>${formatCount(layer.alwaysOnCount)}</td>
              <td>${formatCount(layer.saturatedCount)}</td>
              <td>${formatPercent(median(layer.firingRate) ?? NaN)}</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}
