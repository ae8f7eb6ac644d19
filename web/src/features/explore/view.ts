/** Explore: the selected functions, one neuron, and, when the first curve is there, what is known of the one in focus. */
import { html, nothing, type TemplateResult } from 'lit';
import './activarium-neuron-model.js';
import type { NeuronModelChange } from './activarium-neuron-model.js';
import './activarium-parameters.js';
import type { ParameterChange } from './activarium-parameters.js';
import '../../parts/curves/activarium-plot.js';
import type { CrossChange, PrecisionChange, RangeChange } from '../../parts/curves/activarium-plot.js';
import { parametersOf, withParameter } from '../../functions/chosen-parameters.js';
import './activarium-first-question.js';
import { chooseFocus } from '../../workbench/choose-focus.js';
import { runIfPossible } from '../../workbench/command.js';
import { curvesOf, withoutCurve } from '../../workbench/curves-of.js';
import { desk } from '../../workbench/desk.js';
import { hasCurve, type Focused, type PageContext } from '../../workbench/context.js';
import type { PlannedFunction } from '../../training/train-plan.js';
import type { ViewModule } from '../../workbench/view-module.js';
import { commands, drawOthers } from './commands.js';
import { say } from './words.js';

function template(context: PageContext, focus: Focused): TemplateResult {
  const { store } = context;
  const { input, weight, bias, seed, parameters } = store.values;
  const own = parametersOf(parameters, focus.activation);
  const curves = curvesOf(context);
  const card = html`
    ${chooseFocus(context, focus)} ${context.part('properties')}
    ${
      hasCurve(context, focus.activation)
        ? html`<activarium-neuron-model
            .activation=${focus.activation}
            .colourSlot=${focus.slot}
            .parameters=${own}
            .seed=${seed}
            .input=${input}
            .weight=${weight}
            .bias=${bias}
            @neuron-model-change=${({ detail }: CustomEvent<NeuronModelChange>) => {
              store.set(detail);
            }}
          ></activarium-neuron-model>`
        : nothing
    }
  `;
  return desk(context, {
    stage: html`
      ${question(context)} ${withoutCurve(context)} ${curves.length > 0 ? plot(context, curves, focus) : nothing}
    `,
    below: html`${store.get('selection').length > 1 ? context.part('comparison') : nothing} ${context.part('surface')}`,
    card: { label: say('properties'), content: card },
  });
}

function plot(context: PageContext, functions: readonly PlannedFunction[], focus: Focused): TemplateResult {
  const { store } = context;
  const { input, weight, bias, seed, parameters } = store.values;
  return html`
    <section>
      <activarium-plot
        .functions=${functions}
        .seed=${seed}
        .range=${store.get('range')}
        .cross=${store.get('cross')}
        .precision=${store.get('precision')}
        .dots=${[{ activation: focus.activation, x: weight * input + bias }]}
        @curves-drawn=${context.curveDrawn}
        @range-change=${({ detail }: CustomEvent<RangeChange>) => {
          store.set({ range: detail.range });
        }}
        @cross-change=${({ detail }: CustomEvent<CrossChange>) => {
          store.set({ cross: detail.cross });
        }}
        @precision-change=${({ detail }: CustomEvent<PrecisionChange>) => {
          store.set({ precision: detail.precision });
        }}
      >
        <activarium-parameters
          .functions=${store.get('selection')}
          .chosen=${parameters}
          @parameter-change=${({ detail }: CustomEvent<ParameterChange>) => {
            const { activation, name, value } = detail;
            store.set({ parameters: withParameter(store.get('parameters'), activation, name, value) });
          }}
          @draw-others=${() => {
            runIfPossible(drawOthers, context);
          }}
        ></activarium-parameters>
      </activarium-plot>
    </section>
  `;
}

function question(context: PageContext): TemplateResult | typeof nothing {
  if (!context.asking) return nothing;
  return html`<activarium-first-question .context=${context}></activarium-first-question>`;
}

export const view: ViewModule = { template, commands };
