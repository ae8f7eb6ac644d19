/** The selected functions beside each other. */
import { html, type TemplateResult } from 'lit';
import './activarium-comparison.js';
import { plannedFunctions, type PageContext } from '../../workbench/context.js';

export const comparisonPart = (context: PageContext): TemplateResult => html`
  <section>
    <activarium-comparison
      .functions=${plannedFunctions(context)}
      .seed=${context.store.get('seed')}
    ></activarium-comparison>
  </section>
`;
