/** Holes of surfaces: along breaks of the function, and where it has no value. */
import { describe, expect, it } from 'vitest';
import { withBreaks, type BrokenSurface } from '../../../web/src/maths/broken-surface.js';
import { surfaceMesh } from '../../../web/src/figure/surface-mesh.js';

type F = (x: number) => readonly [y: number, dy: number, d2y: number];
const points = 100;

function surfaceOf(f: F): Promise<BrokenSurface> {
  const axis = Float32Array.from({ length: points }, (_, i) => -5 + (10 * i) / (points - 1));
  const over = (both: (a: number, b: number) => number): Float32Array =>
    Float32Array.from({ length: points ** 2 }, (_, at) =>
      both(axis[at % points] ?? NaN, axis[Math.floor(at / points)] ?? NaN),
    );
  const z = over((a, b) => f(a)[0] + f(b)[0]);
  const gradient = over((a, b) => Math.hypot(f(a)[1], f(b)[1]));
  return withBreaks({ axis, z, gradient }, (x) =>
    Promise.resolve({ y: x.map((at) => f(at)[0]), dy: x.map((at) => f(at)[1]), d2y: x.map((at) => f(at)[2]) }),
  );
}

const gapAt = (x: number): number => Math.floor(((x + 5) / 10) * (points - 1));

describe('a surface', () => {
  it.each<readonly [string, F, readonly number[]]>([
    ['1/(x − 0.3)', (x) => [1 / (x - 0.3), -1 / (x - 0.3) ** 2, 2 / (x - 0.3) ** 3], [gapAt(0.3)]],
    ['where(x > 1.03, 3, x)', (x) => (x > 1.03 ? [3, 0, 0] : [x, 1, 0]), [gapAt(1.03)]],
    ['max(0, x)', (x) => [Math.max(0, x), x > 0 ? 1 : 0, 0], []],
    ['tanh(x)', (x) => [Math.tanh(x), 1 - Math.tanh(x) ** 2, -2 * Math.tanh(x) * (1 - Math.tanh(x) ** 2)], []],
  ])('of %s breaks where the function does, and nowhere else', async (_, f, gaps) => {
    expect([...(await surfaceOf(f)).broken]).toEqual(gaps);
  });

  it('of sqrt(x) is there for positive inputs only', async () => {
    const { broken, z, gradient } = await surfaceOf((x) => [Math.sqrt(x), 0.5, 0]);
    expect(gradient.every((size, i) => Number.isNaN(size) === Number.isNaN(z[i]))).toBe(true);
    expect([...broken]).toEqual(Array.from({ length: gapAt(0) + 1 }, (_, i) => i));
  });

  it('has no triangle and no line across a break', async () => {
    const surface = await surfaceOf((x) => [1 / (x - 0.3), -1 / (x - 0.3) ** 2, 2 / (x - 0.3) ** 3]);
    const mesh = surfaceMesh(surface.axis, surface.z, [-8, 8], surface.broken);
    const column = (at = 0): boolean => at % points > gapAt(0.3);
    const row = (at = 0): boolean => Math.floor(at / points) > gapAt(0.3);
    for (const [list, size] of [
      [mesh.triangles, 3],
      [mesh.lines, 2],
    ] as const)
      for (let i = 0; i < list.length; i += size) {
        const corners = [...list.subarray(i, i + size)];
        expect(new Set(corners.map(column)).size * new Set(corners.map(row)).size).toBe(1);
      }
    expect(mesh.triangles.length).toBe(6 * (points - 2) ** 2);
  });

  it('shows heights that most of it has, not those beside a pole', async () => {
    const pole = await surfaceOf((x) => [1 / (x - 0.3), -1 / (x - 0.3) ** 2, 2 / (x - 0.3) ** 3]);
    expect(pole.shown.z.capped).toBe(true);
    expect(pole.shown.z.range?.[1]).toBeLessThan(12);
    expect(pole.shown.gradient.range?.[1]).toBeLessThan(12);
    const whole = await surfaceOf((x) => [x, 1, 0]);
    expect(whole.shown.z).toEqual({ range: [-10, 10], capped: false });
    expect(whole.shown.gradient.capped).toBe(false);
  });
});
