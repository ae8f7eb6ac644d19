/**
 * `<activarium-chart>`: lines over epochs, each with its name at its end.
 *
 * Properties: `heading`, `note`, `unit` (the y-axis's name), `series`, `epochs` (end of the x-axis), `range` (of y; from
 * the data where there is none), `formatY` (ticks), `formatExact` (words and table), `reference` (a level to compare with).
 */
import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { extent, type Range } from '../plot/axis.js';
import { formatFixed, formatValue } from '../plot/format.js';
import { chartMargin, layoutChart, type ChartLayout, type Series } from '../plot/line-chart.js';
import { base } from '../style/base.js';
import { tokens } from '../style/tokens.js';
import { drawHorizontal, drawVertical } from './axes.js';
import { define } from './define.js';
import { WidthController } from './width-controller.js';

export interface Reference {
  readonly value: number;
  readonly name: string;
}

export class ActivariumChart extends LitElement {
  static override properties = {
    heading: { type: String },
    note: { type: String },
    unit: { type: String },
    epochs: { type: Number },
    series: { attribute: false },
    range: { attribute: false },
    formatY: { attribute: false },
    formatExact: { attribute: false },
    reference: { attribute: false },
  };

  static override styles = [
    tokens,
    base,
    css`
      path {
        fill: none;
        stroke-width: 2;
        stroke-linejoin: round;
      }
      .series-0 {
        stroke: var(--slot-2);
      }
      .series-1 {
        stroke: var(--slot-1);
      }
      text.label-0 {
        fill: var(--slot-2);
      }
      text.label-1 {
        fill: var(--slot-1);
      }
      text.label {
        font-weight: 600;
      }
      circle {
        fill: var(--paper);
        stroke-width: 2;
      }
      .reference {
        stroke: var(--soft);
        stroke-dasharray: 2 4;
      }
      figure > svg {
        margin-top: var(--space-1);
      }
      .inside {
        overflow: hidden;
      }
    `,
  ];

  declare heading: string;
  declare note: string;
  declare unit: string;
  declare epochs: number;
  declare series: readonly Series[];
  declare range: Range | undefined;
  declare formatY: (value: number) => string;
  declare formatExact: (value: number) => string;
  declare reference: Reference | undefined;

  readonly #size = new WidthController(this);

  constructor() {
    super();
    this.heading = '';
    this.note = '';
    this.unit = '';
    this.epochs = 1;
    this.series = [];
    this.formatY = (value) => formatValue(value);
    this.formatExact = (value) => formatFixed(value, 3);
  }

  protected override render(): TemplateResult {
    return html`
      <figure>
        <figcaption>
          <h3>${this.heading}</h3>
          ${this.note ? html`<p class="sub">${this.note}</p>` : nothing}
        </figcaption>
        ${this.#size.width > 0 ? this.#draw(this.#size.width) : nothing}
        ${this.series.some(({ markers }) => markers) ? this.#tabulate() : nothing}
      </figure>
    `;
  }

  #draw(width: number): TemplateResult {
    const height = Math.round(Math.min(280, Math.max(200, width * 0.5)));
    const values = this.series.flatMap(({ points }) => points.map(([, y]) => y));
    const layout = layoutChart({
      width,
      height,
      x: [0, this.epochs],
      y: this.range ?? extent(values, [0]),
      series: this.series,
      formatY: this.formatY,
      labelWidth: 64,
    });
    const { x, y } = layout;
    return html`
      <svg role="img" aria-label=${this.#describe()} width=${width} height=${height}>
        ${drawHorizontal(x, y.pixels[1], y.pixels[0], 'Epoch')} ${drawVertical(y, x, this.unit)}
        ${this.#drawReference(layout)}
        ${drawInside(
          layout,
          layout.series.map(({ path }, i) => svg`<path class="series-${i}" d=${path}></path>`),
        )}
        ${layout.series.map(({ markers }, i) =>
          markers.map((dot) => svg`<circle class="series-${i}" cx=${dot.x} cy=${dot.y} r="3.5"></circle>`),
        )}
        ${layout.series.map(({ name, label }, i) =>
          label ? svg`<text class="label label-${i}" x=${label.x} y=${label.y + 4}>${name}</text>` : nothing,
        )}
      </svg>
    `;
  }

  #drawReference({ x, y }: ChartLayout): SVGTemplateResult | typeof nothing {
    if (!this.reference) return nothing;
    const at = y.at(this.reference.value);
    return svg`
      <line class="reference" x1=${chartMargin.left} x2=${x.pixels[1]} y1=${at} y2=${at}></line>
      <text x=${x.pixels[1]} y=${at - 5} text-anchor="end">${this.reference.name}</text>`;
  }

  #describe(): string {
    const ends = this.series.flatMap(({ name, points }) => {
      const last = points.at(-1);
      return last ? [`${name} ${this.formatExact(last[1])} at epoch ${formatFixed(last[0], 1)}`] : [];
    });
    return `${this.heading}: ${ends.length > 0 ? ends.join(', ') : 'no values yet'}`;
  }

  #tabulate(): TemplateResult {
    const marked = this.series.filter(({ markers }) => markers);
    const epochs = marked[0]?.points.map(([epoch]) => epoch) ?? [];
    return html`
      <details>
        <summary>Values as a table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Epoch</th>
              ${marked.map(({ name }) => html`<th scope="col">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${epochs.map(
              (epoch, i) =>
                html`<tr>
                  <td>${epoch}</td>
                  ${marked.map(({ points }) => html`<td>${this.formatExact(points[i]?.[1] ?? NaN)}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </details>
    `;
  }
}

/** Lines that leave the y-range are cut off at its edge: a nested SVG clips. */
function drawInside({ x, y }: ChartLayout, lines: readonly SVGTemplateResult[]): SVGTemplateResult {
  const [left, right] = x.pixels;
  const [bottom, top] = y.pixels;
  const [width, height] = [right - left, bottom - top + 4];
  return svg`
    <svg class="inside" x=${left} y=${top - 2} width=${width} height=${height} viewBox="${left} ${top - 2} ${width} ${height}">
      ${lines}
    </svg>`;
}

define('activarium-chart', ActivariumChart);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-chart': ActivariumChart;
  }
}
