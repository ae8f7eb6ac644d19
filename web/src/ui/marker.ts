/** A shape for each slot of a selection, the second sign beside its colour; all look equally large. */

type Point = readonly [x: number, y: number];

const polygon = (points: readonly Point[]): string =>
  `M${points.map((point) => point.map(short).join(',')).join('L')}Z`;

const short = (value: number): string => String(Math.round(value * 1000) / 1000);

function circle(area: number): string {
  const r = short(Math.sqrt(area / Math.PI));
  return `M${r},0A${r},${r},0,1,1,-${r},0A${r},${r},0,1,1,${r},0`;
}

/** A square or diamond of the area itself would look larger than a circle of it. */
const halfSide = (area: number): number => 0.62625 * Math.sqrt(area);

function square(area: number): string {
  const r = halfSide(area);
  return polygon([
    [r, r],
    [r, -r],
    [-r, -r],
    [-r, r],
  ]);
}

function diamond(area: number): string {
  const r = halfSide(area);
  return polygon([
    [0, -r],
    [r, 0],
    [0, r],
    [-r, 0],
  ]);
}

function triangle(area: number): string {
  const y = Math.sqrt(area / (3 * Math.sqrt(3)));
  const x = Math.sqrt(3) * y;
  return polygon([
    [0, -2 * y],
    [x, y],
    [-x, y],
  ]);
}

/** With five points; the inner corners lie where the lines between every second point meet. */
function star(area: number): string {
  const inner = Math.sin(Math.PI / 10) / Math.sin((7 * Math.PI) / 10);
  const r = Math.sqrt(area / (5 * inner * Math.sin(Math.PI / 5)));
  const corners = Array.from({ length: 10 }, (_, i): Point => {
    const far = i % 2 === 0 ? r : inner * r;
    return [far * Math.sin((i * Math.PI) / 5), -far * Math.cos((i * Math.PI) / 5)];
  });
  return polygon(corners);
}

/** Five squares. */
function plus(area: number): string {
  const r = Math.sqrt(area / 5) / 2;
  const quarter: readonly Point[] = [
    [-r, -3 * r],
    [r, -3 * r],
    [r, -r],
  ];
  const turned = (times: number): readonly Point[] =>
    quarter.map((point) => Array.from({ length: times }).reduce<Point>(([x, y]) => [-y, x], point));
  return polygon([0, 1, 2, 3].flatMap(turned));
}

const shapes = [circle, square, triangle, diamond, star, plus] as const;

/** SVG path data around (0, 0); `area` in square pixels. Slots start at 1. */
export const markerPath = (slot: number, area = 56): string => shapes[(slot - 1) % shapes.length]?.(area) ?? '';
