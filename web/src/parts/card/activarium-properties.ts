/**
 * `<activarium-properties>`: the property card of one function. What a learner asks first stands open: what it does, how
 * it meets the four conditions, what speaks for and against it, what it is used for. The rest is folded.
 *
 * Properties: `info` (or `activation`, the function's id), `colourSlot` (marker and colour beside the name), `formula` (MathML made when the page is built;
 * without it the formula as text), `parameters` (values set now); and, for what is measured, `engine`, `seed`, `points`,
 * `language` (of the code).
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { claims } from '../../engine/claims/index.js';
import { shownInfo } from '../../functions/shown-info.js';
import { translatedClaims } from '../../functions/translated-info.js';
import type { ActivationInfo, Claim, ParameterValues } from '../../engine/types.js';
import { controls } from '../../ui/style/base.js';
import { formula as formulaStyles } from '../../ui/style/formula.js';
import './activarium-code.js';
import './activarium-measurement.js';
import './activarium-points.js';
import { define } from '../../ui/define.js';
import { attribute, elementOf, given, linked } from '../../ui/element.js';
import { engineOf, withoutEngine } from '../../ui/engine.js';
import { withoutFunction } from '../../ui/without-function.js';
import { pageProperties } from '../../workbench/state.js';
import { deedOf } from './first-words.js';
import { Folds } from './folds.js';
import { firstRows } from './for-and-against.js';
import { drawRow, rowStyles } from './property-row.js';
import { historyRows, propertyRows, startValueNote } from './property-words.js';
import { slotMark, slotStyles } from '../../ui/slot-mark.js';
import type { Tag } from '../../text/words.js';
import { parts, say } from './words.js';

/** Chrome before 109 would run a fraction’s parts together. */
const drawsMathMl = 'MathMLElement' in globalThis;

export class ActivariumProperties extends elementOf({
  info: given<ActivationInfo>(),
  activation: linked(pageProperties.focus),
  colourSlot: attribute(1),
  formula: attribute<string | undefined>(undefined, String),
  parameters: given<ParameterValues>(),
  engine: engineOf(),
  seed: linked(pageProperties.seed),
  points: linked(pageProperties.points),
  language: linked(pageProperties.language),
}) {
  static override styles = [
    controls,
    slotStyles,
    formulaStyles,
    rowStyles,
    css`
      .formula {
        margin: 2px 0 4px;
        overflow-x: auto;
        padding: 4px 0;
        font-size: calc(18px * var(--scale));
      }
      /* As wide as the card, it would stand in the middle. */
      .formula math {
        width: max-content;
      }
      .note,
      .does {
        margin-bottom: 4px;
      }
      .does {
        font-size: var(--type-text);
        line-height: calc(20px * var(--scale));
      }
      .claims {
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: var(--type-small);
        line-height: calc(20px * var(--scale));
      }
      .claims li {
        padding: 6px 0;
        border-bottom: 1px solid var(--line);
      }
      .verdict {
        font-weight: 600;
      }
      .source {
        color: var(--soft);
      }
    `,
  ];

  readonly #folds = new Folds(this);

  protected override render(): TemplateResult | typeof nothing {
    const info = shownInfo(this);
    if (!info) return withoutFunction(this);
    const { engine } = this;
    const note = startValueNote(info, this.parameters);
    return html`
      <h2>${slotMark(this.colourSlot)}${info.name}</h2>
      <div
        class="formula"
        role="group"
        aria-label=${say('formula-of', { name: info.name })}
        data-control="card.formula"
        tabindex="0"
      >
        <span translate="no"
          >${this.formula && drawsMathMl ? unsafeHTML(this.formula) : html`f(x) = ${info.formulaText.replace(/^f\(x\)\s*=\s*/, '')}`}</span
        >
      </div>
      <p class="does">${deedOf(info)}</p>
      ${note === undefined ? nothing : html`<p class="sub note">${note}</p>`}
      ${
        engine && info.kind === 'elementwise'
          ? this.#drawMeasured(info)
          : html`<dl>${firstRows(info, undefined, engine?.activations ?? []).map(drawRow)}</dl>`
      }
      ${
        engine
          ? html`<activarium-code
              .info=${info}
              .parameters=${this.parameters}
              .seed=${this.seed}
              .language=${this.language}
            ></activarium-code>`
          : withoutEngine(this)
      }
      ${this.#folds.draw(
        'definition',
        say(info.definition ? 'definition' : 'definition-and-history'),
        html`<dl>
          ${propertyRows(info).map(drawRow)} ${info.definition ? nothing : drawSource(info)}
          ${historyRows(info).map(drawRow)}
        </dl>`,
      )}
      ${this.#drawClaims(translatedClaims(info.id, claims.get(info.id) ?? []))}
    `;
  }

  #drawMeasured(info: ActivationInfo): TemplateResult {
    return html`
      <activarium-measurement .info=${info} .parameters=${this.parameters} .seed=${this.seed}></activarium-measurement>
      ${this.#folds.draw(
        'points',
        say('values'),
        html`<activarium-points
          .activation=${info.id}
          .parameters=${this.parameters}
          .seed=${this.seed}
          .points=${this.points}
        ></activarium-points>`,
      )}
    `;
  }

  #drawClaims(said: readonly Claim[]): TemplateResult | typeof nothing {
    if (said.length === 0) return nothing;
    return this.#folds.draw(
      'claims',
      say('claims'),
      html`<ul class="claims">
        ${said.map(drawClaim)}
      </ul>`,
    );
  }
}

const verdict: Tag = (content) => html`<span class="verdict">${content}</span>`;
const origin: Tag = (content) => html`<span class="source">${content}</span>`;

const drawClaim = ({ text, source, mark, found, command }: Claim): TemplateResult => html`
  <li>
    <p>${parts('claim', { text, origin: source, source: origin })}</p>
    <p>${parts(`claim.${mark}`, { found, b: verdict })}</p>
    ${command === undefined ? nothing : html`<p class="source"><code translate="no">${command}</code></p>`}
  </li>
`;

function drawSource({ source }: ActivationInfo): TemplateResult {
  if (source.kind === 'none') return drawRow({ term: say('no-publication'), value: source.note });
  const title = parts('source.year', {
    title: source.title,
    year: source.year,
    link: (content: readonly unknown[]) =>
      html`<a href=${source.link} rel="noopener" translate="no" data-control="card.source">${content}</a>`,
  });
  return html`
    <dt>${say('source')}</dt>
    <dd>${title}</dd>
  `;
}

define('activarium-properties', ActivariumProperties);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-properties': ActivariumProperties;
  }
}
