/** How marks and the figures of ten layers are drawn. */
import { html, type TemplateResult } from 'lit';
import type { Measurement } from '../../engine/types.js';
import '../../ui/activarium-term.js';
import { layerRows } from './layer-words.js';
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

export const tabulate = (layers: Measurement['layers']): TemplateResult => html`
  <table>
    <caption>
      ${say('layers')}
    </caption>
    <thead>
      <tr>
        <th scope="col">${say('layers.layer')}</th>
        <th scope="col">${say('layers.mean')}</th>
        <th scope="col">${say('layers.spread')}</th>
        <th scope="col">${say('layers.between')}</th>
      </tr>
    </thead>
    <tbody>
      ${layerRows(layers).map(
        (figures, i) =>
          html`<tr>
            <th scope="row">${i + 1}</th>
            ${figures.map((figure) => html`<td>${figure}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>
`;
