/** A row of the property card, and how its lists look. */
import { css, html, type TemplateResult } from 'lit';
import '../../ui/activarium-term.js';
import { say } from './words.js';

export interface PropertyRow {
  readonly term: string;
  /** What the term means, where a learner may not know it. */
  readonly meaning?: { readonly of: Row; readonly explanation: string };
  /** May have several lines. */
  readonly value: string;
}

/** The rows with an explanation. */
export type Row =
  | 'domain'
  | 'range'
  | 'monotone'
  | 'poles'
  | 'smooth'
  | 'steepest'
  | 'saturated'
  | 'gain'
  | 'mean'
  | 'zeros'
  | 'dead'
  | 'squared-slope'
  | 'variance'
  | 'infinite'
  | 'family'
  | 'limits'
  | 'convention'
  | 'learned'
  | 'exact';

export const rowWords = (row: Row): Omit<PropertyRow, 'value'> => ({
  term: say(`row.${row}`),
  meaning: { of: row, explanation: say(`meaning.${row}`) },
});

export function drawRow({ term, meaning, value }: PropertyRow): TemplateResult {
  return html`
    <dt>
      ${
        meaning === undefined
          ? term
          : html`<activarium-term name=${meaning.of} .explanation=${meaning.explanation}>${term}</activarium-term>`
      }
    </dt>
    <dd>${value}</dd>
  `;
}

export const rowStyles = css`
  h3 {
    margin-top: var(--space-3);
    padding-bottom: 4px;
  }
  dl {
    display: grid;
    grid-template-columns: minmax(calc(72px * var(--scale)), max-content) minmax(0, 1fr);
    margin: 0;
    font-size: var(--type-small);
    line-height: calc(19px * var(--scale));
  }
  dt,
  dd {
    margin: 0;
    padding: 5px 0;
    border-bottom: 1px solid var(--line);
  }
  dt {
    padding-right: var(--space-2);
    max-width: 128px;
    color: var(--soft);
  }
  dd {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  a {
    color: var(--ink);
  }
`;
