/** Zoom and pan: what stays in place, where it ends, and steps that read well. */
import { describe, expect, it } from 'vitest';
import { allowedRange, niceStep, panned, rangeWith, rounded, stepped, zoomed } from '../../../web/src/figure/zoom.js';

describe('zoomed', () => {
  it('keeps the value it zooms about at the same share of the width', () => {
    for (const factor of [0.5, 0.8, 1.25, 3]) {
      const [from, to] = zoomed([-5, 5], 2, factor);
      expect((2 - from) / (to - from)).toBeCloseTo(0.7, 3);
      expect(to - from).toBeCloseTo(10 * factor, 3);
    }
  });

  it('ends at a thousandth and at −1000 … 1000', () => {
    const closest = zoomed([1, 1.0015], 1, 1e-6);
    expect(closest[1] - closest[0]).toBeCloseTo(0.001, 9);
    expect(zoomed([-900, 900], 0, 50)).toEqual([-1000, 1000]);
  });

  it('does not wander when it is asked again at the closest', () => {
    let range = zoomed([3, 4], 3.3, 1e-9);
    const first = range;
    for (let i = 0; i < 20; i += 1) range = zoomed(range, 3.3, 0.5);
    expect(range[0]).toBeCloseTo(first[0], 5);
  });
});

describe('panned', () => {
  it('moves both ends alike', () => {
    expect(panned([-5, 5], 2)).toEqual([-3, 7]);
  });

  it('stops at the limits with its width kept', () => {
    expect(panned([-5, 5], 5000)).toEqual([990, 1000]);
    expect(panned([-5, 5], -5000)).toEqual([-1000, -990]);
  });
});

describe('allowedRange', () => {
  it('leaves an ordinary range as it is', () => {
    expect(allowedRange([-5, 5])).toEqual([-5, 5]);
    expect(allowedRange([-0.25, 0.125])).toEqual([-0.25, 0.125]);
  });

  it('turns round a reversed range, opens an empty one and replaces what is none', () => {
    expect(allowedRange([3, -3])).toEqual([-3, 3]);
    const [from, to] = allowedRange([2, 2]);
    expect(to - from).toBeCloseTo(0.001, 9);
    expect(allowedRange([NaN, 1])).toEqual([-5, 5]);
    expect(allowedRange([-Infinity, Infinity])).toEqual([-5, 5]);
  });

  it('gives numbers short enough for a link', () => {
    const [from, to] = allowedRange([-10 / 3, 20 / 7]);
    expect(`${String(from)},${String(to)}`).toBe('-3.3333,2.8571');
  });
});

describe('rangeWith', () => {
  it('leaves the range where the value is in view', () => {
    expect(rangeWith(4.9, [-5, 5])).toEqual([-5, 5]);
  });

  it('moves no further than a margin beyond the value', () => {
    expect(rangeWith(8, [-5, 5])).toEqual([-1, 9]);
    expect(rangeWith(-8, [-5, 5])).toEqual([-9, 1]);
    expect(rangeWith(1000, [-5, 5])).toEqual([990, 1000]);
  });
});

describe('steps', () => {
  it('are 1, 2 or 5 times a power of ten', () => {
    expect([0.2, 0.24, 0.31, 0.6, 0.9, 1.2, 40, 0.00002].map(niceStep)).toEqual([
      0.2, 0.2, 0.2, 0.5, 1, 1, 50, 0.00002,
    ]);
  });

  it('go from multiple to multiple, without the tail of binary fractions', () => {
    let x = 0;
    for (let i = 0; i < 3; i += 1) x = stepped(x, 0.1, 1);
    expect(x).toBe(0.3);
    // 0.3 / 0.1 is a little less than 3.
    expect(stepped(0.3, 0.1, 1)).toBe(0.4);
    expect(stepped(0.13, 0.2, 1)).toBe(0.2);
    expect(stepped(0.13, 0.2, -1)).toBe(0);
    expect(stepped(-1.2, 0.2, -1)).toBe(-1.4);
    expect(stepped(1, 0.2, 5)).toBe(2);
  });

  it('round a pixel’s value to digits that pixels of this size tell apart', () => {
    expect(rounded(-1.23456, 0.0167)).toBe(-1.23);
    expect(rounded(123.456, 2)).toBe(123);
    expect(rounded(0.00049, 0.01)).toBe(0);
  });
});
