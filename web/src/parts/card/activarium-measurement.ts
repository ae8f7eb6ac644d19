/**
 * `<activarium-measurement>`: the four conditions of a good activation function as marks in words, what speaks for and
 * against it and what it is used for, and, folded, what was measured.
 *
 * Properties: `engine`, `info` (or `activation`, the function's id), `parameters`, `seed`. Measures when they have rested for a moment, so that a slider that
 * moves does not wait for it.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { ActivationInfo, Measurement, ParameterValues } from '../../engine/types.js';
import { marksOf } from '../../functions/conditions/marks.js';
import { shownInfo } from '../../functions/shown-info.js';
import { controls } from '../../ui/style/base.js';
import '../../ui/activarium-table.js';
import { define } from '../../ui/define.js';
import { elementOf, given, linked } from '../../ui/element.js';
import { engineOf } from '../../ui/engine.js';
import { isSameFunction, stepCost, timeStep, type TimedFunction } from '../../workbench/step-costs.js';
import { pageProperties } from '../../workbench/state.js';
import { Answers } from '../../ui/answers.js';
import { Folds } from './folds.js';
import { firstRows } from './for-and-against.js';
import { measuredRows } from './measured-words.js';
import { drawMarks, layersTable } from './measurement-parts.js';
import { drawRow, rowStyles } from './property-row.js';
import { failureNotice } from '../../ui/failure-help.js';
import { withoutFunction } from '../../ui/without-function.js';
import { say as sayUi } from '../../ui/words.js';
import { say } from './words.js';

const restMilliseconds = 150;

/** The timing keeps the engine busy for half a second, which nothing that is being typed or moved shall wait for. */
const timingRestMilliseconds = 800;

export class ActivariumMeasurement extends elementOf({
  engine: engineOf(),
  info: given<ActivationInfo>(),
  activation: linked(pageProperties.focus),
  parameters: given<ParameterValues>(),
  seed: linked(pageProperties.seed),
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
        line-height: calc(18px * var(--scale));
      }
      .marks li {
        display: grid;
        grid-template-columns: calc(20px * var(--scale)) minmax(0, 1fr);
        padding: 5px 0;
        border-bottom: 1px solid var(--line);
      }
      .sign {
        font-size: var(--type-large);
      }
      .verdict {
        font-weight: 600;
      }
      .figure {
        color: var(--soft);
      }
      activarium-table {
        margin-top: var(--space-2);
      }
      .words {
        margin: 4px 0;
      }
    `,
  ];

  readonly #measured = new Answers<TimedFunction, Measurement>(this, ({ engine, info, parameters, seed }) =>
    // The numbers first: the cost takes longer.
    engine.measure({ activation: info.id, seed, cost: false, ...(parameters && { parameters }) }),
  );
  /** One function at a time, and then the one that is looked at. */
  readonly #costs = new Answers<TimedFunction, undefined>(this, timeStep, isSameFunction);
  readonly #folds = new Folds(this);

  protected override willUpdate(): void {
    const { engine, parameters, seed } = this;
    const info = shownInfo(this);
    if (!engine || info?.kind !== 'elementwise') return;
    this.#measured.ask({ engine, info, parameters, seed }, this.#measured.last ? restMilliseconds : 0);
    const { last } = this.#measured;
    if (last?.of.info === info && stepCost(engine, info).kind === 'being timed')
      this.#costs.ask(last.of, timingRestMilliseconds);
  }

  protected override render(): TemplateResult | typeof nothing {
    const shown = shownInfo(this);
    if (!shown || !this.engine) return withoutFunction(this);
    if (shown.kind !== 'elementwise') return nothing;
    const { failure, last } = this.#measured;
    if (failure) return failureNotice(failure, 'card', this.#retry, sayUi('retry'));
    // What was found of another function is not to stand under this one's name.
    const found = last?.of.info.id === shown.id ? last : undefined;
    return html`
      ${drawMarks(found && marksOf(found.answer, stepCost(found.of.engine, found.of.info)))}
      <dl class="words">${firstRows(shown, found?.answer, this.engine.activations).map(drawRow)}</dl>
      ${found ? this.#folds.draw('measured', say('measured'), drawMeasured(found.of.info, found.answer)) : nothing}
    `;
  }

  readonly #retry = (): void => {
    this.#measured.retry();
  };
}

const drawMeasured = (info: ActivationInfo, measurement: Measurement): TemplateResult => html`
  <dl>${measuredRows(info, measurement).map(drawRow)}</dl>
  ${
    measurement.layers.length === 0
      ? nothing
      : html`<activarium-table wide .table=${layersTable(measurement.layers)} name="layers"></activarium-table>`
  }
`;

define('activarium-measurement', ActivariumMeasurement);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-measurement': ActivariumMeasurement;
  }
}
