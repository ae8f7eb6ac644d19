/** Explore: the selected functions, one neuron, the surface over two inputs, and what is known of the one in focus. */
import { html, nothing, type TemplateResult } from 'lit';
import formulas from 'virtual:formulas';
import '../elements/properties/activarium-neuron-model.js';
import type { NeuronModelChange } from '../elements/properties/activarium-neuron-model.js';
import '../elements/properties/activarium-parameters.js';
import type { ParameterChange } from '../elements/properties/activarium-parameters.js';
import '../elements/plot/activarium-plot.js';
import type { CrossChange, RangeChange } from '../elements/plot/activarium-plot.js';
import '../elements/properties/activarium-properties.js';
import type { CellChange } from '../elements/surface/activarium-heat-map.js';
import type { EyeChange } from '../elements/surface/activarium-solid.js';
import '../elements/surface/activarium-surface.js';
import { focusButtons } from '../elements/focus-buttons.js';
import { shortName } from '../elements/train/train-words.js';
import type { Pair } from '../state/property.js';
import { parametersOf, withParameter } from '../state/chosen-parameters.js';
import type { PlannedFunction } from '../state/train-plan.js';
import './activarium-first-question.js';
import { curvesOf, layerFacts, withoutCurve } from './layer-facts.js';
import { hasCurve, type Focused, type PageContext } from './page-context.js';

export function exploreView(context: PageContext, focus: Focused): TemplateResult {
  const { engine, store } = context;
  const { input, weight, bias, seed, parameters } = store.values;
  const own = parametersOf(parameters, focus.activation);
  const curves = curvesOf(context);
  const curved = hasCurve(context, focus.activation);
  return html`
    <div class="stage">
      ${question(context)} ${withoutCurve(context)}
      ${curves.length > 0 ? html`<section>${plot(context, curves, weight * input + bias, focus)}</section>` : nothing}
    </div>
    <aside class="inspector" aria-label="Properties">
      ${chooseFocus(context, focus)}
      ${
        curved
          ? html`<activarium-neuron-model
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
            ></activarium-neuron-model>`
          : layerFacts(focus)
      }
      <activarium-properties
        .info=${focus.info}
        .colourSlot=${focus.slot}
        .formula=${formulas[focus.activation]}
        .parameters=${own}
      ></activarium-properties>
    </aside>
    ${curved ? surface(context, focus) : nothing}
  `;
}

function plot(
  { engine, store }: PageContext,
  functions: readonly PlannedFunction[],
  x: number,
  focus: Focused,
): TemplateResult {
  const { seed, parameters } = store.values;
  return html`
    <activarium-plot
      .engine=${engine}
      .functions=${functions}
      .seed=${seed}
      .range=${store.get('range')}
      .cross=${store.get('cross')}
      .dots=${[{ activation: focus.activation, x }]}
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
  `;
}

function surface({ engine, store }: PageContext, focus: Focused): TemplateResult {
  return html`
    <div class="stage below">
      <section>
        <activarium-surface
          .engine=${engine}
          .activation=${focus.activation}
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
