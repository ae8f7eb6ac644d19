/** The function in focus over two inputs, or in words where it has no curve. */
import { html, type TemplateResult } from 'lit';
import type { CellChange } from './activarium-heat-map.js';
import type { EyeChange } from './activarium-solid.js';
import './activarium-surface.js';
import { parametersOf } from '../../functions/chosen-parameters.js';
import type { Pair } from '../../store/tuple-properties.js';
import { layerFacts } from './layer-facts.js';
import { hasCurve, type Focused, type PageContext } from '../../workbench/context.js';

export const surfacePart = (context: PageContext, focus: Focused): TemplateResult =>
  hasCurve(context, focus.activation) ? surface(context, focus) : layerFacts(focus);

const surface = ({ engine, store }: PageContext, focus: Focused): TemplateResult => html`
  <section>
    <activarium-surface
      .engine=${engine}
      .info=${focus.info}
      .parameters=${parametersOf(store.get('parameters'), focus.activation)}
      .seed=${store.get('seed')}
      .cell=${cellOf(store.get('cell'))}
      .eye=${store.get('eye')}
      @cell-change=${({ detail }: CustomEvent<CellChange>) => {
        store.set({ cell: detail.cell && [detail.cell.row + 1, detail.cell.column + 1] });
      }}
      @eye-change=${({ detail }: CustomEvent<EyeChange>) => {
        store.set({ eye: detail.eye });
      }}
    ></activarium-surface>
  </section>
`;

const cellOf = (pair: Pair | undefined): { readonly row: number; readonly column: number } | undefined =>
  pair && { row: pair[0] - 1, column: pair[1] - 1 };
