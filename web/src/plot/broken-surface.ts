/** A surface with what is known of its holes: z = f(x) + f(y) breaks wherever f does, along either axis. */
import type { Surface } from '../engine/types.js';
import { resolveBreaks, withoutPoles, type Derivatives } from './breaks.js';
import { cutCurve } from './curve.js';
import { shownRange } from './fit.js';

export interface BrokenSurface extends Surface {
  /** Each i where f breaks between the axis's places i and i + 1. */
  readonly broken: ReadonlySet<number>;
}

/** Of the height of f: a grid is coarse. */
const tolerance = 0.05;
/** Heights up to this are shown, however few there are. */
const calm = 40;

export async function withBreaks(
  surface: Surface,
  evaluate: (x: Float32Array) => Promise<Derivatives>,
): Promise<BrokenSurface> {
  const { axis } = surface;
  const resolved = await resolveBreaks(axis, [], evaluate, tolerance);
  const { y } = withoutPoles(resolved.x, resolved.values, resolved.poles);
  const [low, high] = shownRange(y, calm).range ?? [0, 1];
  const { pieces } = cutCurve(resolved.x, y, resolved.jumps.y, high - low);
  const whole = new Set<number>();
  for (const piece of pieces) {
    const places = new Set(piece.map(([x]) => x));
    axis.forEach((place, i) => {
      if (places.has(place) && places.has(axis[i + 1] ?? NaN)) whole.add(i);
    });
  }
  const gaps = Array.from({ length: axis.length - 1 }, (_, i) => i);
  return { ...surface, broken: new Set(gaps.filter((i) => !whole.has(i))) };
}

/** What of a surface's values is shown: all, unless they run off beside its breaks. */
export function surfaceRange(values: ArrayLike<number>, { broken }: BrokenSurface): ReturnType<typeof shownRange> {
  return shownRange(values, calm, broken.size > 0);
}
