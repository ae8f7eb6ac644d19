/** What a plot samples, from the engine itself, in each number format. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PlotSamples, subjectOf, type Sampled } from '../../../../web/src/parts/curves/plot-samples.js';
import { precisionNote } from '../../../../web/src/parts/curves/plot-words.js';
import type { Precision } from '../../../../web/src/functions/precisions.js';
import { createEngine, type Engine } from '../../engine/library.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});
afterAll(() => {
  engine.dispose();
});

/** Drawn from −3 to 3, without a page: the first figure, or the one that is mended after it. */
function sampled(activations: readonly string[], precision: Precision, figure = 1): Promise<Sampled> {
  let left = figure;
  return new Promise((done, fail) => {
    const samples: PlotSamples = new PlotSamples({
      addController: () => undefined,
      removeController: () => undefined,
      requestUpdate: () => {
        if (samples.failure) fail(new Error(samples.failure.message));
        else if (samples.drawn && --left === 0) done(samples.drawn);
      },
      updateComplete: Promise.resolve(true),
    });
    const functions = activations.map((activation, i) => ({ activation, slot: i + 1 }));
    samples.show(subjectOf(engine, functions, 7, precision), [-3, 3], 400);
  });
}

/** Whether the number is one of the format's: the rest of its float32 bits is 0. */
const isShort = (value: number, dropped: number): boolean =>
  (new Uint32Array(Float32Array.of(value).buffer)[0] ?? 1) % 2 ** dropped === 0;

it.each([
  ['float16', 13],
  ['bfloat16', 16],
] as const)('f and f′ are drawn in %s, near those of float32', async (precision, dropped) => {
  const [exact] = (await sampled(['gelu'], 'float32')).curves;
  const [short] = (await sampled(['gelu'], precision)).curves;
  if (!exact || !short) throw new Error('Nothing was sampled.');
  const step = 2 ** (dropped - 23);
  for (const what of ['y', 'dy'] as const) {
    const [before, after] = [exact.values[what], short.values[what]];
    expect(after.filter((value) => isShort(value, dropped) || Math.abs(value) < 2 ** -14)).toHaveLength(after.length);
    expect(before.some((value) => !isShort(value, dropped))).toBe(true);
    // The argument and a few operations are rounded, each by half a step at most.
    after.forEach((value, i) => {
      expect(Math.abs(value - (before[i] ?? NaN))).toBeLessThan(6 * step);
    });
  }
});

it('is mended at poles and jumps of a formula that lie between samples', async () => {
  const { id } = await engine.define({ formula: 'x + 1e-9/(x - 0.3137) + where(abs(x - 1.2345) < 0.0003, 1, 0)' });
  const [first] = (await sampled([id], 'float32')).curves;
  expect(first?.values.y.every(Number.isFinite)).toBe(true);
  const [curve] = (await sampled([id], 'float32', 2)).curves;
  if (!curve) throw new Error('Nothing was sampled.');
  const { x, values, breaks } = curve;
  expect(values.y[x.indexOf(Math.fround(0.3137))]).toBeNaN();
  expect([...breaks].sort().map((at) => at.toFixed(4))).toEqual(['1.2342', '1.2348']);
  // The notch is 0.0006 wide, samples lie 0.015 apart.
  expect(values.y.filter((value, i) => value > (x[i] ?? NaN) + 0.9).length).toBeGreaterThan(1);
});

it('what has no formula, or an f′ that is not its derivative, stays in float32, and the note says so', async () => {
  const functions = ['rrelu', 'step', 'gelu'];
  const exact = await sampled(functions, 'float32');
  const short = await sampled(functions, 'bfloat16');
  const equal = short.curves.map(({ values }, i) => values.dy.join() === exact.curves[i]?.values.dy.join());
  expect(equal).toEqual([true, true, false]);
  const plotted = functions.map((activation, i) => ({ activation, slot: i + 1 }));
  expect(precisionNote(engine, plotted, 'bfloat16')).toMatch(
    /^Each operation .* rounded to bfloat16.*RReLU stays in float32: .*Step stays in float32: its f′ is a surrogate/,
  );
  expect(precisionNote(engine, plotted.slice(0, 1), 'float16')).toMatch(/^RReLU stays/);
  expect(precisionNote(engine, plotted, 'float32')).toBe('');
});
