/** The neuron counts per layer as a table, as the grids' text equivalent. */
import { median, sum } from 'd3-array';
import { html, nothing, type TemplateResult } from 'lit';
import type { LayerNeurons, NeuronReport } from '../../engine/types.js';
import { formatCount, formatPercent } from '../../text/format.js';
import type { Moment } from '../../training/lane.js';
import { describeMoment, describeShare } from './neuron-words.js';

type CountName = 'units' | 'deadCount' | 'alwaysOnCount' | 'gradientDeadCount' | 'saturatedCount';

const total = (layers: readonly LayerNeurons[], name: CountName): number => sum(layers, (layer) => layer[name]);

/** Beside the counts of `now` those `before` training, unless that is the same moment. */
export function neuronTable(before: NeuronReport, now: Moment): TemplateResult {
  const { layers, images } = now.neurons;
  const moment = describeMoment(now);
  const both = before !== now.neurons;
  return html`
    <div class="scroll" role="region" aria-label="Neuron counts per layer" tabindex="0">
      <table>
        <caption>
          Counted over ${formatCount(images)} training images, ${moment}
        </caption>
        <thead>
          <tr>
            <th scope="col">Layer</th>
            <th scope="col">Neurons</th>
            ${both ? html`<th scope="col">Dead before training</th>` : nothing}
            <th scope="col">Dead ${moment}</th>
            <th scope="col">Always on${both ? ' before → now' : ''}</th>
            <th scope="col">No gradient</th>
            <th scope="col">Saturated</th>
            <th scope="col">Median rate</th>
          </tr>
        </thead>
        <tbody>
          ${layers.map((layer, i) => row(String(i + 1), both ? before.layers.slice(i, i + 1) : undefined, [layer]))}
          ${layers.length > 1 ? row('All', both ? before.layers : undefined, layers) : nothing}
        </tbody>
      </table>
    </div>
    <details>
      <summary>What the columns mean</summary>
      <dl>
        <dt>Dead</dt>
        <dd>The output is exactly 0 for every one of the images. With fewer images more neurons count as dead.</dd>
        <dt>Always on</dt>
        <dd>The pre-activation is above 0 for every image: a ReLU there is a straight line and separates nothing.</dd>
        <dt>No gradient</dt>
        <dd>The slope f′ is at most a millionth for every image, so the neuron’s weights cannot learn.</dd>
        <dt>Saturated</dt>
        <dd>On more than 95 % of the images the slope is under 5 % of its largest. Only bounded functions saturate.</dd>
        <dt>Median rate</dt>
        <dd>The neuron in the middle of the layer, ordered by rate, fires on this share of the images.</dd>
      </dl>
    </details>
  `;
}

function row(name: string, before: readonly LayerNeurons[] | undefined, now: readonly LayerNeurons[]): TemplateResult {
  const [units, dead] = [total(now, 'units'), total(now, 'deadCount')];
  const rates = now.flatMap(({ firingRate }) => Array.from(firingRate));
  const share = dead > 0 ? ` (${describeShare(dead, units)})` : '';
  const on = formatCount(total(now, 'alwaysOnCount'));
  return html`
    <tr class=${name === 'All' ? 'all' : ''}>
      <th scope="row">${name}</th>
      <td>${formatCount(units)}</td>
      ${before ? html`<td>${formatCount(total(before, 'deadCount'))}</td>` : nothing}
      <td class=${dead > 0 ? 'dead-count' : ''}>${formatCount(dead)}${share}</td>
      <td>${before ? `${formatCount(total(before, 'alwaysOnCount'))} → ${on}` : on}</td>
      <td>${formatCount(total(now, 'gradientDeadCount'))}</td>
      <td>${formatCount(total(now, 'saturatedCount'))}</td>
      <td>${formatPercent(median(rates) ?? NaN)}</td>
    </tr>
  `;
}
