/** The layout of several functions over their derivatives. */
import { describe, expect, it } from 'vitest';
import { samplePlaces } from '../../../web/src/maths/curve.js';
import {
  figureHeight,
  layoutFunctions,
  leastLabelledWidth,
  shortNames,
  type FunctionSamples,
} from '../../../web/src/figure/function-plot.js';

const sampled = (
  name: string,
  slot: number,
  f: (x: number) => number,
  df: (x: number) => number,
  breaks: readonly number[] = [],
): FunctionSamples => {
  const x = samplePlaces(-9, 9, 901, breaks);
  return { name, slot, x, y: x.map(f), dy: x.map(df), breaks };
};

const relu = sampled(
  'ReLU',
  1,
  (x) => Math.max(0, x),
  (x) => (x > 0 ? 1 : 0),
  [0],
);
const tanh = sampled('Tanh', 2, Math.tanh, (x) => 1 - Math.tanh(x) ** 2);
const identity = sampled(
  'No activation',
  4,
  (x) => x,
  () => 1,
);

const numbers = (path: string): number[] => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

describe('layoutFunctions', () => {
  it('puts both strips on one x-axis, f above f′, within the figure', () => {
    const { x, value, slope, height, width } = layoutFunctions([relu], 700, [-5, 5]);
    expect(x.at(-5)).toBe(x.pixels[0]);
    expect(x.at(5)).toBe(x.pixels[1]);
    expect(value.axis.pixels[0]).toBeLessThan(slope.axis.pixels[1]);
    expect(slope.axis.pixels[0]).toBeLessThan(height);
    expect(x.pixels[1]).toBeLessThan(width);
    expect(height).toBe(figureHeight(700));
  });

  it.each([
    [600, 300],
    [600, 420],
    [940, 700],
    [1190, 860],
  ])('fills the height that there is: at a width of %i a height of %i', (width, room) => {
    const { value, slope, height } = layoutFunctions([relu], width, [-5, 5], room);
    expect(height).toBe(figureHeight(width, room));
    expect(height).toBeLessThanOrEqual(room);
    expect(height).toBeGreaterThan(room - 3);
    for (const { axis } of [value, slope]) expect(axis.ticks.length).toBeGreaterThanOrEqual(2);
  });

  it('keeps both strips so high that they are read, and no taller than looks well', () => {
    const { value, slope } = layoutFunctions([tanh], 600, [-5, 5], 60);
    const heightOf = ({ axis: { pixels } }: typeof value): number => pixels[0] - pixels[1];
    expect(heightOf(value)).toBeGreaterThan(100);
    expect(heightOf(slope)).toBeGreaterThan(55);
    expect(figureHeight(600, 5000)).toBeLessThanOrEqual(600);
  });

  it('fits f to the values in view, around zero with 0, and f′ with 0 and 1', () => {
    const { value, slope } = layoutFunctions([tanh], 700, [0, 4]);
    expect(value.axis.domain[0]).toBeLessThanOrEqual(0);
    expect(value.axis.domain[1]).toBeGreaterThan(0.99);
    expect(value.axis.domain[1]).toBeLessThan(1.2);
    expect(slope.axis.domain[0]).toBeLessThanOrEqual(0);
    expect(slope.axis.domain[1]).toBeGreaterThanOrEqual(1);
  });

  it('fits both to the values alone where zero is out of view', () => {
    const { value, slope } = layoutFunctions([tanh], 700, [2, 4]);
    expect(value.axis.domain[0]).toBeGreaterThan(0.95);
    expect(value.axis.domain[1]).toBeLessThan(1.01);
    // tanh′(2) = 0.0707
    expect(slope.axis.domain[1]).toBeLessThan(0.08);
  });

  it('does not count samples beyond the range that is shown', () => {
    const { value } = layoutFunctions([identity], 700, [-1, 1]);
    expect(value.axis.domain[1]).toBeLessThan(1.5);
  });

  it('draws the curve from edge to edge through the right pixels', () => {
    const { x, value } = layoutFunctions([identity], 700, [-5, 5]);
    const path = numbers(value.curves[0]?.path ?? '');
    expect(path[0]).toBeLessThanOrEqual(x.pixels[0]);
    expect(path.at(-2)).toBeGreaterThanOrEqual(x.pixels[1]);
    for (let i = 0; i < path.length; i += 2) {
      const px = path[i] ?? NaN;
      const share = (px - x.pixels[0]) / (x.pixels[1] - x.pixels[0]);
      expect(path[i + 1]).toBeCloseTo(value.axis.at(-5 + 10 * share), 0);
    }
  });

  it('draws the jump of a derivative with a filled and an open dot, and only while it is in view', () => {
    const { x, slope } = layoutFunctions([relu], 700, [-5, 5]);
    expect(slope.curves[0]?.dots).toEqual([
      { x: x.at(0), y: slope.axis.at(0), filled: true },
      { x: x.at(0), y: slope.axis.at(1), filled: false },
    ]);
    expect(slope.curves[0]?.path.match(/M/g)).toHaveLength(2);
    expect(layoutFunctions([relu], 700, [1, 5]).slope.curves[0]?.dots).toEqual([]);
    expect(layoutFunctions([relu], 700, [1e-6, 5]).slope.curves[0]?.dots).toEqual([]);
  });

  it('takes the last bits of a nearly constant function for no jump', () => {
    const x = samplePlaces(8, 9, 800, []);
    const flat: FunctionSamples = {
      name: 'Sigmoid',
      slot: 1,
      x,
      y: x.map((v) => 1 / (1 + Math.exp(-2 * v))),
      dy: x.map(() => 0),
      breaks: [],
    };
    expect(layoutFunctions([flat], 700, [8, 9]).value.curves[0]?.path.match(/M/g)).toHaveLength(1);
  });

  it('names every line at its end, apart from each other and inside the figure', () => {
    const six = [1, 2, 3, 4, 5, 6].map((slot) =>
      sampled(
        `Function ${String(slot)}`,
        slot,
        (x) => x * (1 + slot / 1000),
        () => 1,
      ),
    );
    const layout = layoutFunctions(six, 700, [-5, 5]);
    for (const strip of [layout.value, layout.slope]) {
      const labels = strip.curves.map(({ label }) => label?.y ?? NaN).sort((a, b) => a - b);
      expect(labels).toHaveLength(6);
      labels.slice(1).forEach((y, i) => {
        expect(y - (labels[i] ?? NaN)).toBeGreaterThanOrEqual(14);
      });
      expect(labels[0]).toBeGreaterThanOrEqual(strip.axis.pixels[1]);
      expect(labels.at(-1)).toBeLessThanOrEqual(strip.axis.pixels[0]);
    }
    const label = layout.value.curves[0]?.label;
    expect(label?.name).toBe('Function 1');
    // A character of 12 px is about 6 to 7 px wide.
    expect((label?.x ?? NaN) + 9 + 'Function 1'.length * 6.5).toBeLessThanOrEqual(700);
  });

  it('leaves the names to a legend on a narrow figure', () => {
    const { value, x } = layoutFunctions([relu, tanh], leastLabelledWidth - 1, [-5, 5]);
    expect(value.curves.every(({ label }) => label === undefined)).toBe(true);
    expect(x.pixels[1]).toBeGreaterThan(leastLabelledWidth - 30);
  });

  it('sets the markers of lines on top of each other apart', () => {
    const twin = { ...relu, name: 'Twin', slot: 2 };
    const { value } = layoutFunctions([relu, twin], 700, [-5, 5]);
    const places = value.curves.flatMap(({ markers }) => markers.map(({ x }) => x)).sort((a, b) => a - b);
    expect(places.length).toBeGreaterThanOrEqual(6);
    places.slice(1).forEach((x, i) => {
      expect(x - (places[i] ?? NaN)).toBeGreaterThan(30);
    });
    expect(layoutFunctions([relu], 700, [-5, 5]).value.curves[0]?.markers).toEqual([]);
  });

  it('keeps room for long tick labels, so that none is cut off or runs into the next', () => {
    const far = samplePlaces(500, 500.004, 300, []);
    const deep = layoutFunctions([{ ...identity, x: far, y: far, dy: far.map(() => 1) }], 460, [500.001, 500.002]);
    const gap = (deep.x.ticks[1]?.at ?? 0) - (deep.x.ticks[0]?.at ?? 0);
    expect(gap).toBeGreaterThan(Math.max(...deep.x.ticks.map(({ label }) => label.length)) * 6 + 8);
    const steep = sampled(
      'Steep',
      1,
      (x) => 9000 * x,
      () => 9000,
    );
    const { x, value } = layoutFunctions([steep], 700, [-5, 5]);
    expect(value.axis.ticks.map(({ label }) => label)).toContain('−40,000');
    // The labels end 8 pixels before the axis.
    expect(x.pixels[0] - 8).toBeGreaterThan('−40,000'.length * 6.5);
  });

  it('says when values are cut off, and draws nothing far outside the figure', () => {
    const pole = sampled(
      'Pole',
      1,
      (x) => 1 / (x + 1e-9),
      (x) => -1 / (x + 1e-9) ** 2,
    );
    const layout = layoutFunctions([pole], 700, [-5, 5]);
    expect(layout.value.capped).toBe(true);
    const heights = numbers(layout.slope.curves[0]?.path ?? '').filter((_, i) => i % 2 === 1);
    expect(Math.max(...heights.map(Math.abs))).toBeLessThan(10_000);
  });

  it('keeps its place without any function', () => {
    const { height, value } = layoutFunctions([], 320, [-5, 5]);
    expect(height).toBe(figureHeight(320));
    expect(value.curves).toEqual([]);
  });
});

