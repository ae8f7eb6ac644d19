/**
 * `<activarium-points>`: f and f′ at numbers that the reader types.
 *
 * Properties: `engine`, `activation`, `parameters`, `seed`, `points` (the numbers as text). Fires `points-change` with
 * `{ points }` while one types, once all of them are numbers.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Engine, ParameterValues } from '../../engine/types.js';
import { formatValue } from '../../text/format.js';
import { readPoints } from '../../text/read-points.js';
import { controls } from '../../ui/style/base.js';
import { define } from '../../ui/define.js';
import { Drafts } from '../../ui/drafts.js';
import { attribute, elementOf, given, linked } from '../../ui/element.js';
import { fieldStyles, textField } from '../../ui/field.js';
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
  const x = reading.kind === 'value' ? reading.value : [];
  const { y, dy } = await engine.evaluate({ activation, seed, x, ...(parameters && { parameters }) });
  return { x, y, dy };
}

export class ActivariumPoints extends elementOf({
  engine: given<Engine>(),
  activation: attribute('relu'),
  parameters: given<ParameterValues>(),
  seed: linked(pageProperties.seed),
  points: linked(pageProperties.points),
}) {
  static override styles = [
    controls,
    fieldStyles,
    css`
      .label {
        font-weight: 400;
        color: var(--soft);
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

  readonly #drafts = new Drafts<'points'>(() => {
    this.requestUpdate();
  });
  readonly #values = new Answers<Question, Values>(this, valuesAt);

  protected override willUpdate(): void {
    const { engine, activation, parameters, seed, points } = this;
    if (engine && readPoints(points).kind === 'value')
      this.#values.ask({ engine, activation, parameters, seed, points });
  }

  protected override render(): TemplateResult {
    const { last, failure } = this.#values;
    const drafted = this.#drafts.whileTyped('points', this.points, {
      // What is taken is the text: the link has it as it was typed.
      read: (text) => {
        const reading = readPoints(text);
        return reading.kind === 'fault' ? reading : { kind: 'value', value: text };
      },
      take: (points) => {
        this.points = points;
        this.emit('points-change', { points });
      },
    });
    return html`
      ${textField({
        id: 'points',
        control: 'points',
        label: say('points'),
        longest: 1000,
        ...drafted,
        fault: drafted.fault ?? failure?.message,
      })}
      ${last?.of.activation === this.activation ? tabulate(last.answer) : nothing}
    `;
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
