/** Measured properties through the library; the numbers themselves are held to mpmath in tests/cpp/analysis. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { relativeTime } from '../../../web/src/engine/relative-time.js';
import { createEngine, refusal, untyped, type Engine, type Measurement } from './library.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});
afterAll(() => {
  engine.dispose();
});

const measured = (activation: string, parameters = {}): Promise<Measurement> =>
  engine.measure({ activation, parameters, cost: false });

describe('a measurement', () => {
  it("has ReLU's numbers by name", async () => {
    const m = await measured('relu');
    expect(m.normal.gain).toBeCloseTo(Math.SQRT2, 7);
    expect(m.normal.mean).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 7);
    expect(m.normal.meanSquareSlope).toBeCloseTo(0.5, 7);
    expect(m.normal.zeroShare).toBeCloseTo(0.5, 7);
    expect(m.normal.deadShare).toBeCloseTo(0.5, 7);
    expect(m.normal.passingShare).toBeCloseTo(0.5, 7);
    // Var relu(z) = 1/2 − 1/2π, and a line of slope E relu′ = 1/2 explains 1/4 of it.
    expect(m.normal.straightShare).toBeCloseTo(0.25 / (0.5 - 1 / (2 * Math.PI)), 6);
    expect([m.lowest.value, m.highest.value, m.lipschitz.value]).toEqual([0, Infinity, 1]);
    expect(m.monotone).toBe('rising');
    expect(m.kinks).toEqual([{ x: 0, left: 0, right: 1 }]);
    expect(m.saturated).toEqual([[-Infinity, 0]]);
    expect([m.turns, m.jumps, m.undefined, m.infinite, m.variances]).toEqual([[], [], [], [], []]);
    expect([m.finite, m.everyVariance, m.more]).toEqual([true, true, false]);
    expect(m.parameters).toHaveLength(0);
    expect(m.cost).toBeUndefined();
  });

  it('has what lies in lists, in order', async () => {
    const m = await measured('hardswish');
    expect(m.monotone).toBe('no');
    expect(m.turns).toEqual([{ x: -1.5, value: -0.375, kind: 'minimum' }]);
    expect(m.kinks.map(({ x }) => x)).toEqual([-3, 3]);
    expect(m.saturated).toHaveLength(2);
    expect(m.variances).toHaveLength(1);
    expect(m.variances[0]?.variance).toBeCloseTo(1, 6);
    expect(m.variances[0]?.slope).toBeCloseTo(1.2239, 3);
  });

  it('is of the parameters given', async () => {
    const m = await measured('leaky-relu', { slope: 0.25 });
    expect(m.kinks).toEqual([{ x: 0, left: 0.25, right: 1 }]);
    expect(m.normal.gain).toBeCloseTo(Math.sqrt(2 / (1 + 0.25 ** 2)), 6);
    expect([...m.parameters]).toEqual([0.25]);
    expect((await measured('leaky-relu')).parameters[0]).toBeCloseTo(0.01, 8);
  });

  it('is of the parameters that a seed draws, and says which', async () => {
    const of = (seed: number): Promise<Measurement> => engine.measure({ activation: 'staf', seed, cost: false });
    const [seven, again, eight] = [await of(7), await of(7), await of(8)];
    expect(again).toEqual(seven);
    expect(eight.normal.gain).not.toBe(seven.normal.gain);
    const [c, omega, phi] = [0, 25, 50].map((from) => [...seven.parameters.slice(from, from + 25)]);
    const { y } = await engine.evaluate({ activation: 'staf', seed: 7, x: [0.5] });
    const sum = c?.reduce((total, v, i) => total + v * Math.sin((omega?.[i] ?? NaN) * 0.5 + (phi?.[i] ?? NaN)), 0);
    expect(y[0]).toBeCloseTo(sum ?? NaN, 4);
    const { y: shown } = await engine.evaluate({ activation: 'staf', parameters: { c: c ?? [] }, x: [0.5] });
    expect(shown[0]).toBe(y[0]);
  });

  it('is of formulas too, and says where they are no numbers', async () => {
    const root = await engine.define({ formula: 'sqrt(x - a) * 2', parameters: { a: { initial: 1 } } });
    const m = await engine.measure({ activation: root.id, parameters: { a: 2 }, cost: false });
    expect(m.finite).toBe(false);
    expect(m.undefined).toHaveLength(1);
    expect(m.undefined[0]?.[0]).toBe(-Infinity);
    expect(m.undefined[0]?.[1]).toBeCloseTo(2, 5);
    expect(m.monotone).toBe('rising');
    const same = await engine.define({ formula: 'max(x, 0)' });
    const [formula, builtIn] = [await measured(same.id), await measured('relu')];
    expect({ ...formula, kinks: [] }).toEqual({ ...builtIn, kinks: [] });
    expect(formula.kinks).toEqual([{ x: 0, left: 0, right: 1 }]);
    const { cost } = await engine.measure({ activation: same.id });
    expect(cost).toBeGreaterThan(1);
  });

  it('is the same each time, but for the cost', async () => {
    const [first, second] = [
      await engine.measure({ activation: 'mish' }),
      await engine.measure({ activation: 'mish' }),
    ];
    expect({ ...first, cost: 0 }).toEqual({ ...second, cost: 0 });
  });

  // Again where something else took the processor at the wrong moments.
  it('has a cost: about that of ReLU for leaky ReLU, and more for 25 sines', { retry: 5 }, async () => {
    const { cost: leaky = NaN } = await engine.measure({ activation: 'leaky-relu' });
    expect(leaky).toBeGreaterThan(0.5);
    expect(leaky).toBeLessThan(3);
    const { cost: sines = NaN } = await engine.measure({ activation: 'staf' });
    expect(sines).toBeGreaterThan(10);
  });

  it.each([
    [{ activation: 'nosuch' }, 'activation', 'unknown-activation'],
    [{ activation: 'swish', parameters: { gamma: 1 } }, 'parameters.gamma', 'invalid-argument'],
    [{ activation: 'relu', cost: 1 }, 'cost', 'invalid-argument'],
    [{ activation: 'relu', x: [1] }, 'x', 'invalid-argument'],
    [{}, 'activation', 'invalid-argument'],
  ])('of %j is refused for its %s', async (request, field, code) => {
    expect(await refusal(engine.measure(untyped(request)))).toMatchObject({ field, code });
  });
});

describe('a relative time', () => {
  /** Work that takes so many milliseconds by a clock of its own, and a little more every third time. */
  function works(): (each: number) => (times: number) => number {
    let now = 0;
    let calls = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    return (each) => (times) => {
      calls += 1;
      const spent = each * times * (calls % 3 === 0 ? 1.5 : 1);
      now += spent;
      return Math.round(spent * 10) / 10; // as browsers give it
    };
  }
  afterAll(() => {
    vi.restoreAllMocks();
  });

  it('is the ratio of the undisturbed times, for work far shorter than the clock’s step', () => {
    const work = works();
    expect(relativeTime(work(0.007), work(0.0224))).toBeCloseTo(3.2, 0);
  });

  it('is measured for work longer than the budget too', () => {
    const work = works();
    expect(relativeTime(work(0.01), work(60))).toBeGreaterThan(4000);
  });
});
