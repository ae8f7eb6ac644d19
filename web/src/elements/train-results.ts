/** Each function's figures as a table: how far it is, how well it does, what it costs. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatFixed, formatPercent, formatValue } from '../plot/format.js';
import type { Lane } from '../state/lane.js';
import { slotMark } from './slot-mark.js';

export function trainResults(
  lanes: readonly Lane[],
  testImages: number,
  name: (activation: string) => string,
): TemplateResult | typeof nothing {
  if (!lanes.some(({ latest }) => latest)) return nothing;
  return html`
    <div class="scroll" role="region" tabindex="0" aria-label="Results">
      <table class="results">
        <caption>
          Results so far. On ${formatCount(testImages)} test images, differences under
          ${formatFixed(100 * sampling(testImages), 1)} points may be chance.
        </caption>
        <thead>
          <tr>
            <th scope="col">Function</th>
            <th scope="col">Epoch</th>
            <th scope="col">Test accuracy</th>
            <th scope="col">Test loss</th>
            <th scope="col">Training loss</th>
            <th scope="col">Gradient size</th>
            <th scope="col">Dead neurons</th>
          </tr>
        </thead>
        <tbody>
          ${lanes.map((lane) => row(lane, name))}
        </tbody>
      </table>
    </div>
  `;
}

/** Two standard deviations of a share near 0.85 measured on so many images. */
const sampling = (images: number): number => 2 * Math.sqrt((0.85 * 0.15) / images);

function row(lane: Lane, name: (activation: string) => string): TemplateResult {
  const { latest, progress, history } = lane;
  const layers = latest?.neurons.layers ?? [];
  const units = layers.reduce((sum, layer) => sum + layer.units, 0);
  const dead = layers.reduce((sum, layer) => sum + layer.deadCount, 0);
  return html`
    <tr>
      <th scope="row">${slotMark(lane.function.slot)}${name(lane.function.activation)}</th>
      <td>${lane.diverged ? 'diverged' : formatFixed(lane.epoch, 1)}</td>
      <td>${formatPercent(latest?.test.accuracy ?? NaN)}</td>
      <td>${formatFixed(latest?.test.loss ?? NaN, 3)}</td>
      <td>${formatFixed(history.trainLoss.value, 3)}</td>
      <td>${formatValue(progress?.gradientNorm ?? NaN, 2)}</td>
      <td class=${dead > 0 ? 'dead-count' : ''}>${latest ? `${formatCount(dead)} of ${formatCount(units)}` : '–'}</td>
    </tr>
  `;
}
