/** What a function does with a neuron's number, from what is known of it. */
import { expect, it } from 'vitest';
import type { ActivationInfo } from '../../../../web/src/engine/types.js';
import { passesOn } from '../../../../web/src/features/explore/first-words.js';

const known = (id: string, range: readonly [number, number], derivative: readonly [number, number]): ActivationInfo =>
  ({ id, name: id.toUpperCase(), range, limits: { value: [NaN, NaN], derivative } }) as unknown as ActivationInfo;

it.each([
  [known('relu', [0, Infinity], [0, 1]), 'RELU passes it on if it is positive and gives 0 if not.'],
  [known('tanh', [-1, 1], [0, 0]), 'TANH makes a number from −1 to 1 of it.'],
  [
    known('gelu', [-0.17, Infinity], [0, 1]),
    'GELU passes on nearly all of a large z and nearly nothing of one far below 0.',
  ],
  [known('leaky', [-Infinity, Infinity], [0.01, 1]), 'LEAKY passes on 1 · z far above 0 and about 0.01 · z far below.'],
  [known('snake', [-Infinity, Infinity], [NaN, NaN]), 'SNAKE makes another number of it and passes that on.'],
  [known('none', [-Infinity, Infinity], [1, 1]), 'NONE makes another number of it and passes that on.'],
])('$0.id is told by its range and its slopes far from 0', (info, words) => {
  expect(passesOn(info)).toBe(words);
});
