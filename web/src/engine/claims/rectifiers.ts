/** Of ReLU and its kin. */
import type { Claim } from '../types.js';
import { chapterOrder, claims, reproduce, reproduceTwice } from './commands.js';

export const rectifiers: Readonly<Record<string, readonly Claim[]>> = {
  relu: [
    {
      text: 'Accuracy 81.3 %, loss 0.52 after 15 epochs at rate 10⁻³.',
      source: 'the chapter',
      mark: 'confirmed',
      found: '81.2 %, 0.523; PyTorch 81.6 ± 0.4 %.',
      command: reproduce('relu'),
    },
    {
      text: 'After training 0, 6, 13, 5 neurons of the four hidden layers are dead.',
      source: 'the chapter',
      mark: 'confirmed',
      found: 'Seed 7 gives 0, 4, 11, 5: another draw of the same kind.',
      command: reproduce('relu'),
    },
    {
      text: 'A dead neuron never recovers.',
      source: 'the sources',
      mark: 'contradicted',
      found:
        'The layers below it still learn: at rate 10⁻² the dead go from 0, 0, 3, 15 to 0, 0, 0, 0, and the accuracy is 88.1 %.',
      command: reproduceTwice('relu'),
    },
    {
      text: 'A neuron dies with probability Π Φ(−μ/σ) over the layers.',
      source: 'the chapter',
      mark: 'contradicted',
      found:
        'Untrained, for layers 1 to 4 the product is 51 %, 26 %, 12 %, 6 %; of 1,000 images none excites 0 %, 1 %, 5 %, 21 % of the neurons. The product falls with depth, the dead become more.',
      command: claims('neurons'),
    },
    {
      text: 'Weight gradients are about 10⁻² in the output layer and 10⁻³ in the first.',
      source: 'the chapter',
      mark: 'contradicted',
      found:
        'At initialisation the standard deviations from layer 1 to 5 are 2.1·10⁻⁴, 2.3·10⁻⁴, 2.6·10⁻⁴, 3.5·10⁻⁴, 8.3·10⁻⁴. 99.9 % of the first layer’s lie within 8.3·10⁻⁴, of the last’s within 4.1·10⁻³: the claim gives extremes.',
      command: claims('gradients'),
    },
    {
      text: 'Its gradients gather around 0.',
      source: 'the chapter',
      mark: 'confirmed',
      found: 'Of the weight gradients at initialisation exactly 0 are, from layer 1 to 5, 1 %, 9 %, 17 %, 36 %, 26 %.',
      command: claims('gradients'),
    },
    {
      text: 'Outputs are not zero-centred, so a neuron’s incoming weight gradients all have one sign for an image.',
      source: 'the chapter',
      mark: 'confirmed',
      found:
        'Of those that are not 0, the larger sign has from layer 1 to 5 71 %, 100 %, 100 %, 100 %, 100 % for one image; the first layer’s inputs are pixels from −1 to 1. In a batch of 128 it has 69 %, 70 %, 69 %, 66 %, 61 %.',
      command: claims('gradients'),
    },
    {
      text: 'Sparse outputs save memory and computing.',
      source: 'the chapter',
      mark: 'contradicted',
      found:
        'Untrained, 51 %, 50 %, 47 %, 51 % of the outputs of layers 1 to 4 are 0. Dense arrays hold and multiply them all the same.',
      command: claims('neurons'),
    },
    {
      text: 'The surface f(x) + f(y) is flat where one input is negative.',
      source: 'the sources',
      mark: 'contradicted',
      found: 'Only where both are, on 25 % of [−5, 5]²: in a sum the other input still counts.',
      command: claims('functions'),
    },
    {
      text: 'Its loss is piecewise convex (2023).',
      source: 'the chapter',
      mark: 'open',
      found: 'It needs the Hessian of the loss: for one layer with the others fixed, and for all of them together.',
    },
    {
      text: 'The instability index ξ = E‖∇²L‖_F / E‖∇L‖² is 1.78.',
      source: 'the chapter',
      mark: 'open',
      found: 'It needs the Hessian of a network in training.',
    },
    {
      text: 'The order is STAF, TeLU, PReLU, ReLU.',
      source: 'the chapter’s exercises',
      mark: 'contradicted',
      found: chapterOrder,
      command: reproduce('staf,elu-alpha,prelu,relu'),
    },
  ],
  'leaky-relu': [
    {
      text: 'Accuracy 80.8 %, loss 0.55 after 15 epochs at rate 10⁻³.',
      source: 'the chapter',
      mark: 'confirmed',
      found: '81.2 %, 0.523; PyTorch 81.6 ± 0.3 %.',
      command: reproduce('leaky-relu'),
    },
    {
      text: 'β = 1.7889 is optimal for SGD (2024).',
      source: 'the chapter',
      mark: 'open',
      found:
        'It has no β. Read as its slope it needs a sweep. One slope is tried: 2.35, which amplifies, gives 86.7 %.',
      command: reproduce('leaky-relu', '--seeds 1 --slope 2.35'),
    },
  ],
  prelu: [
    {
      text: 'Accuracy 86.0 %, loss 0.40 after 15 epochs at rate 10⁻³.',
      source: 'the chapter',
      mark: 'confirmed',
      found:
        '85.8 %, 0.390; PyTorch 85.9 ± 0.4 %. It wins by amplifying, not by leaking: its slope goes from 0.25 to 2.28.',
      command: reproduce('prelu'),
    },
    {
      text: 'PReLU is max(ax, x).',
      source: 'the sources',
      mark: 'contradicted',
      found: 'Not once a > 1, where it ends: at a = 2.28, f(−1) is −2.28, and the maximum would be −1.',
      command: claims('functions'),
    },
    {
      text: 'Regularising, with a risk of over-fitting.',
      source: 'the chapter',
      mark: 'confirmed',
      found:
        'The loss on test images is 0.095 above that on training images after 10 epochs on 10,000 images, with ReLU 0.066.',
      command: claims('training'),
    },
    {
      text: 'The order is STAF, TeLU, PReLU, ReLU.',
      source: 'the chapter’s exercises',
      mark: 'contradicted',
      found: chapterOrder,
      command: reproduce('staf,elu-alpha,prelu,relu'),
    },
  ],
  rrelu: [
    {
      text: 'Accuracy 81.5 %, loss 0.52 after 15 epochs at rate 10⁻³.',
      source: 'the chapter',
      mark: 'confirmed',
      found: '81.7 %, 0.515; PyTorch 81.6 ± 0.2 %.',
      command: reproduce('rrelu'),
    },
    {
      text: 'Results can hardly be reproduced.',
      source: 'the chapter',
      mark: 'contradicted',
      found: 'The noise comes from the seed: trained twice, the weights are equal to the last bit.',
      command: claims('training'),
    },
    {
      text: 'Regularising, with a risk of over-fitting.',
      source: 'the chapter',
      mark: 'contradicted',
      found:
        'The loss on test images is 0.065 above that on training images after 10 epochs on 10,000 images, with ReLU 0.066: no difference.',
      command: claims('training'),
    },
  ],
  elu: [
    {
      text: 'Its mean outputs are nearer zero than ReLU’s.',
      source: 'the sources',
      mark: 'confirmed',
      found: 'For inputs from N(0, 1) the mean output is 0.16, ReLU’s 0.40.',
      command: claims('functions'),
    },
    {
      text: 'So it learns faster.',
      source: 'the sources',
      mark: 'open',
      found: 'It needs a sweep: the epochs to a given loss, over rates and seeds.',
    },
  ],
};
