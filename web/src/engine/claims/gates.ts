/** Of the smooth gates: the input times a soft step, and the gated layers. */
import type { Claim } from '../types.js';
import { claims, reproduce, reproduceTwice } from './commands.js';

export const gates: Readonly<Record<string, readonly Claim[]>> = {
  gelu: [
    {
      text: 'Accuracy 80.5 %, loss 0.54 after 15 epochs at rate 10⁻³.',
      source: 'the chapter',
      mark: 'confirmed',
      found: '80.5 %, 0.544; PyTorch 80.7 ± 0.6 %. At rate 10⁻² it reaches 88.0 %.',
      command: reproduceTwice('gelu'),
    },
    {
      text: 'GELU has no region without gradient, not even for very small inputs.',
      source: 'the sources',
      mark: 'contradicted',
      found: 'Below x = −2.28 the slope is under 5 % of its largest; at −5 it is −7.1·10⁻⁶.',
      command: claims('functions'),
    },
    {
      text: 'Its graph goes beyond 1 on the right, as the sigmoid’s does not.',
      source: 'the chapter',
      mark: 'confirmed',
      found: 'It is unbounded: f(100) = 100.',
      command: claims('functions'),
    },
    {
      text: 'Gradients are distributed like a normal distribution.',
      source: 'the chapter',
      mark: 'contradicted',
      found:
        'The excess kurtosis of the weight gradients at initialisation, 0 for a normal distribution, is 3.4, 5.3, 2.3, 1.2, 0.5 from layer 1 to 5: the tails are heavier.',
      command: claims('gradients'),
    },
    {
      text: 'The instability index ξ = E‖∇²L‖_F / E‖∇L‖² is 0.92.',
      source: 'the chapter',
      mark: 'open',
      found: 'It needs the Hessian of a network in training.',
    },
  ],
  silu: [
    {
      text: 'Accuracy 78.3 %, loss 0.59 after 15 epochs at rate 10⁻³.',
      source: 'the chapter',
      mark: 'confirmed',
      found: '77.4 %, 0.611; PyTorch 78.5 ± 0.8 %. At rate 10⁻² it reaches 87.4 %.',
      command: reproduceTwice('silu'),
    },
  ],
  swish: [
    {
      text: 'Accuracy 78.5 %, loss 0.59 after 15 epochs at rate 10⁻³.',
      source: 'the chapter',
      mark: 'confirmed',
      found:
        '77.4 %, 0.611, the same as SiLU, which is the same function; the chapter’s 78.3 and 78.5 % are two draws of one number.',
      command: reproduce('swish,silu'),
    },
    {
      text: 'No neuron is dead.',
      source: 'the chapter',
      mark: 'confirmed',
      found: '0, 0, 0, 0 in the four hidden layers.',
      command: reproduce('swish'),
    },
    {
      text: 'Light, but its soft edge costs more than Hardswish’s.',
      source: 'the chapter',
      mark: 'confirmed',
      found: 'A training step takes 1.1 times one with ReLU, with Hardswish 1.0 times.',
      command: claims('cost'),
    },
  ],
  hardswish: [
    {
      text: 'Accuracy 76.7 %, loss 0.64 after 15 epochs at rate 10⁻³.',
      source: 'the chapter',
      mark: 'confirmed',
      found: '75.6 %, 0.647 with seed 7, 75.6 to 78.8 % with seeds 1 to 7; PyTorch 78.0 ± 0.9 %.',
      command: reproduce('hardswish', '--seed 1 --seeds 7'),
    },
    {
      text: 'Light.',
      source: 'the chapter',
      mark: 'confirmed',
      found: 'A training step takes 1.0 times one with ReLU, with Swish 1.1 times.',
      command: claims('cost'),
    },
  ],
  mish: [
    {
      text: 'Accuracy 81.9 %, loss 0.51 after 15 epochs at rate 10⁻³.',
      source: 'the chapter',
      mark: 'confirmed',
      found: '81.4 %, 0.522; PyTorch 81.3 ± 0.4 %.',
      command: reproduce('mish'),
    },
    {
      text: 'It regularises itself and is the most stable: the instability index ξ = E‖∇²L‖_F / E‖∇L‖² is 0.61, GELU’s 0.92, ReLU’s 1.78.',
      source: 'the chapter',
      mark: 'open',
      found: 'It needs the Hessian of a network in training.',
    },
  ],
  telu: [
    {
      text: 'It converges as fast as ReLU and is as stable as GELU.',
      source: 'the chapter',
      mark: 'open',
      found:
        'It needs a sweep, of the epochs to a given loss over rates and seeds, and the largest eigenvalues of the Hessian.',
    },
    {
      text: 'It is 23 % faster, by Hessian spectra.',
      source: 'the chapter',
      mark: 'open',
      found: 'It needs the Hessian of a network in training.',
    },
  ],
  swiglu: [
    {
      text: '15 % more accuracy in LLaMA 2 and EVA-02.',
      source: 'the chapter',
      mark: 'uncheckable',
      found:
        'Those models and their data do not fit here. On 10,000 images of FashionMNIST it stays at 10.0 % for 10 epochs at rate 0.01, where ReLU at the same widths reaches 83.0 %.',
      command: claims('training'),
    },
    {
      text: 'It is best at β = 1.7889.',
      source: 'the chapter',
      mark: 'open',
      found: 'It needs a sweep over β.',
    },
  ],
};
