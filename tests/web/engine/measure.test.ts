/** Measured properties through the library; the numbers themselves are held to mpmath in tests/cpp/analysis. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockStep, relativeTime, type Timing } from '../../../web/src/engine/relative-time.js';
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
  });

  it('is the same each time, but for the cost', async () => {
    const [first, second] = [
      await engine.measure({ activation: 'mish' }),
      await engine.measure({ activation: 'mish' }),
    ];
    expect({ ...first, cost: 0, costNoise: 0 }).toEqual({ ...second, cost: 0, costNoise: 0 });
  });

  it('says what a training step costs: 1 by definition for ReLU, a ratio with its noise for others', async () => {
    const relu = await engine.measure({ activation: 'relu' });
    expect([relu.cost, relu.costNoise]).toEqual([1, 0]);
    const { cost = NaN, costNoise = NaN } = await engine.measure({ activation: 'staf' });
    // 25 sines and their gradients cannot cost less than one comparison, however busy the machine is.
    expect(cost).toBeGreaterThan(1);
    expect(cost).toBeLessThan(100);
    expect(costNoise).toBeGreaterThan(0);
  });

  it('has no cost where no step can be made', async () => {
    const nowhere = await engine.define({ formula: 'log(-1 - x^2)' });
    expect((await engine.measure({ activation: nowhere.id })).cost).toBeUndefined();
    await engine.forget(nowhere.id);
  });

  it('lets other questions be answered while a cost is timed', async () => {
    let isTimed = false;
    const timed = engine.measure({ activation: 'gelu' }).then(() => {
      isTimed = true;
    });
    await engine.evaluate({ activation: 'relu', x: [1] });
    for (let i = 0; i < 5; i += 1) {
      await new Promise((done) => setTimeout(done));
      await engine.evaluate({ activation: 'relu', x: [1] });
      expect(isTimed).toBe(false);
    }
    await timed;
  });

  it('has what ten layers make of N(0, 1): kept by tanh, alike after sigmoid, none without a gain', async () => {
    const { layers } = await measured('tanh');
    expect(layers).toHaveLength(10);
    for (const { mean, deviation, spread } of layers) {
      expect(Math.abs(mean)).toBeLessThan(0.1);
      // The variance map is steepest where it is kept, 0.46: ±1/√256 of one layer grow to twice that.
      expect(deviation).toBeCloseTo(1, 0);
      expect(spread / deviation).toBeGreaterThan(0.9);
    }
    expect((await measured('sigmoid')).layers.at(-1)?.spread).toBeLessThan(1e-3);
    const nothing = await engine.define({ formula: '0*x' });
    expect((await measured(nothing.id)).layers).toEqual([]);
    await engine.forget(nothing.id);
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
  /**
   * A clock that steps by so many milliseconds, of which reading takes a microsecond, and work that takes time by it: a
   * little more or less each time, and interrupted every 150 ms, as on a machine with other work.
   */
  function clock(step: number): Timing & { works: (each: number) => () => void } {
    let passed = 0.4;
    let random = 1;
    let interruption = 150;
    return {
      now: () => Math.floor((passed += 0.001) / step) * step,
      rest: () => {
        passed += 0.01;
        return Promise.resolve();
      },
      works: (each) => () => {
        random = (random * 48271) % 2147483647;
        passed += each * (1 + 0.04 * (random / 2147483647));
        if (passed < interruption) return;
        passed += 9;
        interruption = passed + 150;
      },
    };
  }

  it.each([0.000001, 0.005, 0.1, 1])('is the ratio of both times by a clock that steps by %d ms', async (step) => {
    for (const [each, ratio] of [
      [3.3, 1],
      [3.3, 1.2],
      [0.4, 2.4],
      [7, 1.3],
      [3, 40],
    ] as const) {
      const { now, rest, works } = clock(step);
      const { ratio: found, noise } = await relativeTime(works(each), works(each * ratio), { now, rest });
      expect(found / ratio).toBeGreaterThan(0.95);
      expect(found / ratio).toBeLessThan(1.05);
      expect(noise).toBeGreaterThan(0);
      expect(noise / ratio).toBeLessThan(0.1);
    }
  });

  it('of equal work is 1 within its noise', async () => {
    let outside = 0;
    for (let i = 0; i < 20; i += 1) {
      const { now, rest, works } = clock(1);
      for (let skipped = 0; skipped < 7 * i; skipped += 1) works(0.013)();
      const { ratio, noise } = await relativeTime(works(3.3), works(3.3), { now, rest });
      if (Math.abs(ratio - 1) > noise) outside += 1;
    }
    expect(outside).toBeLessThanOrEqual(3);
  });

  it('of work that is nothing beside the clock’s step is a finite number above 0', async () => {
    const { now, rest, works } = clock(1);
    const { ratio, noise } = await relativeTime(works(0.0007), works(0.00224), { now, rest });
    expect(ratio).toBeCloseTo(3.2, 0);
    expect(Number.isFinite(noise)).toBe(true);
  });

  it('knows how its clock steps, and rests between any two stretches', async () => {
    expect(clockStep(clock(1).now)).toBe(1);
    expect(clockStep(clock(0.1).now)).toBeCloseTo(0.1, 5);
    const { now, works } = clock(1);
    let rests = 0;
    await relativeTime(works(3), works(3), {
      now,
      rest: () => {
        rests += 1;
        return Promise.resolve();
      },
    });
    expect(rests).toBeGreaterThanOrEqual(30);
  });
});
