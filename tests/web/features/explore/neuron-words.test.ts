/** One neuron's computation in words. */
import { describe, expect, it } from 'vitest';
import {
  biasFor,
  learningWords,
  preActivation,
  reachOf,
  sumWords,
} from '../../../../web/src/features/explore/neuron-words.js';

it('the pre-activation meets 0 exactly where sums of twentieths should', () => {
  expect(0.1 * 3 - 0.3).not.toBe(0);
  expect(preActivation(0.1, 3, -0.3)).toBe(0);
  expect(preActivation(1, 1, -2)).toBe(-1);
});

it('the bias that a dot is dragged to makes its pre-activation, whatever weight and input are', () => {
  expect(biasFor(-0.45, 1.3, -2)).toBe(2.15);
  expect(preActivation(1.3, -2, biasFor(-0.45, 1.3, -2))).toBe(-0.45);
});

it('a dot reaches as far as the bias alone takes it', () => {
  expect(reachOf(1, 1)).toEqual([-4, 6]);
  expect(reachOf(-2, 1.5)).toEqual([-8, 2]);
});

it('the sum is written with its signs', () => {
  expect(sumWords(1, 1, -2)).toBe('1.00 · 1.00 − 2.00');
  expect(sumWords(-1.5, -0.5, 0.25)).toBe('−1.50 · (−0.50) + 0.25');
});

describe('learningWords', () => {
  it('says that nothing is learned where the slope is 0', () => {
    expect(learningWords(0, 1, 1)).toContain('neither weight nor bias changes');
  });

  it('says that hardly anything is learned under 5 % of the largest slope, whatever its sign', () => {
    for (const slope of [0.049, -0.049]) expect(learningWords(slope, 1, 1)).toContain('hardly change');
    for (const slope of [0.051, -0.5]) expect(learningWords(slope, 1, 1)).not.toContain('hardly');
    expect(learningWords(0.02, 1, 0.25)).not.toContain('hardly');
  });

  it('names what weight and bias change with', () => {
    expect(learningWords(0.5, -2, 1)).toBe(
      'The gradient is multiplied by 0.5: the weight changes with 0.5 · x = −1, the bias with 0.5.',
    );
  });
});
