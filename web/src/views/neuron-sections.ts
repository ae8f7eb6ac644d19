/** The neuron grids of the page, before and after training, or words on how to get them. */
import { html, nothing, type TemplateResult } from 'lit';
import '../elements/activarium-neurons.js';
import { nameOf } from '../elements/train-words.js';
import type { ActivationInfo } from '../engine/types.js';
import { formatFixed } from '../plot/format.js';
import type { NeuronFinding } from '../state/train-plan.js';

export function neuronSections(
  activations: readonly ActivationInfo[],
  untrained: NeuronFinding | undefined,
  trained: NeuronFinding | undefined,
): TemplateResult {
  if (!untrained && !trained) {
    return html`
      <h2>Which neurons are dead?</h2>
      <p class="sub">
        After the training every neuron appears here as a cell, coloured by the share of images on which it fires. One
        that never fires learns nothing any more: it is dead. “Neurons before training” shows the same for the initial
        weights.
      </p>
    `;
  }
  return html`
    <div class=${untrained && trained ? 'findings both' : 'findings'}>
      ${untrained ? section(activations, untrained) : nothing} ${trained ? section(activations, trained) : nothing}
    </div>
  `;
}

function section(activations: readonly ActivationInfo[], finding: NeuronFinding): TemplateResult {
  const { plan, moment, epoch, report } = finding;
  const whole = Math.abs(epoch - Math.round(epoch)) < 1e-6;
  const time = moment === 'untrained' ? 'before training' : `after ${formatFixed(epoch, whole ? 0 : 1)} epochs`;
  const heading = `Neurons of ${nameOf(activations, plan.activation)} ${time}`;
  return html`<activarium-neurons .report=${report} .heading=${heading}></activarium-neurons>`;
}
