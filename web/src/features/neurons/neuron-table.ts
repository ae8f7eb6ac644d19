/** The neuron counts per layer as a table, as the grids' text equivalent. */
import { median, sum } from 'd3-array';
import { html, nothing, type TemplateResult } from 'lit';
import type { LayerNeurons, NeuronReport } from '../../engine/types.js';
import { formatCount, formatPercent } from '../../text/format.js';
import type { Moment } from '../../training/lane.js';
import { momentOf } from './neuron-life.js';
import { describeShare } from './neuron-words.js';
import { say } from './words.js';

type CountName = 'units' | 'deadCount' | 'alwaysOnCount' | 'gradientDeadCount' | 'saturatedCount';

const total = (layers: readonly LayerNeurons[], name: CountName): number => sum(layers, (layer) => layer[name]);

/** Beside the counts of `now` those `before` training, unless that is the same moment. */
export function neuronTable(before: NeuronReport, now: Moment): TemplateResult {
  const { layers, images } = now.neurons;
  const moment = momentOf(now.epoch);
  const both = before !== now.neurons;
  return html`
    <div class="scroll" role="region" aria-label=${say('counts')} tabindex="0">
      <table>
        <caption>
          ${say('counts.caption', { images: formatCount(images), ...moment })}
        </caption>
        <thead>
          <tr>
            <th scope="col">${say('layer')}</th>
            <th scope="col">${say('neurons')}</th>
            ${both ? html`<th scope="col">${say('counts.dead-before')}</th>` : nothing}
            <th scope="col">${say('counts.dead', moment)}</th>
            <th scope="col">${say(both ? 'counts.always-on' : 'always-on')}</th>
            <th scope="col">${say('no-gradient')}</th>
            <th scope="col">${say('saturated')}</th>
            <th scope="col">${say('median-rate')}</th>
          </tr>
        </thead>
        <tbody>
          ${layers.map((layer, i) => row(String(i + 1), both ? before.layers.slice(i, i + 1) : undefined, [layer]))}
          ${layers.length > 1 ? row('all', both ? before.layers : undefined, layers) : nothing}
        </tbody>
      </table>
    </div>
    <details>
      <summary>${say('columns')}</summary>
      <dl>
        <dt>${say('dead')}</dt>
        <dd>${say('columns.dead')}</dd>
        <dt>${say('always-on')}</dt>
        <dd>${say('columns.always-on')}</dd>
        <dt>${say('no-gradient')}</dt>
        <dd>${say('columns.no-gradient')}</dd>
        <dt>${say('saturated')}</dt>
        <dd>${say('columns.saturated')}</dd>
        <dt>${say('median-rate')}</dt>
        <dd>${say('columns.median-rate')}</dd>
      </dl>
    </details>
  `;
}

/** Of a layer, by its number, or of all. */
function row(name: string, before: readonly LayerNeurons[] | undefined, now: readonly LayerNeurons[]): TemplateResult {
  const [units, dead] = [total(now, 'units'), total(now, 'deadCount')];
  const rates = now.flatMap(({ firingRate }) => Array.from(firingRate));
  const isAll = name === 'all';
  const deadCount =
    dead > 0
      ? say('counts.of-dead', { dead: formatCount(dead), share: describeShare(dead, units) })
      : formatCount(dead);
  const on = formatCount(total(now, 'alwaysOnCount'));
  return html`
    <tr class=${isAll ? 'all' : ''}>
      <th scope="row">${isAll ? say('all') : name}</th>
      <td>${formatCount(units)}</td>
      ${before ? html`<td>${formatCount(total(before, 'deadCount'))}</td>` : nothing}
      <td class=${dead > 0 ? 'dead-count' : ''}>${deadCount}</td>
      <td>${before ? `${formatCount(total(before, 'alwaysOnCount'))} → ${on}` : on}</td>
      <td>${formatCount(total(now, 'gradientDeadCount'))}</td>
      <td>${formatCount(total(now, 'saturatedCount'))}</td>
      <td>${formatPercent(median(rates) ?? NaN)}</td>
    </tr>
  `;
}
