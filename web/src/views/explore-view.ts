/** Explore: the selected functions, one neuron, the surface over two inputs, and what is known of the one in focus. */
import { html, nothing, type TemplateResult } from 'lit';
import formulas from 'virtual:formulas';
import '../elements/properties/activarium-neuron-model.js';
import type { NeuronModelChange } from '../elements/properties/activarium-neuron-model.js';
import '../elements/properties/activarium-parameters.js';
import type { ParameterChange } from '../elements/properties/activarium-parameters.js';
import '../elements/plot/activarium-plot.js';
import type { CrossChange, RangeChange } from '../elements/plot/activarium-plot.js';
import type { PointsChange } from '../elements/properties/activarium-points.js';
import type { CellChange } from '../elements/surface/activarium-heat-map.js';
import type { EyeChange } from '../elements/surface/activarium-solid.js';
import '../elements/surface/activarium-surface.js';
import { focusButtons } from '../elements/focus-buttons.js';
import { shortName } from '../elements/train/train-words.js';
import type { Pair } from '../state/property.js';
import { parametersOf, withParameter } from '../state/chosen-parameters.js';
import './activarium-first-question.js';
import { plannedFunctions, type Focused, type PageContext } from './page-context.js';

/** The property card stands below the curves, which do not wait for it. */
const loadCard = (): void => void import('../elements/properties/activarium-properties.js');

export function exploreView(context: PageContext, focus: Focused): TemplateResult {
  loadCard();
  const { engine, store } = context;
  const { input, weight, bias, seed, parameters } = store.values;
  const own = parametersOf(parameters, focus.activation);
  return html`
    <div class="stage">
      ${question(context)}
      <section>
        <activarium-plot
          .engine=${engine}
          .functions=${plannedFunctions(context)}
          .seed=${seed}
          .range=${store.get('range')}
          .cross=${store.get('cross')}
          .dots=${[{ activation: focus.activation, x: weight * input + bias }]}
          @range-change=${({ detail }: CustomEvent<RangeChange>) => {
            store.set({ range: detail.range });
          }}
          @cross-change=${({ detail }: CustomEvent<CrossChange>) => {
            store.set({ cross: detail.cross });
          }}
        >
          <activarium-parameters
            .engine=${engine}
            .functions=${store.get('selection')}
            .chosen=${parameters}
            @parameter-change=${({ detail }: CustomEvent<ParameterChange>) => {
              const { activation, name, value } = detail;
              store.set({ parameters: withParameter(store.get('parameters'), activation, name, value) });
            }}
            @draw-others=${() => {
              store.set({ seed: seed < Number.MAX_SAFE_INTEGER ? seed + 1 : 0 });
            }}
          ></activarium-parameters>
        </activarium-plot>
      </section>
    </div>
    <aside class="inspector" aria-label="Properties">
      ${chooseFocus(context, focus)}
      <activarium-neuron-model
        .engine=${engine}
        .activation=${focus.activation}
        .colourSlot=${focus.slot}
        .parameters=${own}
        .seed=${seed}
        .input=${input}
        .weight=${weight}
        .bias=${bias}
        @neuron-change=${({ detail }: CustomEvent<NeuronModelChange>) => {
          store.set(detail);
        }}
      ></activarium-neuron-model>
      <activarium-properties
        .info=${focus.info}
        .colourSlot=${focus.slot}
        .formula=${formulas[focus.activation]}
        .parameters=${own}
        .engine=${engine}
        .seed=${seed}
        .points=${store.get('points')}
        @points-change=${({ detail }: CustomEvent<PointsChange>) => {
          store.set({ points: detail.points });
        }}
      ></activarium-properties>
    </aside>
    <div class="stage below">
      <section>
        <activarium-surface
          .engine=${engine}
          .activation=${focus.activation}
          .parameters=${own}
          .seed=${seed}
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
    </div>
  `;
}

const cellOf = (pair: Pair | undefined): { readonly row: number; readonly column: number } | undefined =>
  pair && { row: pair[0] - 1, column: pair[1] - 1 };

function question(context: PageContext): TemplateResult | typeof nothing {
  if (!context.asking) return nothing;
  return html`<activarium-first-question .context=${context}></activarium-first-question>`;
}

/** With several functions selected: whose details are shown. */
export function chooseFocus({ engine, store }: PageContext, focus: Focused): TemplateResult | typeof nothing {
  const selection = store.get('selection');
  if (selection.length < 2) return nothing;
  return focusButtons({
    label: 'Show details of',
    entries: selection.map(({ activation, slot }) => ({
      activation,
      slot,
      name: shortName(engine.activations, activation),
    })),
    chosen: focus.activation,
    onChoose: (activation) => {
      store.set({ focus: activation });
    },
  });
}
