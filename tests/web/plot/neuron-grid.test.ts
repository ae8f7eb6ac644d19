/** Grids of neurons, their colours, and the numbers beside them. */
import { describe, expect, it } from 'vitest';
import { viridis } from '../../../web/src/plot/colour.js';
import {
  formatCount,
  formatDuration,
  formatMegabytes,
  formatPercent,
  formatValue,
} from '../../../web/src/plot/format.js';
import { layoutGrid } from '../../../web/src/plot/neuron-grid.js';

describe('layoutGrid', () => {
  it('fits the width of a phone, a laptop and a projector, for every usual layer', () => {
    for (const width of [320, 640, 960, 1600]) {
      for (const units of [1, 10, 64, 100, 256, 512, 1024, 2048, 4096]) {
        const grid = layoutGrid(units, width);
        expect(grid.width).toBeLessThanOrEqual(width);
        const last = grid.place(units - 1);
        expect(last.x + grid.side).toBeLessThanOrEqual(grid.width);
        expect(last.y + grid.side).toBe(grid.height);
        expect(grid.side).toBeGreaterThanOrEqual(7);
      }
    }
  });

  it('gives every neuron a place of its own', () => {
    const grid = layoutGrid(192, 640);
    const places = new Set(
      Array.from({ length: 192 }, (_, i) => `${String(grid.place(i).x)},${String(grid.place(i).y)}`),
    );
    expect(places.size).toBe(192);
  });

  it('stays finite in a figure that has no width yet', () => {
    expect(layoutGrid(64, 1).side).toBeGreaterThan(0);
  });
});

describe('viridis', () => {
  it('runs from dark violet to yellow', () => {
    expect(viridis(0)).toBe('#440154');
    expect(viridis(1)).toBe('#fde725');
  });

  it('clamps what is outside and gives no colour to NaN', () => {
    expect(viridis(-3)).toBe(viridis(0));
    expect(viridis(7)).toBe(viridis(1));
    expect(viridis(NaN)).toBe('none');
  });

  it('grows lighter all the way', () => {
    const light = (hex: string): number =>
      [1, 3, 5].reduce((sum, at, i) => sum + parseInt(hex.slice(at, at + 2), 16) * ([0.21, 0.72, 0.07][i] ?? 0), 0);
    const steps = Array.from({ length: 50 }, (_, i) => light(viridis(i / 49)));
    for (let i = 1; i < steps.length; i += 1) expect(steps[i]).toBeGreaterThan(steps[i - 1] ?? NaN);
  });
});

describe('numbers as text', () => {
  it('groups thousands, and names shares in per cent', () => {
    expect(formatCount(60_000)).toBe('60,000');
    expect(formatPercent(0.8134)).toBe('81.3 %');
    expect(formatPercent(0 / 0)).toBe('–');
  });

  it('rounds values to their digits with a true minus', () => {
    expect(formatValue(-0.16996)).toBe('−0.17');
    expect(formatValue(-1e-12)).toBe('−1e−12');
    expect(formatValue(0)).toBe('0');
    expect(formatValue(-0)).toBe('0');
    expect(formatValue(-Infinity)).toBe('−∞');
    expect(formatValue(NaN)).toBe('–');
  });

  it('tells times and sizes as people do', () => {
    expect(formatDuration(8.4)).toBe('8 s');
    expect(formatDuration(80)).toBe('1 min 20 s');
    expect(formatDuration(7500)).toBe('2 h 5 min');
    expect(formatDuration(Infinity)).toBe('–');
    expect(formatMegabytes(4_950_000)).toBe('5.0 MB');
  });
});
