/** Where curves break, whatever the samples are: no line through a pole, none across a jump, none where nothing is. */
import { describe, expect, it } from 'vitest';
import { resolveBreaks, simplest, withoutPoles, type Resolved } from '../../../web/src/maths/breaks.js';
import type { Derivatives } from '../../../web/src/maths/curve-samples.js';
import { cutCurve, samplePlaces } from '../../../web/src/maths/curve.js';

type F = (x: number) => readonly [y: number, dy: number, d2y: number];

let asked = 0;
const evaluating =
  (f: F) =>
  (x: Float32Array): Promise<Derivatives> => {
    asked += x.length;
    const all = Array.from(x, f);
    const of = (which: 0 | 1 | 2): Float32Array => Float32Array.from(all, (values) => values[which]);
    return Promise.resolve({ y: of(0), dy: of(1), d2y: of(2) });
  };

/** Samples from −9 to 9 or a little beside, so that breaks fall on samples, between them, and in the middle of them. */
const shifts = [0, 0.001, 0.00731, 0.01, 0.0137];
const resolved = (f: F, shift: number, count = 901): Promise<Resolved> =>
  resolveBreaks(samplePlaces(-9 + shift, 9 + shift, count, []), [], evaluating(f));

/** The largest distance and the largest step between points that a line joins. */
function lines({ x, values, jumps, poles }: Resolved): {
  pieces: (readonly (readonly [number, number])[])[];
  crosses: (at: number) => boolean;
} {
  const { pieces } = cutCurve(x, withoutPoles(x, values, poles).y, jumps.y, 10);
  const crosses = (at: number): boolean =>
    pieces.some((piece) => (piece[0]?.[0] ?? NaN) < at - 1e-5 && (piece.at(-1)?.[0] ?? NaN) > at + 1e-5);
  return { pieces: [...pieces], crosses };
}

const reciprocal =
  (c: number): F =>
  (x) => [1 / (x - c), -1 / (x - c) ** 2, 2 / (x - c) ** 3];
const tan: F = (x) => [Math.tan(x), 1 + Math.tan(x) ** 2, 2 * Math.tan(x) * (1 + Math.tan(x) ** 2)];

