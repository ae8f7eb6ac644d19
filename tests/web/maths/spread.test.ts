/** Places moved apart. */
import { describe, expect, it } from 'vitest';
import { spread } from '../../../web/src/maths/spread.js';

describe('spread', () => {
  it('leaves heights alone that are apart already', () => {
    expect(spread([80, 10, 40], 15, [0, 100])).toEqual([80, 10, 40]);
  });

  it('keeps their order', () => {
    expect(spread([50, 49, 51], 10, [0, 100])).toEqual([59, 49, 69]);
  });

  it('gives no place to NaN', () => {
    expect(spread([NaN, 5], 10, [0, 100])).toEqual([undefined, 5]);
  });
});
