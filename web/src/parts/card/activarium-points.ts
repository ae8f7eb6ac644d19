/**
 * `<activarium-points>`: f and f′ at numbers that the reader types.
 *
 * Properties: `engine`, `activation`, `parameters`, `seed`, `points` (the numbers as text). Fires `points-change` with
 * `{ points }` while one types, once all of them are numbers.
 */
import { css, html, type TemplateResult } from 'lit';
import type { Engine, ParameterValues } from '../../engine/types.js';
import { formatValue } from '../../text/format.js';
import { readPoints } from '../../text/read-points.js';
import type { Table } from '../../text/table.js';
import { controls } from '../../ui/style/base.js';
import '../../ui/activarium-table.js';
import { define } from '../../ui/define.js';
import { Drafts } from '../../ui/drafts.js';
import { attribute, elementOf, given, linked } from '../../ui/element.js';
import { engineOf, withoutEngine } from '../../ui/engine.js';
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
  engine: engineOf(),
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
      activarium-table {
        margin-top: 8px;
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
      ${
        last?.of.activation === this.activation
          ? html`<activarium-table
              wide
              .table=${tableOf(last.answer)}
              name="points"
              .isCaptionUnseen=${true}
            ></activarium-table>`
          : withoutEngine(this)
      }
    `;
  }
}

const tableOf = ({ x, y, dy }: Values): Table => ({
  caption: say('points.values'),
  columns: [
    { name: 'x', isHeading: true, format: (place) => formatValue(place, 7) },
    { name: 'f(x)', format: (value) => formatValue(value, digits) },
    { name: 'f′(x)', format: (slope) => formatValue(slope, digits) },
  ],
  rows: x.map((place, i) => [place, y[i], dy[i]]),
});

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
