/** The shapes of the slots. */
import { expect, it } from 'vitest';
import { markerPath } from '../../../web/src/ui/marker.js';

/** Of a polygon, by the shoelace formula; of a circle, from its radius. */
function areaOf(path: string): number {
  const arc = /A([\d.]+),/.exec(path)?.[1];
  if (arc !== undefined) return Math.PI * Number(arc) ** 2;
  const points = [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
  const twice = points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length] ?? [NaN, NaN];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}

// A square and a diamond of equal area would look larger: (2 × 0.62625)² = 1.569 and 2 × 0.62625² = 0.784 of it.
it.each([
  [1, 1],
  [2, 1.5687],
  [3, 1],
  [4, 0.7843],
  [5, 1],
  [6, 1],
])('the shape of slot %i has %f of the area that is asked for, at every size', (slot, share) => {
  for (const area of [20, 56, 90]) expect(areaOf(markerPath(slot, area)) / area).toBeCloseTo(share, 2);
});

it('no two slots have one shape', () => {
  expect(new Set([1, 2, 3, 4, 5, 6].map((slot) => markerPath(slot))).size).toBe(6);
});
