/**
 * The values that a plot draws: samples over somewhat more than the range shown, so that a small pan or zoom needs none,
 * and exact values at single places. One request of either is under way at a time, then the latest.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ActivationInfo, Engine, Evaluation, ParameterValues } from '../../engine/types.js';
import type { Range } from '../../maths/range.js';
import type { Precision } from '../../functions/precisions.js';
import { resolveBreaks, withoutPoles } from '../../maths/breaks.js';
import { samplePlaces } from '../../maths/curve.js';
import { toFailure, type Failure } from '../../text/failure.js';
import { Latest } from '../../ui/latest.js';
import { MeasuredBreaks } from './measured-breaks.js';

/** One function of a plot. */
export interface PlottedFunction {
  readonly activation: string;
  /** 1 … 6: gives colour and marker. */
  readonly slot: number;
  readonly parameters?: ParameterValues;
}

/** What is plotted; equal keys mean equal values. */
export interface Subject {
  readonly engine: Engine;
  readonly functions: readonly PlottedFunction[];
  readonly seed: number;
  readonly precision: Precision;
  readonly key: string;
}

export const subjectOf = (
  engine: Engine,
  functions: readonly PlottedFunction[],
  seed: number,
  precision: Precision = 'float32',
): Subject => ({
  engine,
  functions,
  seed,
  precision,
  key: JSON.stringify([
    seed,
    precision,
    functions.map(({ activation, slot, parameters }) => [activation, slot, parameters ?? 0]),
  ]),
});

export const sameSubject = (a: Subject | undefined, b: Subject | undefined): boolean =>
  a?.engine === b?.engine && a?.key === b?.key;

export const infoOf = (engine: Engine | undefined, activation: string): ActivationInfo | undefined =>
  engine?.activations.find(({ id }) => id === activation);

export const nameOf = (engine: Engine | undefined, activation: string): string =>
  infoOf(engine, activation)?.name ?? activation;

/**
 * Whether other formats than float32 can be drawn: that takes a formula whose operations are rounded, and an f′ that is
 * its derivative.
 */
export const isRoundable = (info: ActivationInfo | undefined): boolean =>
  info !== undefined && info.expression !== '' && !info.surrogateDerivative;

function evaluate(
  { engine, seed, precision }: Subject,
  { activation, parameters }: PlottedFunction,
  x: Float32Array | readonly number[],
): Promise<Evaluation> {
  const rounds = precision !== 'float32' && isRoundable(infoOf(engine, activation));
  return engine.evaluate({
    activation,
    seed,
    x,
    ...(parameters && { parameters }),
    ...(rounds && { precision }),
  });
}

export interface Sampled {
  readonly subject: Subject;
  readonly covered: Range;
  /** Of even samples. */
  readonly count: number;
  readonly curves: readonly {
    readonly plotted: PlottedFunction;
    /** Where f or f′ may jump. */
    readonly breaks: readonly number[];
    readonly x: Float32Array;
    /** NaN at poles. */
    readonly values: Evaluation;
  }[];
}

/** Beyond either end of the range shown, in widths of it. */
const beyond = 0.4;
const samplesPerPixel = 0.75;
/** Milliseconds without new samples after which breaks are looked for. */
const calm = 250;

export class PlotSamples implements ReactiveController {
  drawn: Sampled | undefined;
  failure: Failure | undefined;
  #asked: { readonly subject: Subject; readonly covered: Range; readonly density: number } | undefined;
  readonly #latest = new Latest();
  readonly #measured = new MeasuredBreaks();
  #waiting: ReturnType<typeof setTimeout> | undefined;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    clearTimeout(this.#waiting);
  }

  /** Asks for samples where those there (or on their way) do not do for this view. */
  show(subject: Subject, range: Range, pixels: number): void {
    const [from, to] = range;
    const width = to - from;
    const asked = this.#asked;
    if (asked && sameSubject(asked.subject, subject)) {
      const covers = asked.covered[0] <= from && asked.covered[1] >= to;
      if (covers && asked.density * width >= 0.5 * pixels) return;
    }
    const covered: Range = [from - beyond * width, to + beyond * width];
    const count = Math.ceil(samplesPerPixel * pixels * (1 + 2 * beyond)) + 1;
    this.#asked = { subject, covered, density: count / (covered[1] - covered[0]) };
    this.#latest.run(() => this.#sample(subject, covered, count));
  }

  retry(): void {
    this.#asked = undefined;
    this.failure = undefined;
    this.#host.requestUpdate();
  }

  async #sample(subject: Subject, covered: Range, count: number): Promise<void> {
    try {
      const curves = await Promise.all(
        subject.functions.map(async (plotted) => {
          const { places: known, poles: knownPoles } = this.#measured.of(subject, plotted);
          // Roundings to shorter formats are jumps of their own: breaks are those of float32.
          const exact = { ...subject, precision: 'float32' } as const;
          const places = samplePlaces(covered[0], covered[1], count, known);
          const { x, values, jumps, poles } = await resolveBreaks(
            places,
            known,
            (at) => evaluate(exact, plotted, at),
            undefined,
            knownPoles,
          );
          const shown = subject.precision === 'float32' ? values : await evaluate(subject, plotted, x);
          return { plotted, breaks: [...known, ...jumps.y, ...jumps.dy], x, values: withoutPoles(x, shown, poles) };
        }),
      );
      this.drawn = { subject, covered, count, curves };
      this.failure = undefined;
      clearTimeout(this.#waiting);
      this.#waiting = setTimeout(() => void this.#mend(subject), calm);
    } catch (error) {
      this.failure = toFailure(error);
    }
    this.#host.requestUpdate();
  }

  /** Samples once more where breaks are found that may lie between samples. */
  async #mend(subject: Subject): Promise<void> {
    const found = await Promise.all(subject.functions.map((plotted) => this.#measured.find(subject, plotted)));
    const { drawn } = this;
    if (!found.includes(true) || !drawn || !sameSubject(drawn.subject, subject)) return;
    this.#latest.run(() => this.#sample(subject, drawn.covered, drawn.count));
  }
}

/** f and f′ of each function at each of a few places. */
export interface Exact {
  readonly subject: Subject;
  readonly x: readonly number[];
  readonly values: readonly Evaluation[];
}

export const exactValues = async (subject: Subject, x: readonly number[]): Promise<Exact> => ({
  subject,
  x,
  values: await Promise.all(subject.functions.map((plotted) => evaluate(subject, plotted, x))),
});

export class ExactValues {
  result: Exact | undefined;
  #asked: { readonly subject: Subject; readonly x: readonly number[] } | undefined;
  readonly #latest = new Latest();
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  show(subject: Subject, x: readonly number[]): void {
    const asked = this.#asked;
    if (asked && sameSubject(asked.subject, subject) && asked.x.join() === x.join()) return;
    this.#asked = { subject, x };
    this.#latest.run(() => this.#evaluate(subject, x));
  }

  retry(): void {
    this.#asked = undefined;
  }

  async #evaluate(subject: Subject, x: readonly number[]): Promise<void> {
    try {
      this.result = await exactValues(subject, x);
      this.#host.requestUpdate();
    } catch {
      // The samples of the same functions fail with the same words, which the figure shows.
      this.#asked = undefined;
    }
  }
}
