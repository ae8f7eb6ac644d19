/** What a pointer means on an axis. */
import { describe, expect, it } from 'vitest';
import { linearAxis } from '../../../web/src/figure/axis.js';
import { perPixel, picked, valueAt, withDomain } from '../../../web/src/figure/pick.js';
import { panned, zoomed } from '../../../web/src/figure/zoom.js';

const axis = linearAxis([-5, 5], [50, 650], { spacing: 50 });

describe('picked', () => {
  it('is the value under the pixel, with as many digits as pixels tell apart', () => {
    expect(valueAt(axis, 350)).toBe(0);
    expect(perPixel(axis)).toBeCloseTo(1 / 60, 12);
    expect(picked(axis, 351, 'none')).toBe(0.02);
    expect(picked(axis, 120, 'none')).toBe(-3.83);
  });

  it('is the end just beside the axis, and beyond that nothing or the end, as asked for', () => {
    expect(picked(axis, 47, 'none')).toBe(-5);
    expect(picked(axis, 40, 'none')).toBeUndefined();
    expect(picked(axis, 660, 'none')).toBeUndefined();
    expect(picked(axis, 0, 'nearest')).toBe(-5);
    expect(picked(axis, 700, 'nearest')).toBe(5);
  });
});

it('two fingers keep what is between them, panned and zoomed many times on one layout', () => {
  const under = valueAt(axis, 200);
  let range = axis.domain;
  let middle = 200;
  for (let i = 0; i < 40; i += 1) {
    const next = middle + 7;
    range = panned(range, (middle - next) * perPixel(withDomain(axis, range)));
    range = zoomed(range, valueAt(withDomain(axis, range), next), 0.95);
    middle = next;
  }
  const now = withDomain(axis, range);
  // Ranges are rounded, so that links stay short: 40 steps may add up to a pixel.
  expect(Math.abs(valueAt(now, middle) - under)).toBeLessThan(perPixel(now));
});
