/** Each function's figures as a table: how far it is, how well it does, what it costs. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatFixed, formatPercent, formatValue } from '../../text/format.js';
import type { Lane } from '../../training/lane.js';
import { chanceDifference } from '../../training/race.js';
import { subsetSizes, type TrainSettings } from '../../training/settings.js';
import { slotMark } from '../../ui/slot-mark.js';
import { say } from './words.js';

export function trainResults(
  lanes: readonly Lane[],
  settings: TrainSettings,
  name: (activation: string) => string,
): TemplateResult | typeof nothing {
  if (!lanes.some(({ latest }) => latest)) return nothing;
  const unequal = new Set(lanes.filter(({ latest }) => latest).map(widths)).size > 1;
  const testImages = subsetSizes[settings.subset].test;
  const chance = chanceAmong(
    lanes.flatMap(({ latest }) => (latest ? [latest.test.accuracy] : [])),
    testImages,
  );
  return html`
    <p class="sub results-note" id="results-note">
      ${say('results-note', { images: formatCount(testImages), chance: formatFixed(100 * chance, 1) })}
      ${kernelWords(lanes, settings)}
    </p>
    <div class="scroll" role="region" tabindex="0" aria-label=${say('results-table')}>
      <table class="results" aria-describedby="results-note">
        <thead>
          <tr>
            <th scope="col">${say('function')}</th>
            <th scope="col">${say('epoch')}</th>
            <th scope="col">${say('test-accuracy')}</th>
            <th scope="col">${say('test-loss')}</th>
            <th scope="col">${say('training-loss')}</th>
            <th scope="col">${say('gradient-size')}</th>
            <th scope="col">${say('dead-neurons')}</th>
            <th scope="col">${say('parameters')}</th>
          </tr>
        </thead>
        <tbody>
          ${lanes.map((lane) => row(lane, name, unequal))}
        </tbody>
      </table>
    </div>
  `;
}

/** What the networks compute with, and why where it is not what was asked for. */
export function kernelWords(lanes: readonly Pick<Lane, 'latest'>[], { kernels }: TrainSettings): string {
  const used = new Set(lanes.flatMap(({ latest }) => (latest ? [latest.kernels] : [])));
  if (used.size > 1) return say('computed.both');
  return say(used.has('relaxed') ? 'computed.relaxed' : kernels === 'relaxed' ? 'computed.without' : 'computed.plain');
}

/** Where no accuracy is known yet: what a training usually comes to. */
const usualAccuracy = 0.85;

/** The largest difference of two of the accuracies that may be chance; of a single one and its like. */
export function chanceAmong(accuracies: readonly number[], images: number): number {
  const known = accuracies.filter(Number.isFinite);
  const [only = usualAccuracy, second] = known;
  if (second === undefined) return chanceDifference(only, only, images);
  const pairs = known.flatMap((a, i) => known.slice(i + 1).map((b) => chanceDifference(a, b, images)));
  return Math.max(...pairs);
}

/** Neurons of the hidden layers, from the input on. */
const widths = ({ latest }: Lane): string => latest?.neurons.layers.map(({ units }) => units).join(' · ') ?? '';

function row(lane: Lane, name: (activation: string) => string, withWidths: boolean): TemplateResult {
  const { latest, progress, history } = lane;
  const layers = latest?.neurons.layers ?? [];
  const units = layers.reduce((sum, layer) => sum + layer.units, 0);
  const dead = layers.reduce((sum, layer) => sum + layer.deadCount, 0);
  return html`
    <tr>
      <th scope="row">${slotMark(lane.function.slot)}${name(lane.function.activation)}</th>
      <td>${lane.diverged ? say('has-diverged') : formatFixed(lane.epoch, 1)}</td>
      <td>${formatPercent(latest?.test.accuracy ?? NaN)}</td>
      <td>${formatFixed(latest?.test.loss ?? NaN, 3)}</td>
      <td>${formatFixed(history.trainLoss.value, 3)}</td>
      <td>${formatValue(progress?.gradientNorm ?? NaN, 2)}</td>
      <td class=${dead > 0 ? 'dead-count' : ''}>
        ${latest ? say('dead', { dead: formatCount(dead), units: formatCount(units) }) : '–'}
      </td>
      <td>
        ${lane.parameterCount === undefined ? '–' : formatCount(lane.parameterCount)}
        ${withWidths ? html`<span class="widths">${widths(lane)}</span>` : nothing}
      </td>
    </tr>
  `;
}
