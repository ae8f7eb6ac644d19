/**
 * `<activarium-confusion>`: what a network takes each class for, as a matrix of shares, and its commonest mistakes.
 *
 * Properties: `confusion` (counts [actual × predicted], row-major), `names` (of the classes), `heading`.
 */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import '../../figure/activarium-figure.js';
import { define } from '../../ui/define.js';
import { base } from '../../ui/style/base.js';
import { tokens } from '../../ui/style/tokens.js';
import { say } from './words.js';
import { confusedWords, drawConfusion } from './confusion-figure.js';

export class ActivariumConfusion extends LitElement {
  static override properties = {
    confusion: { attribute: false },
    names: { attribute: false },
    heading: { type: String },
  };

  static override styles = [
    tokens,
    base,
    css`
      ul {
        margin: var(--space-1) 0 0;
        padding-left: 18px;
        font-size: 13px;
      }
    `,
  ];

  declare confusion: Uint32Array | undefined;
  declare names: readonly string[];
  declare heading: string;

  constructor() {
    super();
    this.names = [];
    this.heading = say('wrong');
  }

  protected override render(): TemplateResult | typeof nothing {
    const { confusion, names } = this;
    if (!confusion || names.length === 0) return nothing;
    return html`
      <activarium-figure .draw=${drawConfusion(this.heading, confusion, names)}>
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