describe('a curve', () => {
  const cases: readonly (readonly [string, F, readonly number[]])[] = [
    ['1/x', reciprocal(0), [0]],
    ['1/(x − 0.3)', reciprocal(0.3), [0.3]],
    ['1/(x − 0.3)²', (x) => [1 / (x - 0.3) ** 2, -2 / (x - 0.3) ** 3, 6 / (x - 0.3) ** 4], [0.3]],
    ['tan(x)', tan, [-7, -5, -3, -1, 1, 3, 5].map((k) => (k * Math.PI) / 2)],
    ['floor(x)', (x) => [Math.floor(x), 0, 0], [-8, -7, -3, 0, 1, 8]],
    ['floor(20x)/20', (x) => [Math.floor(20 * x) / 20, 0, 0], [-8, 0.05, 3.15]],
    ['where(x > 1, 3, x)', (x) => (x > 1 ? [3, 0, 0] : [x, 1, 0]), [1]],
    ['x/abs(x)', (x) => [x / Math.abs(x), x === 0 ? NaN : 0, 0], [0]],
    ['sign(x)', (x) => [Math.sign(x), 0, 0], [0]],
    ['where(x > 1.23, x + 3, x)', (x) => [x > 1.23 ? x + 3 : x, 1, 0], [1.23]],
    ['a jump at π', (x) => [x > Math.PI ? 1 : 0, 0, 0], [Math.PI]],
  ];

  it.each(cases)('of %s breaks where it should, wherever the samples lie', async (_, f, breaks) => {
    for (const shift of shifts) {
      const { crosses } = lines(await resolved(f, shift));
      for (const at of breaks) expect(crosses(at), `${String(at)}, shifted by ${String(shift)}`).toBe(false);
    }
  });

  it.each<readonly [string, F]>([
    ['tanh(x)', (x) => [Math.tanh(x), 1 - Math.tanh(x) ** 2, -2 * Math.tanh(x) * (1 - Math.tanh(x) ** 2)]],
    ['max(0, x)', (x) => [Math.max(0, x), x > 0 ? 1 : 0, 0]],
    [
      '1/(1 + exp(−20 x))',
      (x) => {
        const s = 1 / (1 + Math.exp(-20 * x));
        return [s, 20 * s * (1 - s), 400 * s * (1 - s) * (1 - 2 * s)];
      },
    ],
    [
      'tanh(5000 x), steep but continuous',
      (x) => {
        const t = Math.tanh(5000 * x);
        return [t, 5000 * (1 - t * t), -5e7 * t * (1 - t * t)];
      },
    ],
    [
      'the cube root of x − 0.3, upright for a moment',
      (x) => [Math.cbrt(x - 0.3), Math.cbrt(x - 0.3) ** -2 / 3, (-2 / 9) * Math.cbrt(x - 0.3) ** -5],
    ],
    ['exp(x)', (x) => [Math.exp(x), Math.exp(x), Math.exp(x)]],
    [
      'exp(−500 x²), a narrow peak',
      (x) => {
        const e = Math.exp(-500 * x * x);
        return [e, -1000 * x * e, (1e6 * x * x - 1000) * e];
      },
    ],
  ])('of %s stays whole', async (_, f) => {
    for (const shift of shifts) expect(lines(await resolved(f, shift)).pieces).toHaveLength(1);
  });

  it.each<readonly [string, F, number, number]>([
    ['sqrt(x)', (x) => [Math.sqrt(x), 0.5 / Math.sqrt(x), -0.25 / x / Math.sqrt(x)], 0, 0],
    [
      'sqrt(x − 0.3)',
      (x) => [Math.sqrt(x - 0.3), 0.5 / Math.sqrt(x - 0.3), -0.25 / (x - 0.3) / Math.sqrt(x - 0.3)],
      0.3,
      0,
    ],
    ['acosh(x)', (x) => [Math.acosh(x), 1 / Math.sqrt(x * x - 1), -x / (x * x - 1) ** 1.5], 1, 0],
  ])('of %s begins exactly where it has values', async (_, f, start, value) => {
    for (const shift of shifts) {
      const { pieces } = lines(await resolved(f, shift));
      expect(pieces).toHaveLength(1);
      expect(pieces[0]?.[0]?.[0]).toBeCloseTo(start, 5);
      expect(Math.abs((pieces[0]?.[0]?.[1] ?? NaN) - value)).toBeLessThan(3e-3);
    }
  });

  it('of log(x) goes down at the end of its domain, and nothing is drawn beyond it', async () => {
    for (const shift of shifts) {
      const { pieces } = lines(await resolved((x) => [Math.log(x), 1 / x, -1 / x ** 2], shift));
      expect(pieces).toHaveLength(1);
      expect(pieces[0]?.[0]?.[0]).toBeGreaterThan(0);
      expect(pieces[0]?.[0]?.[1]).toBeLessThan(-12);
    }
  });

  it('of f′ is not drawn where f has no value, though the formula of f′ has one', async () => {
    const { x, values, poles } = await resolved((at) => [Math.log(at), 1 / at, -1 / at ** 2], 0.001);
    const { dy } = withoutPoles(x, values, poles);
    expect(dy.every((slope, i) => Number.isNaN(slope) === (x[i] ?? NaN) < 0)).toBe(true);
  });

  it('that jumps has the place of its jump as it is written, with both sides beside it', async () => {
    const { x, values, jumps } = await resolved((v) => (v > 1.25 ? [v + 3, 1, 0] : [v, 1, 0]), 0.001);
    expect(jumps.y).toEqual([1.25]);
    const at = x.indexOf(1.25);
    expect([at - 1, at, at + 1].map((i) => Math.round((values.y[i] ?? NaN) * 1e4) / 1e4)).toEqual([1.25, 1.25, 4.25]);
  });

  it('of f′ breaks at kinks that nobody named, and f stays whole there', async () => {
    const { jumps, poles } = await resolved((x) => [Math.abs(x - 0.5), Math.sign(x - 0.5), 0], 0.001);
    expect(jumps).toEqual({ y: [], dy: [0.5] });
    expect(poles).toEqual({ y: [], dy: [] });
  });

  it('that is smooth costs no more evaluations than its samples, and one too fine for a figure no endless search', async () => {
    asked = 0;
    await resolved((x) => [Math.tanh(x), 1 - Math.tanh(x) ** 2, -2 * Math.tanh(x) * (1 - Math.tanh(x) ** 2)], 0);
    expect(asked).toBe(901);
    asked = 0;
    const wave = await resolved((x) => [Math.sin(1e5 * x), 1e5 * Math.cos(1e5 * x), -1e10 * Math.sin(1e5 * x)], 0);
    expect(asked).toBeLessThan(20_000);
    expect(lines(wave).pieces).toHaveLength(1);
  });

  it('breaks at a pole that is known though it is narrower than a sample, and goes up beside it', async () => {
    for (const at of [0, 0.3137]) {
      const f: F = (x) => [x + 1e-9 / (x - at), 1 - 1e-9 / (x - at) ** 2, 2e-9 / (x - at) ** 3];
      const places = samplePlaces(-9, 9.01, 901, []);
      const found = await resolveBreaks(places, [], evaluating(f), undefined, [at, 20]);
      const { pieces, crosses } = lines(found);
      expect(crosses(Math.fround(at)), String(at)).toBe(false);
      expect(pieces).toHaveLength(2);
      expect(found.poles.y).toEqual([Math.fround(at)]);
      // As near as floats come to it: within 2⁻²⁵ of 0.3137, and to any number near 0.
      expect(pieces[1]?.[0]?.[1]).toBeGreaterThan(at === 0 ? 1e9 : at + 1e-4);
    }
  });

  it('has each pole once, known or found', async () => {
    for (const shift of shifts) {
      const places = samplePlaces(-9 + shift, 9 + shift, 901, []);
      for (const at of [0, 0.3, -2.5]) {
        const { poles } = await resolveBreaks(places, [], evaluating(reciprocal(at)), undefined, [at]);
        expect(poles).toEqual({ y: [Math.fround(at)], dy: [Math.fround(at)] });
      }
    }
  });

  it('does not take the last bits of a nearly constant function for jumps', async () => {
    const x = samplePlaces(8, 9, 800, []);
    const flat = await resolveBreaks(
      x,
      [],
      evaluating((v) => [Math.fround(1 / (1 + Math.exp(-2 * v))), 2 * Math.exp(-2 * v), 0]),
    );
    expect(flat.x).toHaveLength(800);
  });
});

describe('the simplest number between two', () => {
  it('has the fewest binary digits', () => {
    expect(simplest(-1, 2)).toBe(0);
    expect(simplest(0.99999, 1.00001)).toBe(1);
    expect(simplest(-3.0000002, -2.9999999)).toBe(-3);
    expect(simplest(1.2499, 1.2501)).toBe(1.25);
    expect(simplest(5, 5)).toBe(5);
  });
});
