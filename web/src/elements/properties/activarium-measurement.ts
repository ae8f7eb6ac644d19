/**
 * `<activarium-measurement>`: the four conditions of a good activation function as marks, and what was measured.
 *
 * Properties: `engine`, `info`, `parameters`, `seed`. Measures when they have rested for a moment, so that a slider that
 * moves does not wait for it.
 */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ActivationInfo, Engine, Measurement, ParameterValues } from '../../engine/types.js';
import { toFailure, type Failure } from '../../state/failure.js';
import { base, controls } from '../../style/base.js';
import { tokens } from '../../style/tokens.js';
import { define } from '../define.js';
import { Latest } from '../latest.js';
import { marksOf, type Mark, type Verdict } from './marks.js';
import { measuredRows } from './measured-words.js';
import { drawRow, rowStyles } from './property-row.js';

const restMilliseconds = 150;

/** Costs by function: they do not depend on parameters, and are measured once. */
const costs = new WeakMap<Engine, Map<string, number>>();

const signs: Readonly<Record<Verdict, string>> = { met: '●', 'partly met': '◐', 'not met': '○' };

export class ActivariumMeasurement extends LitElement {
  static override properties = {
    engine: { attribute: false },
    info: { attribute: false },
    parameters: { attribute: false },
    seed: { type: Number },
    measured: { state: true },
    failure: { state: true },
  };

  static override styles = [
    tokens,
    base,
    controls,
    rowStyles,
    css`
      .marks {
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: 13px;
        line-height: 20px;
      }
      .marks li {
        display: grid;
        grid-template-columns: 20px minmax(0, 1fr);
        padding: 6px 0;
        border-bottom: 1px solid var(--line);
      }
      .sign {
        font-size: 15px;
      }
      .verdict {
        font-weight: 600;
      }
      .because {
        color: var(--soft);
      }
      .because::first-letter {
        text-transform: uppercase;
      }
    `,
  ];

  declare engine: Engine | undefined;
  declare info: ActivationInfo | undefined;
  declare parameters: ParameterValues | undefined;
  declare seed: number;
  declare private measured: { readonly info: ActivationInfo; readonly measurement: Measurement } | undefined;
  declare private failure: Failure | undefined;

  readonly #latest = new Latest();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.seed = 7;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#soon();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (['engine', 'info', 'parameters', 'seed'].some((name) => changed.has(name))) this.#soon();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => {
        this.#latest.run(() => this.#measure());
      },
      this.measured ? restMilliseconds : 0,
    );
  }

  async #measure(): Promise<void> {
    const { engine, info, parameters, seed } = this;
    if (!engine || info?.kind !== 'elementwise') return;
    const known = costs.get(engine) ?? new Map<string, number>();
    costs.set(engine, known);
    const request = { activation: info.id, seed, ...(parameters === undefined ? {} : { parameters }) };
    try {
      // The numbers first: the cost takes longer, and other figures wait for the engine too.
      const measurement = await engine.measure({ ...request, cost: false });
      this.measured = { info, measurement };
      this.failure = undefined;
      if (known.has(info.id)) return;
      known.set(info.id, (await engine.measure(request)).cost ?? NaN);
      this.requestUpdate();
    } catch (error) {
      this.failure = toFailure(error);
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.info?.kind !== 'elementwise') return nothing;
    if (this.failure)
      return html`<div class="notice" role="alert">
        <p>${this.failure.message} ${this.failure.advice}</p>
        <button type="button" @click=${this.#retry}>Retry</button>
      </div>`;
    const { measured, engine } = this;
    if (!measured || !engine) return html`<p class="sub">Being measured…</p>`;
    const { info, measurement } = measured;
    const cost = costs.get(engine)?.get(info.id);
    return html`
      <h3>Four conditions</h3>
      <ul class="marks">
        ${marksOf(measurement, cost).map(drawMark)}
      </ul>
      <h3>Measured</h3>
      <dl>${measuredRows(info, measurement, cost).map(drawRow)}</dl>
    `;
  }

  readonly #retry = (): void => {
    this.failure = undefined;
    this.#soon();
  };
}

const drawMark = ({ condition, verdict, because, explanation }: Mark): TemplateResult => html`
  <li>
    <span class="sign" aria-hidden="true">${verdict && signs[verdict]}</span>
    <div>
      <activarium-term .explanation=${explanation}>${condition}</activarium-term>${
        verdict ? html`: <span class="verdict">${verdict}</span>` : '?'
      }
      <div class="because">${because}</div>
    </div>
  </li>
`;

define('activarium-measurement', ActivariumMeasurement);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-measurement': ActivariumMeasurement;
  }
}
