/**
 * `<activarium-confusion>`: what a network takes each class for, as a matrix of shares, and its commonest mistakes.
 *
 * Properties: `confusion` (counts [actual × predicted], row-major), `names` (of the classes), `heading`.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import '../../figure/activarium-figure.js';
import { define } from '../../ui/define.js';
import { attribute, elementOf, given } from '../../ui/element.js';
import { say } from './words.js';
import { confusedWords, drawConfusion } from './confusion-figure.js';

export class ActivariumConfusion extends elementOf({
  confusion: given<Uint32Array>(),
  names: given<readonly string[]>([]),
  heading: attribute(say('wrong')),
}) {
  static override styles = css`
    ul {
      margin: var(--space-1) 0 0;
      padding-left: 18px;
      font-size: var(--type-small);
    }
  `;

  protected override render(): TemplateResult | typeof nothing {
    const { confusion, names } = this;
    if (!confusion || names.length === 0) return nothing;
    return html`
      <activarium-figure name="confusion" .draw=${drawConfusion(this.heading, confusion, names)}>
        <ul>
          ${confusedWords(confusion, names).map((sentence) => html`<li>${sentence}</li>`)}
        </ul>
      </activarium-figure>
    `;
  }
}

define('activarium-confusion', ActivariumConfusion);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-confusion': ActivariumConfusion;
  }
}
