/** The colour maps, against colours of the published tables of 256. */
import { describe, expect, it } from 'vitest';
import { inkOn, magma, magmaRgb, viridis } from '../../../web/src/figure/colour.js';

/** By index in the table. */
const publishedMagma = new Map([
  [0, [0x00, 0x00, 0x04]],
  [8, [0x03, 0x03, 0x12]],
  [60, [0x4a, 0x10, 0x79]],
  [111, [0x9b, 0x2e, 0x7f]],
  [128, [0xb7, 0x37, 0x79]],
  [180, [0xf7, 0x72, 0x5c]],
  [196, [0xfc, 0x90, 0x65]],
  [230, [0xfe, 0xcf, 0x92]],
  [255, [0xfc, 0xfd, 0xbf]],
]);

describe('magma', () => {
  it('ends at the published colours', () => {
    expect([magma(0), magma(1)]).toEqual(['#000004', '#fcfdbf']);
  });

  it('keeps within 3 of 255 of the published colours between its samples', () => {
    for (const [index, colour] of publishedMagma) {
      const own = magmaRgb(index / 255);
      for (const [i, channel] of colour.entries()) expect(Math.abs((own?.[i] ?? NaN) - channel)).toBeLessThanOrEqual(3);
    }
  });

  it('clamps what is outside, and gives NaN no colour', () => {
    expect([magma(-1), magma(2), magma(NaN)]).toEqual(['#000004', '#fcfdbf', 'none']);
    expect(magmaRgb(NaN)).toBeUndefined();
  });
});

it('viridis ends at the published colours', () => {
  expect([viridis(0), viridis(1), viridis(NaN)]).toEqual(['#440154', '#fde725', 'none']);
});

describe('inkOn', () => {
  it('takes black or white by their contrast', () => {
    // Contrast of white on #757575 is 4.6 and of black 4.6 as well, the point where they meet (WCAG 2).
    expect([inkOn('#ffffff'), inkOn('#767676'), inkOn('#747474'), inkOn('#000000')]).toEqual([
      '#000000',
      '#000000',
      '#ffffff',
      '#ffffff',
    ]);
  });
});
