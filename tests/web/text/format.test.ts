/** Epochs and lists as text. */
import { expect, it } from 'vitest';
import { formatEpoch, formatList } from '../../../web/src/text/format.js';

it('an epoch has a decimal only where it is not whole, rounding aside', () => {
  expect(['0', '4', '3', '3.4', '12.0']).toEqual([0, 4, 79 * (3 / 79), 3.42, 11.97].map(formatEpoch));
});

it('a list has commas, and before its last word “and”', () => {
  expect(formatList([])).toBe('');
  expect(formatList(['ReLU'])).toBe('ReLU');
  expect(formatList(['ReLU', 'GELU'])).toBe('ReLU and GELU');
  expect(formatList(['ReLU', 'GELU', 'Mish'])).toBe('ReLU, GELU and Mish');
});
