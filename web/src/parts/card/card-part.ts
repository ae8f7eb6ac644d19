/** What is known of the function in focus. */
import { html, type TemplateResult } from 'lit';
import formulas from 'virtual:formulas';
import type { LanguageChange } from './activarium-code.js';
import type { PointsChange } from './activarium-points.js';
import './activarium-properties.js';
import { parametersOf } from '../../functions/chosen-parameters.js';
import type { Focused, PageContext } from '../../workbench/context.js';
import { memberOf } from '../../text/member.js';

export const propertiesPart = ({ store }: PageContext, focus: Focused): TemplateResult => html`
  <activarium-properties
    .info=${focus.info}
    .colourSlot=${focus.slot}
    .formula=${memberOf(formulas, focus.activation)}
    .parameters=${parametersOf(store.get('parameters'), focus.activation)}
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
