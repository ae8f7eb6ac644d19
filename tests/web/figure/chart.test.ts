/** Charts as figures: what is drawn of long and of short series, what is read and tabulated. */
import { describe, expect, it } from 'vitest';
import { drawChart, type Chart } from '../../../web/src/figure/chart.js';
import type { Figure } from '../../../web/src/figure/figure.js';
import type { Shape } from '../../../web/src/figure/shapes.js';

const flat = (shapes: readonly Shape[]): readonly Shape[] =>
  shapes.flatMap((shape) => (shape.kind === 'clip' ? flat(shape.shapes) : [shape]));

const chartOf = (epochs: number, change: Partial<Chart> = {}): Figure =>
  drawChart({
    title: 'Accuracy',
    note: '',
    unit: '% of images',
    over: 'epoch',
    domain: [0, epochs],
    series: [
      {
        name: 'ReLU',
        slot: 1,
        markers: true,
        points: Array.from({ length: epochs + 1 }, (_, i) => [i, 0.8 + 0.1 * Math.sin(i)] as const),
      },
    ],
    ...change,
  })({ width: 600, isDark: false });

const isMarker = (shape: Shape): boolean => shape.kind === 'path' && shape.role?.startsWith('marker') === true;
const lineOf = (figure: Figure): string => {
  const line = flat(figure.shapes).find((shape) => shape.kind === 'path' && shape.role?.startsWith('line'));
  return line?.kind === 'path' ? line.d : '';
};

describe('a chart', () => {
  it('of 569 epochs has a line through every value and at most 40 markers, the last value marked', () => {
    const figure = chartOf(569);
    expect(lineOf(figure).split('L')).toHaveLength(570);
    const markers = flat(figure.shapes).filter(isMarker);
    expect(markers.length).toBeLessThanOrEqual(40);
    expect(markers.length).toBeGreaterThan(20);
    const end = lineOf(figure).split('L').at(-1)?.split(',').map(Number) ?? [];
    const last = markers.at(-1);
    expect(last?.kind === 'path' ? last.x : NaN).toBeCloseTo(end[0] ?? NaN, 1);
  });

  it('of few epochs marks each value', () => {
    expect(flat(chartOf(15).shapes).filter(isMarker)).toHaveLength(16);
  });

  it('is read at every value, however few are marked', () => {
    const { cross } = chartOf(569);
    expect(cross?.places).toHaveLength(570);
    expect(cross?.words(3)).toBe('Epoch 3: ReLU 0.814');
  });

  it('has a row for every value in its table', () => {
    expect(chartOf(569).table()?.rows).toHaveLength(570);
  });

  it('says where its lines end, or that there is nothing yet', () => {
    expect(chartOf(2).words).toBe('Accuracy: ReLU 0.891 at epoch 2.');
    expect(chartOf(2, { series: [] }).words).toBe('Accuracy: no values yet.');
  });
});
