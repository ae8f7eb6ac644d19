/**
 * `<activarium-measurement>`: the four conditions of a good activation function as marks, what speaks for and against it,
 * and, folded, what was measured.
 *
 * Properties: `engine`, `info` (or `activation`, the function's id), `parameters`, `seed`. Measures when they have rested for a moment, so that a slider that
 * moves does not wait for it.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { ActivationInfo, Engine, Measurement, ParameterValues } from '../../engine/types.js';
import { shownInfo } from '../../functions/shown-info.js';
import { toFailure } from '../../ui/failure.js';
import { controls } from '../../ui/style/base.js';
import '../../ui/activarium-table.js';
import { define } from '../../ui/define.js';
import { elementOf, given, linked, own } from '../../ui/element.js';
import { engineOf, withoutEngine } from '../../ui/engine.js';
import { pageProperties } from '../../workbench/state.js';
import { Answers } from '../../ui/answers.js';
import { forAndAgainst } from './for-and-against.js';
import { marksOf, type StepCost } from './marks.js';
import { measuredRows } from './measured-words.js';
import { drawMark, layersTable } from './measurement-parts.js';
import { drawRow, rowStyles } from './property-row.js';
import { failureNotice } from '../../ui/failure-help.js';
import { say as sayUi } from '../../ui/words.js';
import { say } from './words.js';

const restMilliseconds = 150;

/** The timing keeps the engine busy for half a second, which nothing that is being typed or moved shall wait for. */
const timingRestMilliseconds = 800;

/** By function: parameters do not change what a step costs, and it is timed once. */
const costs = new WeakMap<Engine, Map<string, StepCost>>();
const keyOf = ({ id, definition }: ActivationInfo): string => definition?.formula ?? id;

const costOf = (engine: Engine, info: ActivationInfo): StepCost =>
  costs.get(engine)?.get(keyOf(info)) ?? { kind: 'being timed' };

interface Question {
  readonly engine: Engine;
  readonly info: ActivationInfo;
  readonly parameters: ParameterValues | undefined;
  readonly seed: number;
}

const sameFunction = (a: Question, b: Question): boolean => a.engine === b.engine && keyOf(a.info) === keyOf(b.info);

async function time({ engine, info, parameters, seed }: Question): Promise<undefined> {
  if (costOf(engine, info).kind !== 'being timed') return;
  const known = costs.get(engine) ?? new Map<string, StepCost>();
  costs.set(engine, known);
  try {
    const { cost, costNoise } = await engine.measure({ activation: info.id, seed, ...(parameters && { parameters }) });
    known.set(
      keyOf(info),
      cost === undefined ? { kind: 'no step' } : { kind: 'timed', ratio: cost, noise: costNoise ?? 0 },
    );
  } catch (error) {
    known.set(keyOf(info), { kind: 'failed', reason: toFailure(error).message });
  }
}

export class ActivariumMeasurement extends elementOf({
  engine: engineOf(),
  info: given<ActivationInfo>(),
  activation: linked(pageProperties.focus),
  parameters: given<ParameterValues>(),
  seed: linked(pageProperties.seed),
  /** Whether the reader has unfolded all that was measured: of the next function it is shown too. */
  isOpen: own(false),
}) {
  static override styles = [
    controls,
    rowStyles,
    css`
      .marks {
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: var(--type-small);
        line-height: calc(20px * var(--scale));
      }
      .marks li {
        display: grid;
        grid-template-columns: 20px minmax(0, 1fr);
        padding: 6px 0;
        border-bottom: 1px solid var(--line);
      }
      .sign {
        font-size: var(--type-large);
      }
      .verdict {
        font-weight: 600;
      }
      .because {
        color: var(--soft);
      }
      activarium-table {
        margin-top: var(--space-2);
      }
      .words {
        margin-top: var(--space-2);
      }
      details {
        margin-top: var(--space-1);
      }
    `,
  ];

  readonly #measured = new Answers<Question, Measurement>(this, ({ engine, info, parameters, seed }) =>
    // The numbers first: the cost takes longer.
    engine.measure({ activation: info.id, seed, cost: false, ...(parameters && { parameters }) }),
  );
  /** One function at a time, and then the one that is looked at. */
  readonly #costs = new Answers<Question, undefined>(this, time, sameFunction);

  protected override willUpdate(): void {
    const { engine, parameters, seed } = this;
    const info = shownInfo(this);
    if (!engine || info?.kind !== 'elementwise') return;
    this.#measured.ask({ engine, info, parameters, seed }, this.#measured.last ? restMilliseconds : 0);
    const { last } = this.#measured;
    if (last?.of.info === info && costOf(engine, info).kind === 'being timed')
      this.#costs.ask(last.of, timingRestMilliseconds);
  }

  protected override render(): TemplateResult | typeof nothing {
    const shown = shownInfo(this);
    if (!shown || !this.engine) return withoutEngine(this);
    if (shown.kind !== 'elementwise') return nothing;
    const { failure, last } = this.#measured;
    if (failure) return failureNotice(failure, 'card', this.#retry, sayUi('retry'));
    // What was found of another function is not to stand under this one's name.
    if (last?.of.info.id !== shown.id) return html`<p class="sub">${say('being-measured')}</p>`;
    const { engine, info } = last.of;
    const measurement = last.answer;
    return html`
      <h3>${say('conditions')}</h3>
      <ol class="marks">
        ${marksOf(measurement, costOf(engine, info)).map(drawMark)}
      </ol>
      <dl class="words">${forAndAgainst(info, measurement).map(drawRow)}</dl>
      <details ?open=${this.isOpen} @toggle=${this.#toggle}>
        <summary data-control="card.measured">${say('measured')}</summary>
        <dl>${measuredRows(info, measurement).map(drawRow)}</dl>
        ${
          measurement.layers.length === 0
            ? nothing
            : html`<activarium-table wide .table=${layersTable(measurement.layers)} name="layers"></activarium-table>`
        }
      </details>
    `;
  }

  readonly #toggle = (event: Event): void => {
    this.isOpen = event.currentTarget instanceof HTMLDetailsElement && event.currentTarget.open;
  };

  readonly #retry = (): void => {
    this.#measured.retry();
  };
}

define('activarium-measurement', ActivariumMeasurement);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-measurement': ActivariumMeasurement;
  }
}
