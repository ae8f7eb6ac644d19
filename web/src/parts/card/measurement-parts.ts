/** How marks and the figures of ten layers are drawn. */
import { html, type TemplateResult } from 'lit';
import type { Measurement } from '../../engine/types.js';
import '../../ui/activarium-term.js';
import { formatValue } from '../../text/format.js';
import type { Table } from '../../text/table.js';
import { finiteLayers, formatMean } from './layer-words.js';
import type { Mark } from './marks.js';
import type { Verdict } from './verdict.js';
import { parts, say } from './words.js';

const signs: Readonly<Record<Verdict, string>> = {
  met: '●',
  'partly met': '◐',
  'not met': '○',
  undefined: '–',
  'being timed': '…',
};

export const drawMark = ({ name, condition, verdict, because, explanation }: Mark): TemplateResult => html`
  <li>
    <span class="sign" aria-hidden="true">${signs[verdict]}</span>
    <div>
      ${parts('mark', {
        condition: html`<activarium-term name=${name} .explanation=${explanation}>${condition}</activarium-term>`,
        verdict: html`<span class="verdict">${say(`verdict.${verdict}`)}</span>`,
      })}
      <div class="because">${because}</div>
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
