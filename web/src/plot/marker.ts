/** A shape for each slot of a selection, the second sign beside its colour. */

type Corners = readonly (readonly [x: number, y: number])[];

/** `count` points around (0, 0), the first straight up, their distances in turn. */
const around = (count: number, ...distances: readonly number[]): Corners =>
  Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    const distance = distances[i % distances.length] ?? 1;
    return [distance * Math.sin(angle), -distance * Math.cos(angle)];
  });

/** The distance of a star's inner corners, of its outer ones'. */
const inner = Math.sin(Math.PI / 10) / Math.sin((7 * Math.PI) / 10);

const arm = 1 / 3;

/** Corners at sizes that look alike for the same area; the first slot's shape has none, it is a circle. */
const shapes: readonly Corners[] = [
  [],
  around(4, 0.6266).map(([x, y]) => [(x + y) / Math.SQRT2, (y - x) / Math.SQRT2]),
  around(3, 0.8774),
  around(4, 0.6262),
  around(10, 0.9438, 0.9438 * inner),
  [
    [-1, -arm],
    [-arm, -arm],
    [-arm, -1],
    [arm, -1],
    [arm, -arm],
    [1, -arm],
    [1, arm],
    [arm, arm],
    [arm, 1],
    [-arm, 1],
    [-arm, arm],
    [-1, arm],
  ].map(([x = 0, y = 0]) => [0.6708 * x, 0.6708 * y]),
];

/** How many functions can be told apart, so how many can be selected. */
export const slotCount = shapes.length;

/** SVG path data around (0, 0); `area` in square pixels, about. Slots start at 1. */
export function markerPath(slot: number, area = 56): string {
  const size = Math.sqrt(area);
  const corners = shapes[(slot - 1) % shapes.length] ?? [];
  if (corners.length === 0) {
    const r = (size / Math.sqrt(Math.PI)).toFixed(3);
    return `M${r},0A${r},${r},0,1,1,-${r},0A${r},${r},0,1,1,${r},0`;
  }
  return `M${corners.map(([x, y]) => `${(size * x).toFixed(3)},${(size * y).toFixed(3)}`).join('L')}Z`;
}
