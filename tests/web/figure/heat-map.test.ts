/** The heat map: its layout, its pixels, the cell under a point, the share without gradient. */
import { describe, expect, it } from 'vitest';
import {
  cellAt,
  cellCentre,
  heatMapPixels,
  layoutHeatMap,
  movedCell,
  summarise,
} from '../../../web/src/figure/heat-map.js';

const layout = layoutHeatMap(360, [-5, 5], 1.6);

describe('layoutHeatMap', () => {
  it('is a square that fits between the labels, with x to the right and y up', () => {
    expect(layout.left + layout.side).toBeLessThanOrEqual(360);
    expect(layout.x.at(5) - layout.x.at(-5)).toBe(layout.side);
    expect(layout.y.at(-5) - layout.y.at(5)).toBe(layout.side);
    expect(layout.key.top).toBeGreaterThan(layout.top + layout.side);
    expect(layout.height).toBeGreaterThan(layout.key.top + layout.key.height);
  });

  it('labels both ends of the range at 360 pixels, without labels that touch', () => {
    const { ticks } = layout.x;
    expect([ticks.at(0)?.label, ticks.at(-1)?.label]).toEqual(['−5', '5']);
    for (const [i, { at }] of ticks.entries()) {
      if (i > 0) expect(at - (ticks[i - 1]?.at ?? 0)).toBeGreaterThanOrEqual(24);
    }
  });

  it('starts the key at 0, whatever the smallest value is, and survives a gradient of 0 everywhere', () => {
    expect(layout.key.axis.domain).toEqual([0, 1.6]);
    expect(layoutHeatMap(360, [-5, 5], 0).key.axis.domain).toEqual([0, 1]);
  });
});

describe('heatMapPixels', () => {
  it('puts the first row of values at the bottom of the image', () => {
    const bytes = heatMapPixels([0, 0, 1, 1], 2, 1);
    expect([...bytes.subarray(0, 4)]).toEqual([0xfc, 0xfd, 0xbf, 255]);
    expect([...bytes.subarray(8, 12)]).toEqual([0, 0, 4, 255]);
  });

  it('paints a constant gradient in the colour of the largest, and no gradient black', () => {
    expect([...heatMapPixels([1.4, 1.4, 1.4, 1.4], 2, 1.4).subarray(0, 4)]).toEqual([0xfc, 0xfd, 0xbf, 255]);
    expect([...heatMapPixels([0, 0, 0, 0], 2, 0).subarray(0, 4)]).toEqual([0, 0, 4, 255]);
  });

  it('leaves what is not a number transparent', () => {
    expect(heatMapPixels([NaN, 0, 0, 0], 2, 1)[11]).toBe(0);
  });
});

describe('cells', () => {
  it('are found under their own middle', () => {
    for (const cell of [
      { row: 0, column: 0 },
      { row: 99, column: 0 },
      { row: 37, column: 81 },
    ]) {
      const { x, y } = cellCentre(layout, 100, cell);
      expect(cellAt(layout, 100, x, y)).toEqual(cell);
    }
  });

  it('at the top have the greatest y, at the right the greatest x; outside it is the nearest', () => {
    expect(cellAt(layout, 100, 10_000, -10_000)).toEqual({ row: 99, column: 99 });
    expect(cellAt(layout, 100, -10_000, 10_000)).toEqual({ row: 0, column: 0 });
  });

  it('stay in the grid when they are moved', () => {
    expect(movedCell({ row: 98, column: 1 }, 100, 5, -5)).toEqual({ row: 99, column: 0 });
  });
});

describe('summarise', () => {
  it('finds a quarter of ReLU’s square without gradient', () => {
    const slope = (index: number): number => (index < 50 ? 0 : 1);
    const values = Array.from({ length: 10_000 }, (_, at) => Math.hypot(slope(at % 100), slope(Math.floor(at / 100))));
    expect(summarise(values)).toEqual({ smallest: 0, largest: Math.SQRT2, weakShare: 0.25 });
  });

  it('counts what is under 5 % of the largest, not what is at it', () => {
    expect(summarise([100, 5, 4.99, 0]).weakShare).toBe(0.5);
  });

  it('finds no weak share in a constant or zero gradient, and looks past NaN', () => {
    expect(summarise([1.4, 1.4]).weakShare).toBe(0);
    expect(summarise([0, 0])).toEqual({ smallest: 0, largest: 0, weakShare: 0 });
    expect(summarise([NaN, 2, 0])).toEqual({ smallest: 0, largest: 2, weakShare: 0.5 });
    expect(summarise([])).toEqual({ smallest: 0, largest: 0, weakShare: 0 });
  });
});
