/** The colour map of weights. */
import { describe, expect, it } from 'vitest';
import { diverging, type Ground } from '../../../web/src/figure/diverging.js';

/** Relative luminance after WCAG 2. */
function luminance(fraction: number, ground: Ground): number {
  const [r = 0, g = 0, b = 0] = diverging(fraction, ground).map((part) => {
    const s = part / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** As a reader without green cones sees it (Viénot, Brettel and Mollon, 1999): the blue part and the red-green mean. */
const blueness = (fraction: number, ground: Ground): number => {
  const [r, g, b] = diverging(fraction, ground);
  return b - (r + g) / 2;
};

describe.each(['light', 'dark'] as const)('diverging on %s', (ground) => {
  it('is as strong below zero as above', () => {
    // CIELAB's lightness is of the white D50, luminance of D65: they differ by this little.
    for (let t = 0; t <= 1; t += 0.05) {
      expect(Math.abs(luminance(-t, ground) - luminance(t, ground))).toBeLessThan(0.01);
    }
  });

  it('departs from the middle all the way', () => {
    for (const sign of [-1, 1]) {
      for (let t = 0.05; t <= 1; t += 0.05) {
        const [before, now] = [luminance(sign * (t - 0.05), ground), luminance(sign * t, ground)];
        if (ground === 'light') expect(now).toBeLessThan(before);
        else expect(now).toBeGreaterThan(before);
      }
    }
  });

  it('is grey at zero, and blue against yellow for who cannot tell red from green', () => {
    const [r, g, b] = diverging(0, ground);
    expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThan(2);
    expect(blueness(-1, ground)).toBeGreaterThan(40);
    expect(blueness(1, ground)).toBeLessThan(-40);
  });

  it('clamps, and takes NaN for zero', () => {
    expect(diverging(7, ground)).toEqual(diverging(1, ground));
    expect(diverging(-7, ground)).toEqual(diverging(-1, ground));
    expect(diverging(NaN, ground)).toEqual(diverging(0, ground));
  });
});
