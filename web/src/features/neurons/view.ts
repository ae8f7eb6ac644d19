/** Neurons: which fire and which are dead, for the function in focus. */
import { html, type TemplateResult } from 'lit';
import './activarium-neurons.js';
import type { EpochChange, NeuronChange, OrderChange, Remedy } from './activarium-neurons.js';
import { shortName } from '../../functions/names.js';
import { selectOne } from '../../functions/selection.js';
import { plainTraining } from '../../training/settings.js';
import { chooseFocus } from '../../workbench/choose-focus.js';
import { planOf, type Focused, type PageContext } from '../../workbench/context.js';

export function neuronsView(context: PageContext, focus: Focused): TemplateResult {
  const { engine, store, session } = context;
  const plan = planOf(context);
  return html`
    <div class="stage">
      ${chooseFocus(context, focus)}
      <activarium-neurons
        .session=${session}
        .activation=${focus.activation}
        .colourSlot=${session.laneOf(focus.activation)?.function.slot ?? focus.slot}
        .name=${shortName(engine.activations, focus.activation)}
        .plan=${plan.functions.length > 0 ? plan : undefined}
        .order=${store.get('order')}
        .neuron=${store.get('neuron')}
        .epoch=${store.get('moment')}
        @epoch-change=${({ detail }: CustomEvent<EpochChange>) => {
          store.set({ moment: detail.epoch });
        }}
        @order-change=${({ detail }: CustomEvent<OrderChange>) => {
          store.set({ order: detail.order });
        }}
        @neuron-change=${({ detail }: CustomEvent<NeuronChange>) => {
          store.set({ neuron: detail.neuron });
        }}
        @seven-layers=${() => {
          showSevenLayers(context);
        }}
        @remedy=${({ detail }: CustomEvent<Remedy>) => {
          startRemedy(context, detail);
        }}
      ></activarium-neurons>
    </div>
  `;
}

/** The chapter's untrained network of seven hidden layers, in which most of the late neurons are dead or always on. */
function showSevenLayers(context: PageContext): void {
  context.store.set({
    ...plainTraining,
    selection: selectOne('relu'),
    focus: 'relu',
    hidden: [2048, 1024, 1024, 512, 512, 256, 128],
    initialization: 'pytorch',
    counted: '1000',
    neuron: undefined,
    moment: undefined,
  });
  void context.session.prepare(planOf(context));
}

/** Another start, with another function or setting. */
function startRemedy(context: PageContext, { activation, settings }: Remedy): void {
  context.store.set({
    ...settings,
    ...(activation !== undefined && { selection: selectOne(activation), focus: activation }),
    neuron: undefined,
    moment: undefined,
  });
  void context.session.start(planOf(context));
}
