/** A plot in words: its headings, names, notes and tables. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { ActivationInfo, Engine, ParameterValues } from '../../engine/types.js';
import type { Range } from '../../maths/range.js';
import { formatList, formatValue } from '../../text/format.js';
import { precisionWords, type Precision } from '../../functions/precisions.js';
import type { Table } from '../../text/table.js';
import type { ReadOutRow } from './plot-read-out.js';
import { infoOf, isRoundable, nameOf, type Exact, type PlottedFunction } from './plot-samples.js';
import { drawMarker } from '../../ui/slot-mark.js';

const counts = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six'] as const;

export function headingOf(engine: Engine | undefined, functions: readonly PlottedFunction[]): string {
  const [only, second] = functions;
  if (!only) return 'No function is selected';
  if (!second)
    return only.activation === 'none'
      ? nameOf(engine, 'none')
      : `${nameOf(engine, only.activation)} and its derivative`;
  return `${counts[functions.length] ?? String(functions.length)} functions and their derivatives`;
}

/** The formula of the only function; empty for several. */
export function subtitleOf(engine: Engine | undefined, functions: readonly PlottedFunction[], seed: number): string {
  const [only, second] = functions;
  const info = only && !second ? infoOf(engine, only.activation) : undefined;
  if (!info) return '';
  const formula = info.formulaText.replace(/^f\(x\)\s*=\s*/, '');
  return `f(x) = ${formula}${parameterNote(info, only?.parameters, seed)}`;
}

function parameterNote(info: ActivationInfo, given: ParameterValues | undefined, seed: number): string {
  if (info.parameters.some((parameter) => parameter.distribution === 'normal')) {
    return `, with coefficients drawn at random (seed ${String(seed)})`;
  }
  const values = info.parameters.map(({ name, symbol, initial }) => {
    const value = given?.[name];
    return `${symbol} = ${formatValue(typeof value === 'number' ? value : initial)}`;
  });
  return values.length > 0 ? `, with ${values.join(', ')}` : '';
}

export function figureName(
  engine: Engine | undefined,
  functions: readonly PlottedFunction[],
  [from, to]: Range,
  precision: Precision,
): string {
  const names = formatList(functions.map(({ activation }) => nameOf(engine, activation)));
  const format = precision === 'float32' ? '' : `, in ${precision}`;
  return `${names}: f above and f′ below, for x from ${formatValue(from, 7)} to ${formatValue(to, 7)}${format}`;
}

/** What the number format does to the curves, and which it cannot be had of; empty for float32. */
export function precisionNote(
  engine: Engine | undefined,
  functions: readonly PlottedFunction[],
  precision: Precision,
): string {
  if (precision === 'float32') return '';
  const infos = functions.map(({ activation }) => infoOf(engine, activation));
  const left = infos.flatMap((info) => (!info || isRoundable(info) ? [] : [stays(info)]));
  return [...(left.length < infos.length ? [precisionWords[precision]] : []), ...left].join(' ');
}

const stays = ({ name, surrogateDerivative }: ActivationInfo): string =>
  surrogateDerivative
    ? `${name} stays in float32: its f′ is a surrogate, no formula’s derivative.`
    : `${name} stays in float32: the formula language has no words for it, so there are no operations to round.`;

/** `x = 1.2: ReLU 1.2, slope 1; GELU 1.062, slope 1.124` */
export function pointInWords(x: number, rows: readonly ReadOutRow[]): string {
  const values = rows.map(
    ({ name, y, dy }) => `${name} ${formatValue(y ?? NaN, 4)}, slope ${formatValue(dy ?? NaN, 4)}`,
  );
  return `x = ${formatValue(x, 7)}: ${values.join('; ')}`;
}

export const drawLegend = (engine: Engine | undefined, functions: readonly PlottedFunction[]): TemplateResult => html`
  <ul class="legend" aria-label="Functions">
    ${functions.map(
      ({ activation, slot }) =>
        html`<li class="slot-${slot}">
          <svg width="30" height="12" aria-hidden="true">
            ${svg`<path class="curve" d="M0,6H30"></path>${drawMarker(slot, 15, 6)}`}
          </svg>
          ${nameOf(engine, activation)}
        </li>`,
    )}
  </ul>
`;

/** Where f′ does not exist; for several functions a list to open. */
export function kinkNotes(
  engine: Engine | undefined,
  functions: readonly PlottedFunction[],
): TemplateResult | typeof nothing {
  const notes = functions.flatMap(({ activation }) => {
    const info = infoOf(engine, activation);
    return (info?.kinks ?? []).map((kink) => ({ name: info?.name ?? '', kink }));
  });
  if (notes.length === 0) return nothing;
  const note = ({ kink }: (typeof notes)[number]): string =>
    `At x = ${formatValue(kink.x)} f′ does not exist; ${formatValue(kink.derivative)} is used (${kink.reason.replace(/\.$/, '')}).`;
  if (functions.length === 1) return html`${notes.map((each) => html`<p class="sub">${note(each)}</p>`)}`;
  return html`
    <details>
      <summary>Where a derivative does not exist</summary>
      <ul class="sub kinks">
        ${notes.map((each) => html`<li>${each.name}: ${note(each)}</li>`)}
      </ul>
    </details>
  `;
}

export function tableOf(exact: Exact): Table {
  const { engine, functions } = exact.subject;
  const four = (value: number): string => formatValue(value, 4);
  return {
    caption: 'Values of f and f′',
    columns: [
      { name: 'x', format: (x) => formatValue(x, 7), isHeading: true },
      ...functions.flatMap(({ activation }) => {
        const name = nameOf(engine, activation);
        return [
          { name: `${name}: f(x)`, format: four },
          { name: `${name}: f′(x)`, format: four },
        ];
      }),
    ],
    rows: exact.x.map((x, i) => [x, ...exact.values.flatMap(({ y, dy }) => [y[i], dy[i]])]),
  };
}
