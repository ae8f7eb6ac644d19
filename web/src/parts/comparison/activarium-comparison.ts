/**
 * `<activarium-comparison>`: the measured properties of several functions as a table that is sorted and copied, a row each.
 *
 * Properties: `engine`, `functions` (ids, each with its slot and the parameters that are set), `seed`. It measures once it
 * comes near the window, one training step's time after the other; each answer stands in its row when it comes.
 */
import { css, html, type nothing, type TemplateResult } from 'lit';
import type { ActivationInfo, Measurement } from '../../engine/types.js';
import { slotCount } from '../../functions/selection.js';
import type { PlannedFunction } from '../../training/plan.js';
import '../../ui/activarium-table.js';
import { Answers } from '../../ui/answers.js';
import { define } from '../../ui/define.js';
import { elementOf, given, linked, own } from '../../ui/element.js';
import { engineOf, withoutEngine } from '../../ui/engine.js';
import type { Failure } from '../../ui/failure.js';
import { pageProperties } from '../../workbench/state.js';
import { isSameFunction, stepCost, timeStep, type TimedFunction } from '../../workbench/step-costs.js';
import { comparisonTable, type Compared } from './comparison-table.js';
import { say } from './words.js';

/** A slider that moves does not wait for what it changes. */
const restMs = 150;
const timingRestMs = 800;

const measure = ({ engine, info, parameters, seed }: TimedFunction): Promise<Measurement> =>
  engine.measure({ activation: info.id, seed, cost: false, ...(parameters && { parameters }) });

export class ActivariumComparison extends elementOf({
  engine: engineOf(),
  functions: given<readonly PlannedFunction[]>([]),
  seed: linked(pageProperties.seed),
  isNear: own(false),
}) {
  static override styles = css`
    .sub {
      margin-bottom: var(--space-1);
    }
  `;

  /** By place in the selection. */
  readonly #measured = Array.from({ length: slotCount }, () => new Answers<TimedFunction, Measurement>(this, measure));
  readonly #costs = new Answers<TimedFunction, undefined>(this, timeStep, isSameFunction);
  #observer: IntersectionObserver | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      this.isNear = true;
      this.#observer?.disconnect();
    });
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  protected override willUpdate(): void {
    if (!this.isNear) return;
    const subjects = this.#subjects;
    for (const [place, subject] of subjects.entries()) {
      const answers = this.#measured[place];
      answers?.ask(subject, answers.last ? restMs : 0);
    }
    const areMeasured = subjects.every((_, place) => this.#measured[place]?.last ?? this.#measured[place]?.failure);
    const untimed = subjects.find(({ engine, info }) => stepCost(engine, info).kind === 'being timed');
    if (areMeasured && untimed) this.#costs.ask(untimed, timingRestMs);
  }

  /** The functions that have a curve. */
  get #subjects(): readonly TimedFunction[] {
    const { engine, seed } = this;
    if (!engine) return [];
    return this.#known.flatMap(({ info, parameters }) =>
      info.kind === 'elementwise' ? [{ engine, info, parameters, seed }] : [],
    );
  }

  get #known(): readonly (PlannedFunction & { readonly info: ActivationInfo })[] {
    return this.functions.flatMap((each) => {
      const info = this.engine?.activations.find(({ id }) => id === each.activation);
      return info ? [{ ...each, info }] : [];
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { engine } = this;
    if (!engine) return withoutEngine(this);
    const subjects = this.#subjects;
    const compared = this.#known.map(({ info, slot }): Compared => {
      const last = this.#measured[subjects.findIndex((subject) => subject.info.id === info.id)]?.last;
      // At its place the answer may still be of the function that stood there before.
      const measured = last?.of.info.id === info.id ? last.answer : undefined;
      return { info, slot, measured, cost: stepCost(engine, info) };
    });
    return html`
      <h2>${say('title')}</h2>
      <p class="sub">${say('about')}</p>
      ${this.#failures.map(([name, { message }]) => html`<p class="notice" role="alert">${say('failed', { name, reason: message })}</p>`)}
      <activarium-table
        wide
        name="comparison"
        .table=${comparisonTable(compared)}
        .isCaptionUnseen=${true}
      ></activarium-table>
    `;
  }

  get #failures(): readonly (readonly [name: string, Failure])[] {
    return this.#subjects.flatMap(({ info }, place) => {
      const failure = this.#measured[place]?.failure;
      return failure ? [[info.name, failure] as const] : [];
    });
  }
}

define('activarium-comparison', ActivariumComparison);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-comparison': ActivariumComparison;
  }
}
