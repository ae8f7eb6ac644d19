/** Explore for functions that take more than one number at a time: what stands in the place of a surface. */
import { html, type TemplateResult } from 'lit';
import type { ActivationInfo } from '../../engine/types.js';
import type { Focused } from '../../workbench/context.js';

/** How such a layer works. */
export function layerFacts({ info }: Focused): TemplateResult {
  if (!info) return html``;
  return html`<section class="layer-facts">
    <h2>How ${info.name} works</h2>
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
