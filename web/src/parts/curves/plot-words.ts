/** A plot in words: its headings, names, notes and tables. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { ActivationInfo, Engine } from '../../engine/types.js';
import type { Range } from '../../maths/range.js';
import { formatList, formatSeries, formatValue } from '../../text/format.js';
import type { Precision } from '../../functions/precisions.js';
import type { Table } from '../../text/table.js';
import type { ReadOutRow } from './plot-read-out.js';
import { infoOf, isRoundable, nameOf, type Exact, type PlottedFunction } from './plot-samples.js';
import { drawMarker } from '../../ui/slot-mark.js';
import { say as sayWorkbench } from '../../workbench/words.js';
import { parts, say } from './words.js';

export function headingOf(engine: Engine | undefined, functions: readonly PlottedFunction[]): string {
  const [only, second] = functions;
  if (!only) return say('heading.none');
  if (!second)
    return only.activation === 'none'
      ? nameOf(engine, 'none')
      : say('heading.one', { name: nameOf(engine, only.activation) });
  return say('heading.many', { count: functions.length });
}

/** The formula of the only function; empty for several. */
export function subtitleOf(
  engine: Engine | undefined,
  functions: readonly PlottedFunction[],
  seed: number,
): TemplateResult | '' {
  const [only, second] = functions;
  const info = only && !second ? infoOf(engine, only.activation) : undefined;
  if (!info) return '';
  const formula = html`<span translate="no">${info.formulaText.replace(/^f\(x\)\s*=\s*/, '')}</span>`;
  if (info.parameters.some((parameter) => parameter.distribution === 'normal'))
    return html`${parts('formula.drawn', { formula, seed })}`;
  const values = info.parameters.map(({ name, symbol, initial }) => {
    const value = only?.parameters?.[name];
    return `${symbol} = ${formatValue(typeof value === 'number' ? value : initial)}`;
  });
  if (values.length === 0) return html`${parts('formula', { formula })}`;
  return html`${parts('formula.with', { formula, values: formatSeries(values) })}`;
}

export function figureName(
  engine: Engine | undefined,
  functions: readonly PlottedFunction[],
  [from, to]: Range,
  precision: Precision,
): string {
  const names = formatList(functions.map(({ activation }) => nameOf(engine, activation)));
  return say(`figure.${precision}`, { names, from: formatValue(from, 7), to: formatValue(to, 7) });
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
  return [...(left.length < infos.length ? [say(`rounded.${precision}`)] : []), ...left].join(' ');
}

const stays = ({ name, surrogateDerivative }: ActivationInfo): string =>
  say(surrogateDerivative ? 'stays.surrogate' : 'stays.no-formula', { name });

/** `x = 1.2: ReLU 1.2, slope 1; GELU 1.062, slope 1.124` */
export function pointInWords(x: number, rows: readonly ReadOutRow[]): string {
  const values = rows.map(({ name, y, dy }) =>
    say('point.function', { name, value: formatValue(y ?? NaN, 4), slope: formatValue(dy ?? NaN, 4) }),
  );
  return say('point', { x: formatValue(x, 7), values: formatSeries(values, 'semicolon') });
}

export const drawLegend = (engine: Engine | undefined, functions: readonly PlottedFunction[]): TemplateResult => html`
  <ul class="legend" aria-label=${sayWorkbench('label.selection')}>
    ${functions.map(
      ({ activation, slot }) =>
        html`<li class="slot-${slot}">
          <svg width="30" height="12" aria-hidden="true">
            ${svg`<path class="sample" d="M0,6H30"></path>${drawMarker(slot, 15, 6)}`}
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
  const valuesOf = ({ kink }: (typeof notes)[number]) => ({
    x: formatValue(kink.x),
    used: formatValue(kink.derivative),
    reason: kink.reason.replace(/\.$/, ''),
  });
  if (functions.length === 1)
    return html`${notes.map((each) => html`<p class="sub">${say('kink', valuesOf(each))}</p>`)}`;
  return html`
    <details>
      <summary data-control="plot.kinks">${say('kinks')}</summary>
      <ul class="sub kinks">
        ${notes.map((each) => html`<li>${say('kink.named', { name: each.name, ...valuesOf(each) })}</li>`)}
      </ul>
    </details>
  `;
}

export function tableOf(exact: Exact): Table {
  const { engine, functions } = exact.subject;
  const four = (value: number): string => formatValue(value, 4);
  return {
    caption: say('table'),
    columns: [
      { name: 'x', format: (x) => formatValue(x, 7), isHeading: true },
      ...functions.flatMap(({ activation }) => {
        const name = nameOf(engine, activation);
        return [
          { name: say('table.value', { name }), format: four },
          { name: say('table.slope', { name }), format: four },
        ];
      }),
    ],
    rows: exact.x.map((x, i) => [x, ...exact.values.flatMap(({ y, dy }) => [y[i], dy[i]])]),
  };
}
