/** Of functions that learn their shape, and of what the chapter alone defines. */
import type { Claim } from '../types.js';
import { chapterOrder, claims, reproduce } from './commands.js';

export const learned: Readonly<Record<string, readonly Claim[]>> = {
  'elu-alpha': [
    {
      text: 'Accuracy 86.2 %, loss 0.39 after 15 epochs at rate 10⁻³.',
      source: 'the chapter',
      mark: 'confirmed',
      found: '86.8 %, 0.373; PyTorch 86.5 ± 0.2 %. It wins by amplifying: α goes from 1 to 3.26.',
      command: reproduce('elu-alpha'),
    },
    {
      text: 'The order is STAF, TeLU, PReLU, ReLU.',
      source: 'the chapter’s exercises',
      mark: 'contradicted',
      found: chapterOrder,
      command: reproduce('staf,elu-alpha,prelu,relu'),
    },
  ],
  staf: [
    {
      text: 'Accuracy 85.4 %, loss 0.44 after 15 epochs at rate 10⁻³.',
      source: 'the chapter',
      mark: 'contradicted',
      found: 'Better: 87.4 %, 0.362; PyTorch 87.3 ± 0.8 %.',
      command: reproduce('staf'),
    },
    {
      text: 'It takes 270 s where the others take 113 to 120 s.',
      source: 'the chapter',
      mark: 'confirmed',
      found: 'A step with it takes 2 times one with ReLU.',
      command: claims('cost'),
    },
    {
      text: 'High cost and memory.',
      source: 'the chapter',
      mark: 'contradicted',
      found: 'Cost, yes: a step takes 2 times ReLU’s. Memory, no: it learns 75 numbers, where the network has 283,914.',
      command: claims('functions', 'cost'),
    },
    {
      text: 'Published at ICLR 2025.',
      source: 'the chapter',
      mark: 'uncheckable',
      found: 'No computation tells. The source on this card is arXiv’s.',
    },
    {
      text: 'Regularising, with a risk of over-fitting.',
      source: 'the chapter',
      mark: 'confirmed',
      found:
        'The loss on test images is 0.249 above that on training images after 10 epochs on 10,000 images, with ReLU 0.066. At ReLU’s rate one seed of three diverges.',
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
  'adaptive-sigmoid': [
    {
      text: '37 % faster convergence than the sigmoid.',
      source: 'the chapter',
      mark: 'open',
      found: 'It needs a sweep: the epochs to a given loss, over rates and seeds.',
    },
    {
      text: '89 % better kept information for negative inputs.',
      source: 'the chapter',
      mark: 'uncheckable',
      found: 'The chapter does not say what is measured.',
    },
  ],
  sgt: [
    {
      text: '12 % higher Dice score than ReLU in 3-D convolutional networks.',
      source: 'the chapter',
      mark: 'uncheckable',
      found: 'No 3-D images are here. On 10,000 images of FashionMNIST it reaches 84.3 %, ReLU 83.0 %.',
      command: claims('training'),
    },
    {
      text: 'It is stable by the Fokker–Planck equation.',
      source: 'the chapter',
      mark: 'uncheckable',
      found: 'The chapter gives neither the equation nor what is to be stable.',
    },
  ],
  'nipuna-chapter': [
    {
      text: 'NIPUNA is x for x > 0 and α·softplus(x) otherwise.',
      source: 'the chapter',
      mark: 'contradicted',
      found:
        'NIPUNA as published is max(x·σ(βx), x). The chapter’s jumps by α ln 2 at 0, with α = 1 from 0.693 down to 0; ELU does not jump.',
      command: claims('functions'),
    },
    {
      text: '18 % less gradient noise than ELU on the negative side.',
      source: 'the chapter',
      mark: 'contradicted',
      found:
        'Over batches of 128 the gradient’s noise at initialisation is 0.53 times its mean, ELU’s 0.33. Of the negative side alone the chapter does not say how it is taken.',
      command: claims('gradients'),
    },
    {
      text: 'Quadratic convergence with BFGS.',
      source: 'the chapter',
      mark: 'uncheckable',
      found: 'No BFGS is here. The theorem asks for a loss with two derivatives; with this function the loss jumps.',
    },
    {
      text: '81.3 % on ImageNet with ResNet-50.',
      source: 'the chapter',
      mark: 'uncheckable',
      found: 'ImageNet does not fit here. On 10,000 images of FashionMNIST it reaches 82.5 %, ReLU 83.0 %.',
      command: claims('training'),
    },
  ],
};
