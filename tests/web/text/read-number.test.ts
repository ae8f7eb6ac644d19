/** Typed numbers. */
import { describe, expect, it } from 'vitest';
import { readNumber } from '../../../web/src/text/read-number.js';

describe('readNumber', () => {
  const read = (text: string) => readNumber(text, { name: 'Swish β', minimum: 0, maximum: 5, example: 1.5 });

  it('takes decimals with a point or a comma, exponents and spaces around', () => {
    for (const text of ['2.5', '2,5', ' 2.5 ', '25e-1', '25e−1', '+2.5', '.25e1']) {
      expect(read(text)).toEqual({ kind: 'value', value: 2.5 });
    }
    const signed = { name: 'a', minimum: -1, maximum: 1, example: 0.1 };
    for (const text of ['-0.5', '−0.5', '−,5', '−5e−1']) {
      expect(readNumber(text, signed)).toEqual({ kind: 'value', value: -0.5 });
    }
  });

  it('refuses other text and numbers out of range with the field’s name, the range and an example', () => {
    for (const text of ['', 'abc', '2.5.1', '1,000.5', '0x10', 'Infinity', 'NaN', '-1', '5.01', '1e999']) {
      expect(read(text)).toEqual({
        kind: 'fault',
        reason: 'Swish β must be a number from 0 to 5, such as 1.5.',
      });
    }
  });
});
