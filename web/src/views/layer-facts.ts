/** Explore for functions that take more than one number at a time: there is no curve, so it is said what they do. */
import { html, nothing, type TemplateResult } from 'lit';
import { shortName } from '../elements/train/train-words.js';
import type { ActivationInfo } from '../engine/types.js';
import type { PlannedFunction } from '../state/train-plan.js';
import { plannedFunctions, type Focused, type PageContext } from './page-context.js';

/** What the plot draws: the functions that have a curve, and of gated layers the gate's, unless that is selected too. */
export function curvesOf(context: PageContext): readonly PlannedFunction[] {
  const { activations } = context.engine;
  const planned = plannedFunctions(context);
  return planned.flatMap((each) => {
    const info = activations.find(({ id }) => id === each.activation);
    if (!info || info.kind === 'elementwise') return [each];
    const drawn = planned.some(({ activation }) => activation === info.gate);
    return info.kind === 'gated' && !drawn ? [{ activation: info.gate, slot: each.slot }] : [];
  });
}

/** Above the plot: which of the selected functions are not in it, and what is there instead. */
export function withoutCurve({ engine, store }: PageContext): TemplateResult | typeof nothing {
  const name = (id: string): string => shortName(engine.activations, id);
  const sentences = store.get('selection').flatMap(({ activation }) => {
    const info = engine.activations.find(({ id }) => id === activation);
    if (!info || info.kind === 'elementwise') return [];
    const gate = info.kind === 'gated' ? ` What is drawn for it is the curve of its gate, ${name(info.gate)}.` : '';
    return [`${name(activation)} has no curve of its own: it takes several numbers of a layer at once.${gate}`];
  });
  return sentences.length === 0 ? nothing : html`<p class="no-curve">${sentences.join(' ')}</p>`;
}

/** In place of the one neuron: how the layer works. */
export function layerFacts({ info }: Focused): TemplateResult | typeof nothing {
  if (!info) return nothing;
  return html`<section class="layer-facts">
    <h2>How it works</h2>
    <p>${howItWorks(info)}</p>
  </section>`;
}

function howItWorks({ name, kind, pieces }: ActivationInfo): string {
  switch (kind) {
    case 'gated':
      return (
        `The layer before ${name} has two weight matrices. One makes a value for each neuron, the other a gate: the ` +
        'output is their product, after the gate has gone through its own curve. With equal widths such a layer has ' +
        'twice the weights; Train makes it narrower, so that the numbers to be learned are about as many.'
      );
    case 'grouped':
      return (
        `Each neuron has ${String(pieces)} sets of weights and gives the largest of their results; only the weights ` +
        'that gave it learn from that image. Train makes such layers narrower, so that the numbers to be learned are ' +
        'about as many.'
      );
    case 'output':
      return (
        `${name} turns the ten numbers of the output layer into probabilities: all are positive, and they add up to 1. ` +
        'Every network here ends in it, together with the cross-entropy loss, so there is nothing to choose and it is ' +
        'not trained by itself.'
      );
    case 'elementwise':
      return '';
  }
}
