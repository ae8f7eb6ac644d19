/** Steps of sliders, and typed numbers. */
import { describe, expect, it } from 'vitest';
import { readNumber, sliderStep } from '../../../web/src/plot/slider.js';

describe('sliderStep', () => {
  it('is a round number that makes 200 to 500 steps', () => {
    for (const [minimum, maximum, step] of [
      [0, 1, 0.005],
      [0, 5, 0.02],
      [-1, 4, 0.02],
      [-3, 3, 0.02],
      [0, 1000, 5],
    ] as const) {
      expect(sliderStep(minimum, maximum)).toBe(step);
      const steps = (maximum - minimum) / step;
      expect(steps).toBeGreaterThanOrEqual(200);
      expect(steps).toBeLessThanOrEqual(500);
    }
  });
});

describe('readNumber', () => {
  const read = (text: string) => readNumber(text, 'Swish β', 0, 5);

  it('takes decimals with a point or a comma, exponents and spaces around', () => {
    for (const text of ['2.5', '2,5', ' 2.5 ', '25e-1', '+2.5', '.25e1']) {
      expect(read(text)).toEqual({ kind: 'number', value: 2.5 });
    }
    expect(readNumber('−0.5', 'a', -1, 1)).toEqual({ kind: 'number', value: -0.5 });
  });

  it('refuses other text and numbers out of range with the field’s name and the range', () => {
    for (const text of ['', 'abc', '2.5.1', '1,000.5', '0x10', 'Infinity', 'NaN', '-1', '5.01', '1e999']) {
      expect(read(text)).toEqual({ kind: 'fault', reason: 'Swish β must be a number from 0 to 5.' });
    }
  });
});
