/** Axes and ranges. */
import { describe, expect, it } from 'vitest';
import { extent, linearAxis, padded } from '../../../web/src/plot/axis.js';

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

describe('nice ends', () => {
  it('are ticks just outside of the data', () => {
    expect(linearAxis([0.13, 0.97], [0, 300], { spacing: 44, nice: true }).domain).toEqual([0, 1]);
    expect(linearAxis([-1234, 98765], [0, 300], { spacing: 44, nice: true }).domain).toEqual([-20000, 100000]);
  });

  it('of a range without room for ticks are its own', () => {
    expect(linearAxis([-5, 5], [0, 300], { spacing: 1000, nice: true }).domain).toEqual([-5, 5]);
  });
});

describe('labels', () => {
  const labels = (domain: readonly [number, number]): readonly string[] =>
    linearAxis(domain, [0, 300], { spacing: 60 }).ticks.map(({ label }) => label);

  it('have the decimals that their step needs, and thousands apart', () => {
    expect(labels([0, 1])).toEqual(['0.0', '0.2', '0.4', '0.6', '0.8', '1.0']);
    expect(labels([-0.05, 0.05])).toEqual(['−0.04', '−0.02', '0.00', '0.02', '0.04']);
    expect(labels([0, 5000])).toEqual(['0', '1,000', '2,000', '3,000', '4,000', '5,000']);
    expect(labels([1e-7, 3e-7])[0]).toBe('0.00000010');
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
