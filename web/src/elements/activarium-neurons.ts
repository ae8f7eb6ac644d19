/**
 * `<activarium-neurons>`: every neuron of every hidden layer as a cell coloured by how often it fires; the dead outlined.
 *
 * Properties: `report` (of `Run.neurons`), `heading`. Dead means an output of exactly 0 for every image of the report, so
 * the number of images stands with every count.
 */
import { html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { LayerNeurons, NeuronReport } from '../engine/types.js';
import { viridis } from '../plot/colour.js';
import { formatCount, formatPercent, formatValue } from '../plot/format.js';
import { layoutGrid, type GridLayout } from '../plot/neuron-grid.js';
import { base } from '../style/base.js';
import { tokens } from '../style/tokens.js';
import { define } from './define.js';
import { neuronKey } from './neuron-key.js';
import { neuronStyles } from './neuron-styles.js';
import { neuronTable } from './neuron-table.js';
import { WidthController } from './width-controller.js';

export class ActivariumNeurons extends LitElement {
  static override properties = {
    report: { attribute: false },
    heading: { type: String },
  };

  static override styles = [tokens, base, neuronStyles];

  declare report: NeuronReport | undefined;
  declare heading: string;

  readonly #size = new WidthController(this);

  constructor() {
    super();
    this.heading = 'How often each neuron fires';
  }

  protected override render(): TemplateResult | typeof nothing {
    const { report } = this;
    if (!report) return nothing;
    const units = sum(report.layers.map((layer) => layer.units));
    const dead = sum(report.layers.map((layer) => layer.deadCount));
    const images = `${formatCount(report.images)} training images`;
    const muted = report.layers.some((layer) =>
      layer.gradientDead.some((flag, i) => flag === 1 && layer.dead[i] === 0),
    );
    return html`
      <h2>${this.heading}</h2>
      <p class="total">
        <strong class=${dead > 0 ? 'dead-count' : ''}
          >${formatCount(dead)} of ${formatCount(units)} neurons are dead</strong
        >
        (${formatPercent(dead / units)}): their output is 0 for every one of ${images}.
      </p>
      ${neuronKey(muted)}
      <div class="layers">${report.layers.map((layer, i) => this.#layer(layer, i + 1, report.images))}</div>
      <h3>In numbers, over ${images}</h3>
      <div class="scroll" role="region" aria-label="Neuron counts per layer" tabindex="0">${neuronTable(report)}</div>
    `;
  }

  #layer(layer: LayerNeurons, number: number, images: number): TemplateResult {
    const share = formatPercent(layer.deadCount / layer.units);
    const count = layer.deadCount === 0 ? 'none dead' : `${formatCount(layer.deadCount)} dead, ${share}`;
    const name = `Layer ${String(number)}: ${formatCount(layer.units)} neurons`;
    const grid = layoutGrid(layer.units, Math.max(1, this.#size.width - 4));
    return html`
      <figure>
        <figcaption>
          <h3>${name}</h3>
          <span class=${layer.deadCount > 0 ? 'dead-count' : 'sub'}>${count}</span>
        </figcaption>
        ${
          this.#size.width === 0
            ? nothing
            : html`<svg
                role="img"
                aria-label="${name}, ${count}, over ${formatCount(images)} images"
                width=${grid.width}
                height=${grid.height}
              >
                ${Array.from(layer.firingRate, (rate, i) => cell(layer, i, rate, grid))}
              </svg>`
        }
      </figure>
    `;
  }
}

function cell(layer: LayerNeurons, index: number, rate: number, grid: GridLayout): SVGTemplateResult {
  const { x, y } = grid.place(index);
  const dead = layer.dead[index] === 1;
  const muted = layer.gradientDead[index] === 1 && !dead;
  const words = dead
    ? 'dead, output 0 for every image'
    : `fires on ${formatPercent(rate)} of the images, mean output ${formatValue(layer.meanOutput[index] ?? NaN)}` +
      (muted ? '; no gradient passes' : '');
  const inset = dead || muted ? 1 : 0;
  const side = grid.side - 2 * inset;
  return svg`
    <g class="neuron ${dead ? 'dead' : muted ? 'muted' : ''}" transform="translate(${x + inset} ${y + inset})">
      <title>Neuron ${index + 1}: ${words}</title>
      <rect width=${side} height=${side} rx="2" fill=${dead ? 'none' : viridis(rate)}></rect>
      ${dead ? svg`<path d=${cross(side)}></path>` : nothing}
    </g>`;
}

const cross = (side: number): string => {
  const [a, b] = [side * 0.28, side * 0.72];
  return `M${String(a)} ${String(a)}L${String(b)} ${String(b)}M${String(b)} ${String(a)}L${String(a)} ${String(b)}`;
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

define('activarium-neurons', ActivariumNeurons);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-neurons': ActivariumNeurons;
  }
}
