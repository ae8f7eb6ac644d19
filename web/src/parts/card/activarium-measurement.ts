/**
 * `<activarium-measurement>`: the four conditions of a good activation function as marks, what speaks for and against it,
 * and, folded, what was measured.
 *
 * Properties: `engine`, `info`, `parameters`, `seed`. Measures when they have rested for a moment, so that a slider that
 * moves does not wait for it.
 */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ActivationInfo, Engine, Measurement, MeasureRequest, ParameterValues } from '../../engine/types.js';
import { toFailure, type Failure } from '../../text/failure.js';
import { base, controls } from '../../ui/style/base.js';
import { tokens } from '../../ui/style/tokens.js';
import { define } from '../../ui/define.js';
import { Latest } from '../../ui/latest.js';
import { forAndAgainst } from './for-and-against.js';
import { marksOf, type StepCost } from './marks.js';
import { measuredRows } from './measured-words.js';
import { drawMark, tabulate } from './measurement-parts.js';
import { drawRow, rowStyles } from './property-row.js';
import { failureAdvice, waysOn } from '../../ui/failure-help.js';

const restMilliseconds = 150;

/** The timing keeps the engine busy for half a second, which nothing that is being typed or moved shall wait for. */
const timingRestMilliseconds = 800;

/** By function: parameters do not change what a step costs, and it is timed once. */
const costs = new WeakMap<Engine, Map<string, StepCost>>();
const keyOf = ({ id, definition }: ActivationInfo): string => definition?.formula ?? id;

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
      table {
        width: 100%;
        margin-top: var(--space-2);
      }
      caption {
        padding-bottom: 4px;
        text-align: left;
        color: var(--soft);
      }
      .words {
        margin-top: var(--space-2);
      }
      details {
        margin-top: var(--space-1);
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
  readonly #timing = new Latest();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #timingTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.seed = 7;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#clearTimers();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#soon();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (['engine', 'info', 'parameters', 'seed'].some((name) => changed.has(name))) this.#soon();
  }

  #clearTimers(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#timingTimer);
  }

  #soon(): void {
    this.#clearTimers();
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
    const request = { activation: info.id, seed, ...(parameters === undefined ? {} : { parameters }) };
    try {
      // The numbers first: the cost takes longer.
      const measurement = await engine.measure({ ...request, cost: false });
      this.measured = { info, measurement };
      this.failure = undefined;
    } catch (error) {
      this.failure = toFailure(error);
      return;
    }
    if (this.#costOf(engine, info).kind !== 'being timed') return;
    clearTimeout(this.#timingTimer);
    this.#timingTimer = setTimeout(() => {
      this.#timing.run(() => this.#time(engine, info, request));
    }, timingRestMilliseconds);
  }

  /** One function at a time, and then the one that is looked at. */
  async #time(engine: Engine, info: ActivationInfo, request: MeasureRequest): Promise<void> {
    if (this.#costOf(engine, info).kind !== 'being timed') return;
    const known = costs.get(engine) ?? new Map<string, StepCost>();
    costs.set(engine, known);
    try {
      const { cost, costNoise } = await engine.measure(request);
      known.set(
        keyOf(info),
        cost === undefined ? { kind: 'no step' } : { kind: 'timed', ratio: cost, noise: costNoise ?? 0 },
      );
    } catch (error) {
      known.set(keyOf(info), { kind: 'failed', reason: toFailure(error).message });
    }
    this.requestUpdate();
  }

  #costOf(engine: Engine, info: ActivationInfo): StepCost {
    return costs.get(engine)?.get(keyOf(info)) ?? { kind: 'being timed' };
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.info?.kind !== 'elementwise') return nothing;
    if (this.failure)
      return html`<div class="notice" role="alert">
        <p>${this.failure.message}</p>
        ${failureAdvice(this.failure)} ${waysOn(this.failure, this.#retry, 'Retry')}
      </div>`;
    const { measured, engine } = this;
    if (!measured || !engine) return html`<p class="sub">Being measured…</p>`;
    const { info, measurement } = measured;
    return html`
      <h3>Four conditions</h3>
      <ol class="marks">
        ${marksOf(measurement, this.#costOf(engine, info)).map(drawMark)}
      </ol>
      <dl class="words">${forAndAgainst(info, measurement).map(drawRow)}</dl>
      <details>
        <summary>Measured in full</summary>
        <dl>${measuredRows(info, measurement).map(drawRow)}</dl>
        ${measurement.layers.length === 0 ? nothing : tabulate(measurement.layers)}
      </details>
    `;
  }

  readonly #retry = (): void => {
    this.failure = undefined;
    this.#soon();
  };
}

define('activarium-measurement', ActivariumMeasurement);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-measurement': ActivariumMeasurement;
  }
}
