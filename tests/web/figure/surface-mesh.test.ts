/** The surface as triangles in a box, and the axes of the box. */
import { describe, expect, it } from 'vitest';
import { linearAxis } from '../../../web/src/figure/axis.js';
import { boxAxes, quarterOf } from '../../../web/src/figure/box-axes.js';
import { boxHeight, surfaceMesh } from '../../../web/src/figure/surface-mesh.js';

const axis = [-5, 0, 5];

describe('surfaceMesh', () => {
  const z = axis.flatMap((y) => axis.map((x) => x + y));
  const mesh = surfaceMesh(axis, z, [-10, 10]);

  it('puts the corners of the square at the corners of the box', () => {
    expect([...mesh.positions.subarray(0, 3)]).toEqual([-1, -1, -boxHeight]);
    expect([...mesh.positions.subarray(24)]).toEqual([1, 1, boxHeight]);
  });

  it('covers the square with triangles that face up', () => {
    expect(mesh.triangles.length).toBe(4 * 2 * 3);
    let area = 0;
    for (let i = 0; i < mesh.triangles.length; i += 3) {
      const [[ax, ay], [bx, by], [cx, cy]] = [0, 1, 2].map((k) => {
        const at = 3 * (mesh.triangles[i + k] ?? 0);
        return [mesh.positions[at] ?? NaN, mesh.positions[at + 1] ?? NaN] as const;
      }) as [readonly [number, number], readonly [number, number], readonly [number, number]];
      const twice = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
      expect(twice).toBeGreaterThan(0);
      area += twice / 2;
    }
    expect(area).toBeCloseTo(4);
  });

  it('is dark at its lowest and yellow at its highest point', () => {
    const bytes = [...mesh.colours].map((channel) => Math.round(255 * channel));
    expect(bytes.slice(0, 3)).toEqual([0x44, 0x01, 0x54]);
    expect(bytes.slice(-3)).toEqual([0xfd, 0xe7, 0x25]);
  });

  it('leaves a hole where a value is not finite', () => {
    const holed = surfaceMesh(axis, z.with(4, Infinity), [-10, 10]);
    expect([...holed.triangles]).not.toContain(4);
    expect([...holed.lines]).not.toContain(4);
    expect(holed.triangles.length).toBe(2 * 3);
    expect(holed.positions.every(Number.isFinite)).toBe(true);
  });
});

describe('boxAxes', () => {
  const along = linearAxis([-5, 5], [-1, 1], { spacing: 0.35, enough: 5 });
  const up = linearAxis([0, 10], [-boxHeight, boxHeight], { spacing: 0.3 });

  it('labels the floor at the edges next to the eye and the height at the leftmost upright edge', () => {
    for (const angle of [20, 110, 200, 290]) {
      const [ex, ey] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
      const names = boxAxes(along, up, quarterOf(ex, ey)).labels.filter(({ isName }) => isName);
      const place = (text: string): readonly [number, number, number] =>
        names.find((label) => label.text === text)?.place ?? [NaN, NaN, NaN];
      expect(Math.sign(place('x')[1])).toBe(Math.sign(ey));
      expect(Math.sign(place('y')[0])).toBe(Math.sign(ex));
      // How far to the right of the eye's middle a corner is seen: along (−ey, ex).
      const right = ([x, y]: readonly number[]): number => -ey * (x ?? NaN) + ex * (y ?? NaN);
      const corners = [-1, 1].flatMap((x) => [-1, 1].map((y) => right([x, y])));
      expect(right(place('z').map(Math.sign))).toBeCloseTo(Math.min(...corners));
    }
  });

  it('draws only the floor and the walls that are behind', () => {
    const eye = quarterOf(-1, -1);
    const [floor] = up.pixels;
    for (const [from, to] of boxAxes(along, up, eye).lines) {
      const isOnFloor = from[2] === floor && to[2] === floor;
      const isBehind = (from[0] === 1 && to[0] === 1) || (from[1] === 1 && to[1] === 1);
      expect(isOnFloor || isBehind).toBe(true);
    }
  });
});
