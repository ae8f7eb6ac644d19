/** What is known of the function in focus. */
import { html, type TemplateResult } from 'lit';
import formulas from 'virtual:formulas';
import type { LanguageChange } from '../elements/properties/activarium-code.js';
import type { PointsChange } from '../elements/properties/activarium-points.js';
import '../elements/properties/activarium-properties.js';
import { parametersOf } from '../state/chosen-parameters.js';
import type { Focused, PageContext } from './page-context.js';

export const propertiesPart = ({ engine, store }: PageContext, focus: Focused): TemplateResult => html`
  <activarium-properties
    .info=${focus.info}
    .colourSlot=${focus.slot}
    .formula=${formulas[focus.activation]}
    .parameters=${parametersOf(store.get('parameters'), focus.activation)}
    .engine=${engine}
    .seed=${store.get('seed')}
    .points=${store.get('points')}
    @points-change=${({ detail }: CustomEvent<PointsChange>) => {
      store.set({ points: detail.points });
    }}
    .language=${store.get('language')}
    @language-change=${({ detail }: CustomEvent<LanguageChange>) => {
      store.set({ language: detail.language });
    }}
  ></activarium-properties>
`;
