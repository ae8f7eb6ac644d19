/**
 * The axes of a box [−1, 1] × [−1, 1] × [−h, h] seen from outside and above: which edges carry the labels and which
 * walls are behind, so that nothing is drawn in front of what the box holds.
 */
import type { Axis } from './axis.js';

export type Place = readonly [x: number, y: number, z: number];

/** The quarter that the eye is in: signs of its x and y. */
export interface Quarter {
  readonly x: 1 | -1;
  readonly y: 1 | -1;
}

export interface AxisLabel {
  readonly text: string;
  readonly place: Place;
  readonly isName: boolean;
}

export interface BoxAxes {
  readonly labels: readonly AxisLabel[];
  /** Lines of the floor and of the two walls behind, at the ticks and around. */
  readonly lines: readonly (readonly [Place, Place])[];
}

const tickGap = 0.14;
const nameGap = 0.36;

export const quarterOf = (x: number, y: number): Quarter => ({ x: x < 0 ? -1 : 1, y: y < 0 ? -1 : 1 });

export function boxAxes(along: Axis, up: Axis, eye: Quarter): BoxAxes {
  const [floor, ceiling] = up.pixels;
  // The floor's labels stand at its two edges next to the eye, those of the height at the leftmost upright edge.
  const edge: Quarter = { x: eye.y, y: eye.x === 1 ? -1 : 1 };
  const tick = (text: string, place: Place): AxisLabel => ({ text, place, isName: false });
  const name = (text: string, place: Place): AxisLabel => ({ text, place, isName: true });
  const labels = [
    ...along.ticks.map(({ at, label }) => tick(label, [at, eye.y * (1 + tickGap), floor])),
    ...along.ticks.map(({ at, label }) => tick(label, [eye.x * (1 + tickGap), at, floor])),
    ...up.ticks.map(({ at, label }) => tick(label, [edge.x * (1 + 0.6 * tickGap), edge.y * (1 + 0.6 * tickGap), at])),
    name('x', [0, eye.y * (1 + nameGap), floor]),
    name('y', [eye.x * (1 + nameGap), 0, floor]),
    name('z', [edge.x * 1.05, edge.y * 1.05, ceiling + 0.16]),
  ];
  const [backX, backY] = [-eye.x, -eye.y];
  const [low, high] = along.pixels;
  const across = [low, ...along.ticks.map(({ at }) => at), high];
  const heights = [...up.ticks.map(({ at }) => at), floor, ceiling];
  const lines: (readonly [Place, Place])[] = [];
  for (const at of new Set(across)) {
    lines.push(
      [
        [at, low, floor],
        [at, high, floor],
      ],
      [
        [low, at, floor],
        [high, at, floor],
      ],
    );
    lines.push(
      [
        [at, backY, floor],
        [at, backY, ceiling],
      ],
      [
        [backX, at, floor],
        [backX, at, ceiling],
      ],
    );
  }
  for (const at of new Set(heights)) {
    lines.push(
      [
        [low, backY, at],
        [high, backY, at],
      ],
      [
        [backX, low, at],
        [backX, high, at],
      ],
    );
  }
  return { labels, lines };
}
