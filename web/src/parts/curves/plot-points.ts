/** Which values a plot shows at its cross-hair, on its neurons' dots and in its read-out. */
import type { Engine } from '../../engine/types.js';
import { interpolated } from '../../maths/interpolate.js';
import type { NeuronDot, PointOnCurve } from './plot-cross-hair.js';
import type { ReadOutRow } from './plot-read-out.js';
import { nameOf, sameSubject, type Exact, type PlottedFunction, type Sampled } from './plot-samples.js';

/** A neuron's pre-activation, drawn on its function. */
export interface PlotDot {
  readonly activation: string;
  readonly x: number;
}

/** Exact where the answer is there, from the samples until then. */
export function pointsAt(cross: number, drawn: Sampled, answer: Exact | undefined): readonly PointOnCurve[] {
  const exact = answer?.x[0] === cross && sameSubject(answer.subject, drawn.subject) ? answer : undefined;
  return drawn.curves.map(({ plotted: { slot }, x, values }, i) => ({
    slot,
    y: exact?.values[i]?.y[0] ?? interpolated(x, values.y, cross),
    dy: exact?.values[i]?.dy[0] ?? interpolated(x, values.dy, cross),
  }));
}

/** Dots of functions that are not drawn are left out. */
export function neuronDots(dots: readonly PlotDot[], drawn: Sampled): readonly NeuronDot[] {
  return dots.flatMap((dot) => {
    const curve = drawn.curves.find(({ plotted }) => plotted.activation === dot.activation);
    if (!curve) return [];
    const { x, values, plotted } = curve;
    const at = (samples: Float32Array): number => interpolated(x, samples, dot.x);
    return [{ slot: plotted.slot, x: dot.x, y: at(values.y), dy: at(values.dy) }];
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
