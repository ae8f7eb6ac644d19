/**
 * `<activarium-explore-stage>`: what Explore works on: on a first visit what an activation function is and a question, then
 * one neuron drawn and the curves of the selected functions, all of which is seen without scrolling.
 *
 * Properties: `context`, `inFocus` (the function that the neuron feeds). A reader who goes on to another function has left
 * the question behind.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import './activarium-first-question.js';
import './activarium-neuron-model.js';
import type { NeuronModelChange } from './activarium-neuron-model.js';
import './activarium-parameters.js';
import type { ParameterChange } from './activarium-parameters.js';
import '../../parts/curves/activarium-plot.js';
import type { CrossChange, DotMove, PrecisionChange, RangeChange } from '../../parts/curves/activarium-plot.js';
import { parametersOf, withParameter } from '../../functions/chosen-parameters.js';
import type { PlannedFunction } from '../../training/plan.js';
import { define } from '../../ui/define.js';
import { elementOf, given } from '../../ui/element.js';
import { SightController } from '../../ui/sight-controller.js';
import { WidthController } from '../../ui/width-controller.js';
import { runIfPossible } from '../../workbench/command.js';
import { hasCurve, type Focused, type PageContext } from '../../workbench/context.js';
import { curvesOf, withoutCurve } from '../../workbench/curves-of.js';
import { drawOthers, hideQuestion, isAtQuestion } from './commands.js';
import { firstWords } from './first-words.js';
import { biasFor, preActivation, reachOf } from './neuron-words.js';

/** In a figure's pixels: from there on the neuron stands beside the curves, and below this it is folded. */
const besideFrom = 660;
const foldedBelow = 420;
/** Of what stands under the curves so much is seen with them: the question with its button, one parameter's slider. */
const [seenOfQuestion, seenOfParameters, foot] = [96, 84, 16];

export class ActivariumExploreStage extends elementOf({
  context: given<PageContext>(),
  inFocus: given<Focused>(),
}) {
  static override styles = css`
    .first {
      margin-bottom: var(--space-1);
    }
    .first h2 {
      font-weight: 700;
    }
    .first.beside h2 {
      font-size: var(--type-title);
      line-height: calc(28px * var(--scale));
    }
    .no-curve {
      margin: 0 0 var(--space-2);
      max-width: 72ch;
    }
    .work {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-1);
      align-items: start;
    }
    .work.beside {
      grid-template-columns: calc(184px * var(--scale)) minmax(0, 1fr);
      gap: var(--space-3);
    }
    .work.beside activarium-neuron-model {
      margin-top: calc(56px * var(--scale));
    }
    activarium-first-question {
      margin-bottom: var(--space-2);
    }
    @media print {
      activarium-neuron-model {
        display: none;
      }
      .work.beside {
        display: block;
      }
    }
  `;

  readonly #size = new WidthController(this);
  readonly #sight: SightController = new SightController(this, () => this.renderRoot.querySelector('activarium-plot'));
  /** Whether a first visit goes on after its question was left behind. */
  #isFirst = false;

  protected override willUpdate(): void {
    const { context } = this;
    if (!context?.asking || isAtQuestion(context)) return;
    this.#isFirst = true;
    runIfPossible(hideQuestion, context);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { context, inFocus: focus } = this;
    if (!context || !focus) return nothing;
    const curves = curvesOf(context);
    const hasNeuron = hasCurve(context, focus.activation);
    const isBeside = hasNeuron && this.#size.width >= besideFrom;
    return html`
      ${
        context.asking || this.#isFirst
          ? html`<div class="first ${isBeside ? 'beside' : ''}">${firstWords(focus.info)}</div>`
          : nothing
      }
      ${withoutCurve(context)}
      <div class="work ${isBeside ? 'beside' : ''}">
        ${hasNeuron ? this.#neuron(context, focus, isBeside) : nothing}
        ${curves.length > 0 ? this.#plot(context, curves, focus) : question(context)}
      </div>
    `;
  }

  #neuron({ store }: PageContext, focus: Focused, isBeside: boolean): TemplateResult {
    const { input, weight, bias, seed, parameters } = store.values;
    return html`<activarium-neuron-model
      .activation=${focus.activation}
      .colourSlot=${focus.slot}
      .parameters=${parametersOf(parameters, focus.activation)}
      .seed=${seed}
      .input=${input}
      .weight=${weight}
      .bias=${bias}
      .look=${isBeside ? 'column' : 'row'}
      .folded=${this.#size.width < foldedBelow}
      @neuron-model-change=${({ detail }: CustomEvent<NeuronModelChange>) => {
        store.set(detail);
      }}
    ></activarium-neuron-model>`;
  }

  /** For title and curves, in pixels of the page. On a phone they have the first screen for themselves. */
  #room({ asking, engine }: PageContext, functions: readonly PlannedFunction[]): number | undefined {
    const { room, isDocument } = this.#sight;
    const hasParameters = functions.some(({ activation }) =>
      engine.activations.some(({ id, parameters }) => id === activation && parameters.length > 0),
    );
    const under = isDocument ? 0 : asking ? seenOfQuestion : hasParameters ? seenOfParameters : 0;
    return room === undefined ? undefined : room - foot - under * this.#size.scale;
  }

  #plot(context: PageContext, functions: readonly PlannedFunction[], focus: Focused): TemplateResult {
    const { store } = context;
    const { input, weight, bias, seed, parameters } = store.values;
    return html`
      <activarium-plot
        .functions=${functions}
        .seed=${seed}
        .range=${store.get('range')}
        .cross=${store.get('cross')}
        .precision=${store.get('precision')}
        .room=${this.#room(context, functions)}
        .dots=${[
          {
            activation: focus.activation,
            x: preActivation(weight, input, bias),
            reach: reachOf(weight, input),
          },
        ]}
        @curves-drawn=${() => {
          context.curveDrawn();
        }}
        @range-change=${({ detail }: CustomEvent<RangeChange>) => {
          store.set({ range: detail.range });
        }}
        @cross-change=${({ detail }: CustomEvent<CrossChange>) => {
          store.set({ cross: detail.cross });
        }}
        @precision-change=${({ detail }: CustomEvent<PrecisionChange>) => {
          store.set({ precision: detail.precision });
        }}
        @dot-move=${({ detail }: CustomEvent<DotMove>) => {
          store.set({ bias: biasFor(detail.x, weight, input) });
        }}
      >
        ${question(context)}
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
    `;
  }
}

const question = (context: PageContext): TemplateResult | typeof nothing =>
  context.asking ? html`<activarium-first-question .context=${context}></activarium-first-question>` : nothing;

define('activarium-explore-stage', ActivariumExploreStage);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-explore-stage': ActivariumExploreStage;
  }
}
