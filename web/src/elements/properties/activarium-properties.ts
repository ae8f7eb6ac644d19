/**
 * `<activarium-properties>`: the property card of one function.
 *
 * Properties: `info`, `colourSlot` (marker and colour beside the name), `formula` (MathML made when the page is built;
 * without it the formula as text), `parameters` (values set now).
 */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { ActivationInfo, ParameterValues } from '../../engine/types.js';
import { base } from '../../style/base.js';
import { formula as formulaStyles } from '../../style/formula.js';
import { tokens } from '../../style/tokens.js';
import './activarium-term.js';
import { define } from '../define.js';
import { propertyRows, startValueNote, type PropertyRow } from './property-words.js';
import { slotMark, slotStyles } from '../slot-mark.js';

/** Chrome before 109 would run a fraction’s parts together. */
const drawsMathMl = 'MathMLElement' in globalThis;

export class ActivariumProperties extends LitElement {
  static override properties = {
    info: { attribute: false },
    colourSlot: { type: Number },
    formula: { type: String },
    parameters: { attribute: false },
  };

  static override styles = [
    tokens,
    base,
    slotStyles,
    formulaStyles,
    css`
      .formula {
        margin: var(--space-1) 0 var(--space-2);
        overflow-x: auto;
        padding: 4px 0;
        font-size: 15px;
      }
      .note {
        margin-bottom: var(--space-1);
      }
      dl {
        display: grid;
        grid-template-columns: minmax(96px, max-content) minmax(0, 1fr);
        margin: 0;
        font-size: 13px;
        line-height: 20px;
      }
      dt,
      dd {
        margin: 0;
        padding: 6px 0;
        border-bottom: 1px solid var(--line);
      }
      dt {
        padding-right: var(--space-2);
        color: var(--soft);
      }
      dd {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      a {
        color: var(--ink);
      }
    `,
  ];

  declare info: ActivationInfo | undefined;
  declare colourSlot: number;
  declare formula: string | undefined;
  declare parameters: ParameterValues | undefined;

  constructor() {
    super();
    this.colourSlot = 1;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { info } = this;
    if (!info) return nothing;
    const note = startValueNote(info, this.parameters);
    return html`
      <h2>${slotMark(this.colourSlot)}${info.name}</h2>
      <div class="formula" role="group" aria-label="Formula of ${info.name}" tabindex="0">
        ${this.formula && drawsMathMl ? unsafeHTML(this.formula) : html`f(x) = ${info.formulaText.replace(/^f\(x\)\s*=\s*/, '')}`}
      </div>
      ${note === undefined ? nothing : html`<p class="sub note">${note}</p>`}
      <dl>
        ${propertyRows(info).map(drawRow)} ${drawSource(info)} ${drawRow({ term: 'History', value: info.history })}
        ${drawRow({ term: 'Typical use', value: info.typicalUse })} ${drawRow({ term: 'For', value: info.pros })}
        ${drawRow({ term: 'Against', value: info.cons })}
      </dl>
    `;
  }
}

function drawRow({ term, explanation, value }: PropertyRow): TemplateResult {
  return html`
    <dt>
      ${explanation === undefined ? term : html`<activarium-term .explanation=${explanation}>${term}</activarium-term>`}
    </dt>
    <dd>${value}</dd>
  `;
}

function drawSource({ source }: ActivationInfo): TemplateResult {
  if (source.kind === 'none') return drawRow({ term: 'No publication', value: source.note });
  return html`
    <dt>Source</dt>
    <dd><a href=${source.link} rel="noopener">${source.title}</a> (${source.year})</dd>
  `;
}

define('activarium-properties', ActivariumProperties);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-properties': ActivariumProperties;
  }
}
