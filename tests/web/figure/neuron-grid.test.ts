/** Grids of neurons, their colours, and the numbers beside them. */
import { describe, expect, it } from 'vitest';
import { viridis } from '../../../web/src/figure/colour.js';
import {
  formatCount,
  formatDuration,
  formatMegabytes,
  formatPercent,
  formatValue,
} from '../../../web/src/text/format.js';
import { cellAfterKey, layoutGrid, neuronOrder, pitchFor } from '../../../web/src/figure/neuron-grid.js';

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

  it('gives the layers of a network equal cells, as large as the height of all has room for', () => {
    const layers = [256, 192, 128, 64];
    const heights = [600, 300, 220, 190].map((height) => {
      const pitch = pitchFor({ layers, height }, 552);
      const grids = layers.map((units) => layoutGrid(units, 552, pitch));
      expect(new Set(grids.map(({ side }) => side)).size).toBe(1);
      for (const grid of grids) expect(grid.width).toBeLessThanOrEqual(552);
      const taken = grids.reduce((sum, grid) => sum + grid.height + 2, 0);
      expect(taken).toBeLessThanOrEqual(height);
      return pitch;
    });
    expect(heights).toEqual([...heights].sort((a, b) => b - a));
    expect(heights[0]).toBeGreaterThan(heights[3] ?? 0);
  });

  it('keeps cells that can be seen where no size would have room', () => {
    expect(pitchFor({ layers: [4096, 4096], height: 100 }, 300)).toBe(9);
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

  it('keeps 2,048 neurons compact on a laptop and in view on a phone', () => {
    expect(layoutGrid(2048, 900).height).toBeLessThan(400);
    expect(layoutGrid(2048, 328).height).toBeLessThan(700);
  });

  it('finds every cell at all four corners and nothing outside', () => {
    for (const [units, width] of [
      [192, 640],
      [100, 320],
      [2048, 1000],
    ] as const) {
      const grid = layoutGrid(units, width);
      for (let i = 0; i < units; i += 1) {
        const { x, y } = grid.place(i);
        for (const [dx, dy] of [
          [0, 0],
          [grid.side - 1, 0],
          [0, grid.side - 1],
          [grid.side - 1, grid.side - 1],
        ] as const) {
          expect(grid.cellAt(x + dx, y + dy)).toBe(i);
        }
      }
      const last = grid.place(units - 1);
      expect(grid.cellAt(-1, 0)).toBeUndefined();
      expect(grid.cellAt(0, -1)).toBeUndefined();
      expect(grid.cellAt(0, grid.height + 2)).toBeUndefined();
      expect(grid.cellAt(grid.width + 2, 0)).toBeUndefined();
      if (units % grid.columns > 0) expect(grid.cellAt(last.x + grid.side + 3, last.y)).toBeUndefined();
    }
  });
});

describe('cellAfterKey', () => {
  /** Ten cells in rows of four: 0 1 2 3 / 4 5 6 7 / 8 9 */
  const after = (key: string, index: number): number | undefined => cellAfterKey(key, index, 10, 4);

  it('moves in two dimensions', () => {
    expect(after('ArrowRight', 5)).toBe(6);
    expect(after('ArrowLeft', 5)).toBe(4);
    expect(after('ArrowUp', 5)).toBe(1);
    expect(after('ArrowDown', 5)).toBe(9);
    expect(after('Home', 5)).toBe(0);
    expect(after('End', 5)).toBe(9);
  });

  it('stays where a step would leave the grid', () => {
    expect(after('ArrowLeft', 0)).toBe(0);
    expect(after('ArrowUp', 3)).toBe(3);
    expect(after('ArrowDown', 7)).toBe(7);
    expect(after('ArrowRight', 9)).toBe(9);
  });

  it('goes by pages within its column', () => {
    expect(after('PageDown', 2)).toBe(6);
    expect(after('PageDown', 1)).toBe(9);
    expect(after('PageUp', 9)).toBe(1);
    expect(cellAfterKey('PageDown', 3, 1000, 10)).toBe(43);
  });

  it('leaves all other keys alone', () => {
    expect(after('a', 5)).toBeUndefined();
    expect(after('Tab', 5)).toBeUndefined();
  });
});

describe('neuronOrder', () => {
  const layer = { firingRate: [0.5, 0, 0.1, 0, 1, 0.1], dead: [0, 0, 0, 1, 0, 0] };

  it('puts the dead first, then the rates from small to large, equal ones by place', () => {
    expect(neuronOrder(layer, 'rate')).toEqual([3, 1, 2, 5, 0, 4]);
  });

  it('keeps the places', () => {
    expect(neuronOrder(layer, 'place')).toEqual([0, 1, 2, 3, 4, 5]);
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
