/** Axes and ranges. */
import { describe, expect, it } from 'vitest';
import { extent, padded } from '../../../web/src/maths/range.js';
import { linearAxis } from '../../../web/src/figure/axis.js';

describe('linearAxis', () => {
  it('puts the ends of the domain at the ends of the pixels', () => {
    const axis = linearAxis([-5, 5], [40, 640], { spacing: 44 });
    expect(axis.at(-5)).toBe(40);
    expect(axis.at(5)).toBe(640);
  });

  it('labels negative ticks with a minus sign, not a hyphen', () => {
    const labels = linearAxis([-5, 5], [0, 600], { spacing: 44 }).ticks.map((tick) => tick.label);
    expect(labels).toContain('−5');
    expect(labels.join()).not.toContain('-');
  });

  it('keeps ticks apart, however narrow the figure is', () => {
    for (const width of [60, 120, 300, 900]) {
      const { ticks } = linearAxis([-5, 5], [0, width], { spacing: 44 });
      for (let i = 1; i < ticks.length; i += 1) {
        expect((ticks[i]?.at ?? 0) - (ticks[i - 1]?.at ?? 0)).toBeGreaterThan(24);
      }
    }
  });

  it('stops adding ticks when there are enough', () => {
    expect(linearAxis([0, 1], [0, 5000], { spacing: 10, enough: 5 }).ticks.length).toBeLessThanOrEqual(6);
  });
});

describe('extent', () => {
  it('looks past NaN and infinity', () => {
    expect(extent([NaN, 2, -Infinity, 5, Infinity])).toEqual([2, 5]);
  });

  it('takes in the values it is told to', () => {
    expect(extent([2, 5], [0])).toEqual([0, 5]);
  });

  it('opens a flat range and stands in for an empty one', () => {
    expect(extent([4, 4])).toEqual([2, 6]);
    expect(extent([0])).toEqual([-1, 1]);
    expect(extent([])).toEqual([0, 1]);
  });

  it('is widened by a share on both sides', () => {
    expect(padded([0, 10], 0.1)).toEqual([-1, 11]);
  });
});
