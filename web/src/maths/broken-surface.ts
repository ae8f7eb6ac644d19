/** A surface with what is known of its holes: z = f(x) + f(y) breaks wherever f does, along either axis. */
import { resolveBreaks, withoutPoles } from './breaks.js';
import type { Derivatives } from './curve-samples.js';
import { cutCurve } from './curve.js';
import { shownRange } from './fit.js';

/** z and the size of its gradient over both axes, [points × points] row-major; row = y, column = x. */
interface Surface {
  readonly axis: Float32Array;
  readonly z: Float32Array;
  readonly gradient: Float32Array;
}

export interface BrokenSurface extends Surface {
  /** Each i where f breaks between the axis's places i and i + 1. */
  readonly broken: ReadonlySet<number>;
  /** What is shown of z and of the gradient: all, unless they run off beside breaks. */
  readonly shown: { readonly z: Shown; readonly gradient: Shown };
}

type Shown = ReturnType<typeof shownRange>;

/** Of the height of f: a grid is coarse. */
const tolerance = 0.05;
/** Values of f up to this are shown, however few there are. */
const calm = 20;

export async function withBreaks(
  surface: Surface,
  evaluate: (x: Float32Array) => Promise<Derivatives>,
): Promise<BrokenSurface> {
  const { axis } = surface;
  const resolved = await resolveBreaks(axis, [], evaluate, tolerance);
  const { y, dy } = withoutPoles(resolved.x, resolved.values, resolved.poles);
  const index = new Map(Array.from(resolved.x, (place, i) => [place, i]));
  const onAxis = (values: Float32Array): Float32Array => axis.map((place) => values[index.get(place) ?? -1] ?? NaN);
  const ofValue = shownRange(onAxis(y), calm, resolved.poles.y.length > 0);
  const [low, high] = ofValue.range ?? [0, 1];
  const { pieces } = cutCurve(resolved.x, y, resolved.jumps.y, high - low);
  const whole = new Set<number>();
  for (const piece of pieces) {
    const places = new Set(piece.map(([x]) => x));
    axis.forEach((place, i) => {
      if (places.has(place) && places.has(axis[i + 1] ?? NaN)) whole.add(i);
    });
  }
  const gaps = Array.from({ length: axis.length - 1 }, (_, i) => i);
  // A slope of what has no value is none, whatever its formula gives.
  const gradient = surface.gradient.map((size, i) => (Number.isFinite(surface.z[i]) ? size : NaN));
  const broken = new Set(gaps.filter((i) => !whole.has(i)));
  const steepest = shownRange(onAxis(dy).map(Math.abs), calm, broken.size > 0);
  const most = Math.SQRT2 * (steepest.range?.[1] ?? 0);
  return {
    ...surface,
    gradient,
    broken,
    shown: {
      // A sum of two runs off where either does: what is shown of it follows from what is shown of one.
      z: ofValue.capped ? { range: [2 * low, 2 * high], capped: true } : shownRange(surface.z, Infinity),
      gradient: steepest.capped ? { range: [0, most], capped: true } : shownRange(gradient, Infinity),
    },
  };
}
