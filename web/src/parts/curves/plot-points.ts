/** Which values a plot shows at its cross-hair, on its neurons' dots and in its read-out. */
import type { Engine } from '../../engine/types.js';
import { interpolated } from '../../maths/interpolate.js';
import type { Range } from '../../maths/range.js';
import type { NeuronDot, PointOnCurve } from './plot-cross-hair.js';
import type { ReadOutRow } from './plot-read-out.js';
import { nameOf, sameSubject, type Exact, type PlottedFunction, type Sampled } from './plot-samples.js';

/** A neuron's pre-activation, drawn on its function. */
export interface PlotDot {
  readonly activation: string;
  readonly x: number;
  /** From where to where it may be moved along the curve; it stays where it is without. */
  readonly reach?: Range;
}

/** Exact where the answer is there, from the samples until then. */
export function pointsAt(place: number, drawn: Sampled, answer: Exact | undefined): readonly PointOnCurve[] {
  const at = answer && sameSubject(answer.subject, drawn.subject) ? answer.x.indexOf(place) : -1;
  return drawn.curves.map(({ plotted: { slot }, x, values }, i) => ({
    slot,
    y: answer?.values[i]?.y[at] ?? interpolated(x, values.y, place),
    dy: answer?.values[i]?.dy[at] ?? interpolated(x, values.dy, place),
  }));
}

/** Dots of functions that are not drawn are left out. */
export function neuronDots(
  dots: readonly PlotDot[],
  drawn: Sampled,
  answer: Exact | undefined,
): readonly (NeuronDot & PlotDot)[] {
  return dots.flatMap((dot) => {
    const index = drawn.curves.findIndex(({ plotted }) => plotted.activation === dot.activation);
    const point = index < 0 ? undefined : pointsAt(dot.x, drawn, answer)[index];
    return point ? [{ ...dot, ...point }] : [];
  });
}

/** The last answer stays until the next, so that numbers do not blink while a parameter is moved. */
export function readOutRows(
  engine: Engine | undefined,
  functions: readonly PlottedFunction[],
  answer: Exact | undefined,
): readonly ReadOutRow[] {
  return functions.map(({ activation, slot }) => {
    const i = answer?.subject.functions.findIndex((known) => known.activation === activation) ?? -1;
    const values = answer?.values[i];
    return { name: nameOf(engine, activation), slot, y: values?.y[0], dy: values?.dy[0] };
  });
}
