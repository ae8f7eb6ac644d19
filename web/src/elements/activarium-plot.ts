/**
 * `<activarium-plot>`: one activation function f and, on the same x-axis in a strip below, its derivative f′.
 *
 * Properties: `engine`, `activation` (its id), `parameters`, `seed` (for functions whose parameters are drawn).
 */
import {
  css,
  html,
  LitElement,
  nothing,
  svg,
  type PropertyValues,
  type SVGTemplateResult,
  type TemplateResult,
} from 'lit';
import type { ActivationInfo, Engine, Evaluation, ParameterValues } from '../engine/types.js';
import type { Range } from '../plot/axis.js';
import { samplePlaces } from '../plot/curve.js';
import { formatValue } from '../plot/format.js';
import { layoutFunction, type Strip } from '../plot/function-plot.js';
import { toFailure, type Failure } from '../state/failure.js';
import { base } from '../style/base.js';
import { tokens } from '../style/tokens.js';
import { drawHorizontal, drawVertical, drawZero } from './axes.js';
import { define } from './define.js';
import { WidthController } from './width-controller.js';

const xRange: Range = [-5, 5];
const tablePlaces = [-5, -4, -3, -2, -1, -0.5, 0, 0.5, 1, 2, 3, 4, 5] as const;

interface Drawn {
  readonly info: ActivationInfo;
  readonly x: Float32Array;
  readonly curve: Evaluation;
  readonly table: Evaluation;
}

export class ActivariumPlot extends LitElement {
  static override properties = {
    engine: { attribute: false },
    activation: { type: String },
    parameters: { attribute: false },
    seed: { type: Number },
    drawn: { state: true },
    failure: { state: true },
  };

  static override styles = [
    tokens,
    base,
    css`
      .curve {
        fill: none;
        stroke: var(--slot-1);
        stroke-width: 2.5;
        stroke-linejoin: round;
      }
      .dot {
        stroke: var(--slot-1);
        stroke-width: 2;
        fill: var(--paper);
      }
      .dot.filled {
        fill: var(--slot-1);
      }
      svg {
        margin: var(--space-1) 0;
      }
    `,
  ];

  declare engine: Engine | undefined;
  declare activation: string;
  declare parameters: ParameterValues | undefined;
  declare seed: number;
  declare private drawn: Drawn | undefined;
  declare private failure: Failure | undefined;

  readonly #size = new WidthController(this);
  #request = 0;

  constructor() {
    super();
    this.activation = 'relu';
    this.seed = 7;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (['engine', 'activation', 'parameters', 'seed'].some((name) => changed.has(name))) void this.#sample();
  }

  async #sample(): Promise<void> {
    this.#request += 1;
    const request = this.#request;
    const { engine, activation, seed, parameters } = this;
    const info = engine?.activations.find(({ id }) => id === activation);
    if (!engine || !info) return;
    const breaks = info.kinks.map((kink) => kink.x);
    const x = samplePlaces(xRange[0], xRange[1], 501, breaks);
    const what = parameters === undefined ? { activation, seed } : { activation, seed, parameters };
    try {
      const [curve, table] = await Promise.all([
        engine.evaluate({ ...what, x }),
        engine.evaluate({ ...what, x: tablePlaces }),
      ]);
      if (request !== this.#request) return;
      this.drawn = { info, x, curve, table };
      this.failure = undefined;
    } catch (error) {
      if (request === this.#request) this.failure = toFailure(error);
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.failure) return html`<p class="notice" role="alert">${this.failure.message} ${this.failure.advice}</p>`;
    const { drawn } = this;
    if (!drawn) return nothing;
    const { info } = drawn;
    return html`
      <figure>
        <figcaption>
          <h2>${info.id === 'none' ? info.name : `${info.name} and its derivative`}</h2>
          <p class="sub">f(x) = ${info.formulaText.replace(/^f\(x\)\s*=\s*/, '')}${this.#drawnNote(info)}</p>
        </figcaption>
        ${this.#size.width > 0 ? this.#draw(drawn, this.#size.width) : nothing}
        ${info.kinks.map(
          (kink) =>
            html`<p class="sub">
              At x = ${formatValue(kink.x)} f′ does not exist; ${formatValue(kink.derivative)} is used
              (${kink.reason.replace(/\.$/, '')}).
            </p>`,
        )}
        <details>
          <summary>Values as a table</summary>
          ${this.#tabulate(drawn)}
        </details>
      </figure>
    `;
  }

  #drawnNote(info: ActivationInfo): string {
    if (info.parameters.some((parameter) => parameter.distribution === 'normal')) {
      return `, with coefficients drawn at random (seed ${String(this.seed)})`;
    }
    const values = info.parameters.map(({ name, symbol, initial }) => {
      const given = this.parameters?.[name];
      return `${symbol} = ${formatValue(typeof given === 'number' ? given : initial)}`;
    });
    return values.length > 0 ? `, with ${values.join(', ')}` : '';
  }

  #draw({ info, x, curve }: Drawn, width: number): SVGTemplateResult | TemplateResult {
    const breaks = info.kinks.map((kink) => kink.x);
    const layout = layoutFunction({ x, y: curve.y, dy: curve.dy, breaks }, width, xRange);
    const { value, slope } = layout;
    const top = value.axis.pixels[1];
    const name = `${info.name}: f above and its derivative f′ below, for x from −5 to 5`;
    return html`
      <svg role="img" aria-label=${name} width=${layout.width} height=${layout.height}>
        ${drawHorizontal(layout.x, top, value.axis.pixels[0])}
        ${drawHorizontal(layout.x, slope.axis.pixels[1], slope.axis.pixels[0], 'x, the pre-activation')}
        ${drawVertical(value.axis, layout.x, 'f(x), the output')}
        ${drawVertical(slope.axis, layout.x, 'f′(x), the slope that the gradient is multiplied by')}
        ${[value, slope].map((strip) => svg`${drawZero(layout.x, strip.axis)}${drawStrip(strip)}`)}
      </svg>
    `;
  }

  #tabulate({ table }: Drawn): TemplateResult {
    const at = (values: Float32Array, i: number): string => formatValue(values[i] ?? NaN, 4);
    return html`
      <table>
        <thead>
          <tr>
            <th scope="col">x</th>
            <th scope="col">f(x)</th>
            <th scope="col">f′(x)</th>
          </tr>
        </thead>
        <tbody>
          ${tablePlaces.map(
            (x, i) =>
              html`<tr>
                <td>${formatValue(x)}</td>
                <td>${at(table.y, i)}</td>
                <td>${at(table.dy, i)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    `;
  }
}

function drawStrip({ path, dots }: Strip): SVGTemplateResult {
  return svg`
    <path class="curve" d=${path}></path>
    ${dots.map((dot) => svg`<circle class="dot ${dot.filled ? 'filled' : ''}" cx=${dot.x} cy=${dot.y} r="4"></circle>`)}`;
}

define('activarium-plot', ActivariumPlot);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-plot': ActivariumPlot;
  }
}