describe('a curve with a pole', () => {
  it('fits the strip to what lies beside the samples at its pole, however many those are', () => {
    const even = Array.from({ length: 901 }, (_, i) => -9 + i / 50 + 0.001);
    const close = Array.from({ length: 200 }, (_, i) => 2 ** (-i / 10 - 5)).flatMap((d) => [-d, d]);
    const x = Float32Array.from([...even, ...close, 0]).sort();
    const y = x.map((at) => (at === 0 ? NaN : 1 / at));
    const pole: FunctionSamples = { name: '1/x', slot: 1, x, y, dy: y.map((v) => -v * v), breaks: [] };
    const { value } = layoutFunctions([pole], 700, [-5, 5]);
    expect(value.axis.domain[1]).toBeLessThan(12);
    expect(value.curves[0]?.path.match(/M/g)).toHaveLength(2);
    expect(value.capped).toBe(true);
  });
});

describe('shortNames', () => {
  it('keeps the brackets of formulas', () => {
    expect(shortNames(['x * (1 + tanh(x))', 'max(0, x)'])).toEqual(['x * (1 + tanh(x))', 'max(0, x)']);
  });

  it('drops what stands in brackets unless names would become alike', () => {
    expect(shortNames(["ELU-α (the chapter's TeLU)", 'GELU'])).toEqual(['ELU-α', 'GELU']);
    expect(shortNames(['Rational (5, 4)', 'Rational (3, 2)'])).toEqual(['Rational (5, 4)', 'Rational (3, 2)']);
  });
});
