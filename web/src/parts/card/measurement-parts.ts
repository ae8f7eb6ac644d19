/** How marks and the figures of ten layers are drawn. */
import { html, type TemplateResult } from 'lit';
import type { Measurement } from '../../engine/types.js';
import '../../ui/activarium-term.js';
import { finiteLayers, formatMean } from '../../functions/conditions/layer-words.js';
import {
  conditionMeaning,
  conditionName,
  conditions,
  type Condition,
  type Mark,
} from '../../functions/conditions/marks.js';
import { signs } from '../../functions/conditions/verdict.js';
import { formatValue } from '../../text/format.js';
import type { Table } from '../../text/table.js';
import { parts, say } from './words.js';

/** The four marks; where nothing is measured yet, their places. */
export const drawMarks = (marks: readonly Mark[] | undefined): TemplateResult => html`
  <ol class="marks" aria-label=${say('conditions')}>
    ${marks?.map(drawMark) ?? conditions.map(drawPlace)}
  </ol>
`;

/** A mark in words; the sentence with its number, and what is asked, a hover or a focus away. */
function drawMark({ name, verdict, word, figure, because }: Mark): TemplateResult {
  const term = html`<activarium-term name=${name} .explanation=${`${because} ${conditionMeaning(name)}`}
    >${conditionName(name)}</activarium-term
  >`;
  return html`
    <li>
      <span class="sign" aria-hidden="true">${signs[verdict]}</span>
      <div>
        ${parts('mark', { condition: term, verdict: html`<span class="verdict">${word}</span>` })}
        <div class="figure">${figure}</div>
      </div>
    </li>
  `;
}

const drawPlace = (name: Condition): TemplateResult => html`
  <li>
    <span class="sign" aria-hidden="true">${signs['being timed']}</span>
    <div>
      ${conditionName(name)}
      <div class="figure">${say('being-measured')}</div>
    </div>
  </li>
`;

export function layersTable(layers: Measurement['layers']): Table {
  const twoDigits = (value: number): string => formatValue(value, 2);
  return {
    caption: say('layers'),
    columns: [
      { name: say('layers.layer'), isHeading: true },
      { name: say('layers.mean'), format: formatMean },
      { name: say('layers.spread'), format: twoDigits },
      { name: say('layers.between'), format: twoDigits },
    ],
    rows: finiteLayers(layers).map(({ mean, deviation, spread }, i) => [i + 1, mean, deviation, spread]),
  };
}
