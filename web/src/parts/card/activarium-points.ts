/**
 * `<activarium-points>`: f and f′ at numbers that the reader types.
 *
 * Properties: `engine`, `activation`, `parameters`, `seed`, `points` (the numbers as text). Fires `points-change` with
 * `{ points }` while one types, once all of them are numbers.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Engine, ParameterValues } from '../../engine/types.js';
import { formatValue } from '../../text/format.js';
import { readPoints } from '../../text/read-points.js';
import { controls } from '../../ui/style/base.js';
import { define } from '../../ui/define.js';
import { attribute, elementOf, given, linked, own } from '../../ui/element.js';
import { engineOf, withoutEngine } from '../../ui/engine.js';
import { pageProperties } from '../../workbench/state.js';
import { Answers } from '../../ui/answers.js';
import { say } from './words.js';

export interface PointsChange {
  readonly points: string;
}

const digits = 6;

interface Values {
  readonly x: readonly number[];
  readonly y: Float32Array;
  readonly dy: Float32Array;
}

interface Question {
  readonly engine: Engine;
  readonly activation: string;
  readonly parameters: ParameterValues | undefined;
  readonly seed: number;
  readonly points: string;
}

async function valuesAt({ engine, activation, parameters, seed, points }: Question): Promise<Values> {
  const reading = readPoints(points);
  const x = reading.kind === 'points' ? reading.points : [];
  const { y, dy } = await engine.evaluate({ activation, seed, x, ...(parameters && { parameters }) });
  return { x, y, dy };
}

export class ActivariumPoints extends elementOf({
  engine: engineOf(),
  activation: attribute('relu'),
  parameters: given<ParameterValues>(),
  seed: linked(pageProperties.seed),
  points: linked(pageProperties.points),
  /** What is being typed; undefined while the field shows `points`. */
  text: own<string>(),
}) {
  static override styles = [
    controls,
    css`
      label {
        display: block;
        padding-bottom: 4px;
        color: var(--soft);
        font-size: 13px;
      }
      .fault {
        margin-top: 8px;
        font-size: 13px;
      }
      table {
        width: 100%;
        margin-top: 8px;
      }
      th:last-child,
      td:last-child {
        padding-right: 0;
      }
    `,
  ];

  readonly #values = new Answers<Question, Values>(this, valuesAt);

  protected override willUpdate(): void {
    const { engine, activation, parameters, seed, points } = this;
    if (engine && readPoints(points).kind === 'points')
      this.#values.ask({ engine, activation, parameters, seed, points });
  }

  protected override render(): TemplateResult {
    const text = this.text ?? this.points;
    const reading = readPoints(text);
    const { last } = this.#values;
    const fault = reading.kind === 'fault' ? reading.reason : this.#values.failure?.message;
    return html`
      <label for="points">${say('points')}</label>
      <input
        id="points"
        autocomplete="off"
        spellcheck="false"
        maxlength="1000"
        .value=${live(text)}
        aria-invalid=${fault === undefined ? 'false' : 'true'}
        aria-describedby=${fault === undefined ? nothing : 'fault'}
        @input=${(event: Event & { readonly currentTarget: HTMLInputElement }) => {
          this.#type(event.currentTarget.value);
        }}
        @change=${() => {
          if (readPoints(this.text ?? '').kind === 'points') this.text = undefined;
        }}
      />
      ${fault === undefined ? nothing : html`<p class="notice fault" id="fault" role="alert">${fault}</p>`}
      ${last?.of.activation === this.activation ? tabulate(last.answer) : withoutEngine(this)}
    `;
  }

  #type(text: string): void {
    this.text = text;
    if (readPoints(text).kind === 'fault') return;
    this.points = text;
    this.emit('points-change', { points: text });
  }
}

const tabulate = ({ x, y, dy }: Values): TemplateResult => html`
  <table aria-label=${say('points.values')}>
    <thead>
      <tr>
        <th scope="col">x</th>
        <th scope="col">f(x)</th>
        <th scope="col">f′(x)</th>
      </tr>
    </thead>
    <tbody>
      ${x.map(
        (place, i) =>
          html`<tr>
            <td>${formatValue(place, 7)}</td>
            <td>${formatValue(y[i] ?? NaN, digits)}</td>
            <td>${formatValue(dy[i] ?? NaN, digits)}</td>
          </tr>`,
      )}
    </tbody>
  </table>
`;

define('activarium-points', ActivariumPoints);

declare module '../../ui/element.js' {
  interface ElementEvents {
    'points-change': PointsChange;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'activarium-points': ActivariumPoints;
  }
}
