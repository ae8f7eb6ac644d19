/** Line charts, smoothing, and labels at the lines' ends. */
import { describe, expect, it } from 'vitest';
import { layoutChart, type Series } from '../../../web/src/figure/line-chart.js';
import { SmoothedSeries } from '../../../web/src/maths/smooth.js';

const chart = (series: readonly Series[]): ReturnType<typeof layoutChart> =>
  layoutChart({ width: 400, height: 240, x: [0, 10], y: [0, 1], series, formatY: String, labelWidth: 64 });

describe('layoutChart', () => {
  it('puts a marker on each finite value inside the range and none elsewhere', () => {
    const points = [
      [1, 0.2],
      [2, NaN],
      [3, 7],
      [4, 0.4],
    ] as const;
    const [placed] = chart([{ name: 'test', points, markers: true }]).series;
    expect(placed?.markers).toHaveLength(2);
  });

  it('does not join a line over a gap', () => {
    const points = [
      [0, 0.1],
      [1, 0.2],
      [2, NaN],
      [3, 0.3],
      [4, 0.4],
    ] as const;
    const [placed] = chart([{ name: 'training', points }]).series;
    expect(placed?.path.match(/M/g)).toHaveLength(2);
  });

  it('keeps the labels of two lines that end at the same height apart and inside', () => {
    const end = [[10, 0]] as const;
    const { series, y } = chart([
      { name: 'a', points: end, markers: true },
      { name: 'b', points: end, markers: true },
    ]);
    const [a = NaN, b = NaN] = series.map(({ label }) => label?.y ?? NaN);
    expect(Math.abs(a - b)).toBeGreaterThanOrEqual(15);
    expect(Math.max(a, b)).toBeLessThanOrEqual(y.at(0));
  });

  it('draws no label for a series without values or without markers', () => {
    expect(chart([{ name: 'a', points: [[1, 0.5]] }]).series[0]?.label).toBeUndefined();
    expect(chart([{ name: 'a', points: [], markers: true }]).series[0]?.label).toBeUndefined();
  });
});

describe('SmoothedSeries', () => {
  it('is unbiased from the first value on', () => {
    const series = new SmoothedSeries(30);
    series.add(1, 2.3);
    expect(series.value).toBeCloseTo(2.3, 12);
    series.add(2, 2.3);
    expect(series.value).toBeCloseTo(2.3, 12);
  });

  it('equals the weighted mean that its head states', () => {
    const series = new SmoothedSeries(4);
    const values = [3, 1, 4, 1, 5, 9];
    values.forEach((value, i) => {
      series.add(i, value);
    });
    const weights = values.map((_, i) => 0.75 ** (values.length - 1 - i));
    const total = weights.reduce((a, b) => a + b, 0);
    const mean = values.reduce((sum, value, i) => sum + value * (weights[i] ?? NaN), 0) / total;
    expect(series.value).toBeCloseTo(mean, 12);
  });

  it('never holds more points than its capacity, and always the last', () => {
    const series = new SmoothedSeries(30, 100);
    for (let i = 0; i < 12_345; i += 1) series.add(i, 1);
    expect(series.points.length).toBeLessThanOrEqual(101);
    expect(series.points[0]?.[0]).toBe(0);
    expect(series.points.at(-1)?.[0]).toBe(12_344);
  });

  it('keeps a value that is not a number as a gap and recovers after it', () => {
    const series = new SmoothedSeries(30);
    series.add(0, 1);
    series.add(1, NaN);
    expect(series.value).toBeNaN();
    series.add(2, 5);
    expect(series.value).toBe(5);
  });
});
