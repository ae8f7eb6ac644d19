/**
 * `<activarium-learned-shape>`: what training made of an activation function that learns: its curve at the start and
 * now, and its numbers.
 *
 * Properties: `engine`, `info`, `colourSlot`, `start` and `now` (the values of all its parameters, in their order).
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { ActivationInfo, Engine, ParameterValues } from '../../engine/types.js';
import { formatFixed, formatSeries, formatValue } from '../../text/format.js';
import type { Point } from '../../maths/smooth.js';
import { shortened } from '../../text/short-name.js';
import '../../figure/activarium-figure.js';
import { drawChart, type ChartSeries } from '../../figure/chart.js';
import { define } from '../../ui/define.js';
import { attribute, elementOf, given } from '../../ui/element.js';
import { engineOf, withoutEngine } from '../../ui/engine.js';
import { Answers } from '../../ui/answers.js';
import { say } from './words.js';

const places = Float32Array.from({ length: 161 }, (_, i) => -4 + i / 20);
/** Places that the cross-hair and the table read. */
const markedEvery = 20;

interface Question {
  readonly engine: Engine;
  readonly info: ActivationInfo;
  readonly start: Float32Array;
  readonly now: Float32Array;
}

interface Curves {
  readonly before: Float32Array;
  readonly after: Float32Array;
}

async function curvesOf({ engine, info, start, now }: Question): Promise<Curves> {
  const at = async (values: Float32Array): Promise<Float32Array> =>
    (await engine.evaluate({ activation: info.id, parameters: asParameters(info, values), x: places })).y;
  const [before, after] = await Promise.all([at(start), at(now)]);
  return { before, after };
}

export class ActivariumLearnedShape extends elementOf({
  engine: engineOf(),
  info: given<ActivationInfo>(),
  colourSlot: attribute(1),
  start: given<Float32Array>(),
  now: given<Float32Array>(),
}) {
  static override styles = css`
    p {
      font-size: var(--type-small);
      margin-top: 4px;
    }
  `;

  readonly #curves = new Answers<Question, Curves>(this, curvesOf);

  protected override willUpdate(): void {
    const { engine, info, start, now } = this;
    if (engine && info && start && now) this.#curves.ask({ engine, info, start, now });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { info, start, now, colourSlot: slot } = this;
    const { last } = this.#curves;
    // What is there of this function stays; an engine's failure is told where it is used.
    if (!info || last?.of.info !== info || !start || !now) return withoutEngine(this);
    const curves = last.answer;
    const series: readonly ChartSeries[] = [
      { name: say('learned.start'), slot, points: pairs(curves.before), dashed: true },
      { name: say('learned.now'), slot, points: pairs(curves.after) },
      {
        name: say('learned.now'),
        slot,
        points: pairs(curves.after).filter((_, i) => i % markedEvery === 0),
        markers: true,
        lineless: true,
      },
    ];
    const numbers = info.parameters
      .filter(({ learned, count }) => learned && count === 1)
      .map(({ symbol, name }) => {
        const at = offsetOf(info, name);
        return `${symbol} ${formatValue(start[at] ?? NaN)} → ${formatFixed(now[at] ?? NaN, 3)}`;
      });
    return html`
      <activarium-figure
        name="learned"
        .draw=${drawChart({
          title: say('learned', { name: shortened(info.name) }),
          note: say('learned.note'),
          unit: 'f(x)',
          over: 'x',
          domain: [-4, 4],
          series,
        })}
      ></activarium-figure>
      ${numbers.length > 0 ? html`<p translate="no">${formatSeries(numbers)}</p>` : nothing}
    `;
  }
}

const pairs = (y: Float32Array): readonly Point[] => Array.from(y, (value, i) => [places[i] ?? NaN, value]);

const offsetOf = (info: ActivationInfo, name: string): number => {
  const before = info.parameters.slice(
    0,
    info.parameters.findIndex((parameter) => parameter.name === name),
  );
  return before.reduce((sum, { count }) => sum + count, 0);
};

const asParameters = (info: ActivationInfo, values: Float32Array): ParameterValues =>
  Object.fromEntries(
    info.parameters.map(({ name, count }) => {
      const from = offsetOf(info, name);
      return [name, Array.from(values.subarray(from, from + count))];
    }),
  );

define('activarium-learned-shape', ActivariumLearnedShape);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-learned-shape': ActivariumLearnedShape;
  }
}
