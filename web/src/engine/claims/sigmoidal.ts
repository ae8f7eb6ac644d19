/** Of the functions that level off on both sides, and of the network without any. */
import type { Claim } from '../types.js';
import { claims, reproduce, reproduceTwice } from './commands.js';

export const sigmoidal: Readonly<Record<string, readonly Claim[]>> = {
  none: [
    {
      text: 'Several linear layers are one: W₂(W₁x) = (W₂W₁)x.',
      source: 'the sources',
      mark: 'confirmed',
      found:
        'Without activation the network reaches 82.8 % at rate 10⁻³, where ReLU has 81.2 %; at 10⁻² it ends at 83.7 %, far behind ReLU’s 88.1 %.',
      command: reproduceTwice('none,relu'),
    },
    {
      text: 'Without an activation the layers’ gradients are alike and differ in scale only.',
      source: 'the chapter',
      mark: 'confirmed',
      found:
        'Untrained, their standard deviations from layer 1 to 5 are 8.8·10⁻⁴, 1.0·10⁻³, 1.2·10⁻³, 1.8·10⁻³, 4.5·10⁻³. Their shapes are nearly one: the excess kurtosis is 1.6, 1.4, 1.5, 0.9, 0.6; GELU’s goes up to 5.3.',
      command: claims('gradients'),
    },
  ],
  sigmoid: [
    {
      text: 'Accuracy 10.0 %, loss 2.30 after 15 epochs at rate 10⁻³.',
      source: 'the chapter',
      mark: 'confirmed',
      found: '10.0 %, 2.303: it never leaves the plateau of PyTorch’s small start; at rate 10⁻² it reaches 62.1 %.',
      command: reproduceTwice('sigmoid'),
    },
    {
      text: 'It was first used in McCulloch and Pitts’ neuron of 1943.',
      source: 'the chapter',
      mark: 'contradicted',
      found: 'That neuron is a step. The chapter itself says so elsewhere, and dates the sigmoid to the 1960s.',
    },
    {
      text: 'Its second derivative σ(1 − σ)(1 − 2σ) changes sign, so convexity changes.',
      source: 'the chapter',
      mark: 'confirmed',
      found: 'f″ is 0.091 at −1, 0 at 0, −0.091 at 1. This is the convexity of f; the loss’s is another.',
      command: claims('functions'),
    },
    {
      text: 'Weight gradients of the first layer are of the size 10⁻⁵ at initialisation.',
      source: 'the chapter',
      mark: 'confirmed',
      found:
        'The standard deviations from layer 1 to 5 are 3.3·10⁻⁶, 9.2·10⁻⁶, 7.2·10⁻⁵, 6.9·10⁻⁴, 1.2·10⁻²; 99.9 % of the first layer’s lie within 1.3·10⁻⁵.',
      command: claims('gradients'),
    },
    {
      text: 'Infinitely wide sigmoid networks separate linearly, by tangent-kernel theory.',
      source: 'the chapter',
      mark: 'uncheckable',
      found:
        'It does not say which data are separated, nor after how long. The tangent kernel of a network could be shown.',
    },
  ],
  tanh: [
    {
      text: 'Accuracy 82.3 %, loss 0.50 after 15 epochs at rate 10⁻³.',
      source: 'the chapter',
      mark: 'confirmed',
      found: '82.5 %, 0.493; PyTorch 82.2 ± 0.3 %.',
      command: reproduce('tanh'),
    },
    {
      text: 'Tanh and ReLU are the fastest.',
      source: 'the sources',
      mark: 'contradicted',
      found:
        'A training step takes from 1.0 to 1.3 times one with ReLU with all others but STAF, whose takes 2 times as long.',
      command: claims('cost'),
    },
    {
      text: 'Its largest Lyapunov exponent is about 0.9, hence chaos.',
      source: 'the chapter',
      mark: 'contradicted',
      found:
        'It depends on the weights’ scale σ_w. In a wide network without biases it is 0.9 at σ_w = 11.0, −0.55 with PyTorch’s initialisation (σ_w = 1/√3), 0 at σ_w = 1, and negative below: order, not chaos.',
      command: claims('functions'),
    },
    {
      text: 'The derivative of an LSTM’s cell by the previous cell is tanh′ · W through the forget gate.',
      source: 'the chapter',
      mark: 'uncheckable',
      found: 'No recurrent network is here. An LSTM’s forget gate is a sigmoid, not a tanh.',
    },
  ],
};
