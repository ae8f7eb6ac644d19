/** Numbers, epochs, times and lists as text. */
import { afterEach, describe, expect, it } from 'vitest';
import {
  formatCount,
  formatDuration,
  formatEpoch,
  formatFixed,
  formatList,
  formatPercent,
  formatSeries,
  formatValue,
} from '../../../web/src/text/format.js';
import { english, speak } from '../../../web/src/text/words.js';

afterEach(() => {
  speak(english, {});
});

it('fixed decimals are those that JavaScript rounds to, with a true minus sign and no grouping', () => {
  const numbers = [0, 0.5, 1.005, 2.5, -0.001, -1.25, 12345.678, 99.995, 1e-7, 8.345];
  for (const decimals of [0, 1, 2, 3])
    expect(numbers.map((value) => formatFixed(value, decimals))).toEqual(
      numbers.map((value) => value.toFixed(decimals).replace('-', '−')),
    );
});

it('a value has its significant digits, and an exponent only where it is very small or large', () => {
  expect([0.0001234, -1234.5, 999999, 1234567, 1.5e-7, -2e-12, 1e300].map((value) => formatValue(value, 4))).toEqual([
    '0.0001234',
    '−1235',
    '1e+6',
    '1.235e+6',
    '1.5e−7',
    '−2e−12',
    '1e+300',
  ]);
});

describe('in a language with decimal commas', () => {
  const text = {
    'list.and': [
      { type: 1, value: 'most' },
      { type: 0, value: ' und ' },
      { type: 1, value: 'last' },
    ],
  };

  it('numbers have them', () => {
    speak('de', {});
    expect(formatFixed(-1.5, 2)).toBe('−1,50');
    expect(formatValue(0.0001234)).toBe('0,000123');
    expect(formatValue(1.25e-9)).toBe('1,25e−9');
    expect(formatCount(60_000)).toBe('60.000');
    expect(formatPercent(0.8134)).toBe('81,3 %');
  });

  it('lists have its words', () => {
    speak('de', { text });
    expect(formatList(['ReLU', 'GELU', 'Mish'])).toBe('ReLU, GELU und Mish');
  });
});

it('a time has two units at most', () => {
  expect([8.4, 80, 7500, NaN].map(formatDuration)).toEqual(['8 s', '1 min 20 s', '2 h 5 min', '–']);
});

it('an epoch has a decimal only where it is not whole, rounding aside', () => {
  expect(['0', '4', '3', '3.4', '12.0']).toEqual([0, 4, 79 * (3 / 79), 3.42, 11.97].map(formatEpoch));
});

it('a list has commas, and before its last word “and”', () => {
  expect(formatList([])).toBe('');
  expect(formatList(['ReLU'])).toBe('ReLU');
  expect(formatList(['ReLU', 'GELU'])).toBe('ReLU and GELU');
  expect(formatList(['ReLU', 'GELU', 'Mish'])).toBe('ReLU, GELU and Mish');
});

it('a series has commas, or semicolons, and no word', () => {
  expect(formatSeries([])).toBe('');
  expect(formatSeries(['ReLU', 'GELU', 'Mish'])).toBe('ReLU, GELU, Mish');
  expect(formatSeries(['ReLU 1', 'GELU 2'], 'semicolon')).toBe('ReLU 1; GELU 2');
});
