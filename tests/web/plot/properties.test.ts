/** Saturation, centring and ranges, for functions whose answers are known. */
import { describe, expect, it } from 'vitest';
import { formatRange, saturation, zeroCentring } from '../../../web/src/plot/properties.js';

describe('saturation', () => {
  it('is read off the limits of the slope', () => {
    expect(saturation([0, 0])).toBe('both'); // tanh
    expect(saturation([0, 1])).toBe('left'); // ReLU
    expect(saturation([1, 0])).toBe('right'); // −softplus(−x)
    expect(saturation([0.01, 1])).toBe('no'); // leaky ReLU
    expect(saturation([1, 1])).toBe('no'); // identity
  });

  it('is not claimed where the slope has no limit', () => {
    expect(saturation([NaN, NaN])).toBeUndefined(); // sums of sines
  });
});

describe('zeroCentring', () => {
  it('is yes for outputs that reach equally far to both sides', () => {
    expect(zeroCentring([-1, 1])).toBe('yes'); // tanh
    expect(zeroCentring([-Infinity, Infinity])).toBe('yes'); // identity
  });

  it('is no for outputs of one sign', () => {
    expect(zeroCentring([0, 1])).toBe('no'); // sigmoid
    expect(zeroCentring([0, Infinity])).toBe('no'); // ReLU
    expect(zeroCentring([-Infinity, 0])).toBe('no'); // log-sigmoid
  });

  it('is partial where one side reaches further', () => {
    expect(zeroCentring([-0.17, Infinity])).toBe('partly'); // GELU
    expect(zeroCentring([-1, Infinity])).toBe('partly'); // ELU
  });

  it('is not claimed where the range depends on what is drawn', () => {
    expect(zeroCentring([NaN, NaN])).toBeUndefined();
  });
});

it('ranges are written with ∞ and a true minus sign', () => {
  expect(formatRange([-0.16997, Infinity])).toBe('−0.17 … ∞');
  expect(formatRange([-Infinity, Infinity])).toBe('all numbers');
  expect(formatRange([NaN, NaN])).toBe('depends on its parameters');
});
