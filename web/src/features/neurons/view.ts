/** Neurons: which fire and which are dead, for the function in focus. */
import { html, type TemplateResult } from 'lit';
import './activarium-neurons.js';
import type { EpochChange, NeuronChange, OrderChange, Remedy } from './activarium-neurons.js';
import { selectOne } from '../../functions/selection.js';
import { desk } from '../../workbench/desk.js';
import { planOf, type Focused, type PageContext } from '../../workbench/context.js';
import type { ViewModule } from '../../workbench/view-module.js';
import { commands } from './commands.js';

function template(context: PageContext, focus: Focused): TemplateResult {
  const { store } = context;
  return desk(context, {
    stage: html`
      <activarium-neurons
        .context=${context}
        .order=${store.get('order')}
        .neuron=${store.get('neuron')}
        .epoch=${store.get('moment')}
        @epoch-change=${({ detail }: CustomEvent<EpochChange>) => {
          store.set({ moment: detail.epoch });
        }}
        @order-change=${({ detail }: CustomEvent<OrderChange>) => {
          store.set({ order: detail.order });
        }}
        @neuron-change=${({ detail: { neuron, activation } }: CustomEvent<NeuronChange>) => {
          // The other one of two comes into focus, and the two stay.
          const isOther = activation !== focus.activation;
          store.set({ neuron, ...(isOther && { focus: activation, beside: focus.activation }) });
        }}
        @remedy=${({ detail }: CustomEvent<Remedy>) => {
          startRemedy(context, detail);
        }}
      ></activarium-neurons>
    `,
  });
}

/** Another start, with another function or setting. */
function startRemedy(context: PageContext, { activation, settings }: Remedy): void {
  context.store.set({
    ...settings,
    ...(activation !== undefined && { selection: selectOne(activation), focus: activation }),
    neuron: undefined,
    moment: undefined,
  });
  void context.experiment.start(planOf(context));
}

export const view: ViewModule = { template, commands };
