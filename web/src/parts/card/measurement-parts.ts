/** How marks and the figures of ten layers are drawn. */
import { html, type TemplateResult } from 'lit';
import type { Measurement } from '../../engine/types.js';
import '../../ui/activarium-term.js';
import { layerRows } from './layer-words.js';
import type { Mark } from './marks.js';
import type { Verdict } from './verdict.js';

const signs: Readonly<Record<Verdict, string>> = {
  met: '●',
  'partly met': '◐',
  'not met': '○',
  undefined: '–',
  'being timed': '…',
};

export const drawMark = ({ condition, verdict, because, explanation }: Mark): TemplateResult => html`
  <li>
    <span class="sign" aria-hidden="true">${signs[verdict]}</span>
    <div>
      <activarium-term .explanation=${explanation}>${condition}</activarium-term>:
      <span class="verdict">${verdict}</span>
      <div class="because">${because}</div>
    </div>
  </li>
`;

export const tabulate = (layers: Measurement['layers']): TemplateResult => html`
  <table>
    <caption>
      Pre-activations of ten layers with weights that suit it
    </caption>
    <thead>
      <tr>
        <th scope="col">Layer</th>
        <th scope="col">Mean</th>
        <th scope="col">Spread</th>
        <th scope="col">Between inputs</th>
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
