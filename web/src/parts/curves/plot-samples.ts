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
import type { Failure } from '../../ui/failure.js';
import { Answers } from '../../ui/answers.js';
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

/** What is sampled, and how often it was mended since. */
interface Wanted extends Pick<Sampled, 'subject' | 'covered' | 'count'> {
  readonly mended: number;
}

export class PlotSamples implements ReactiveController {
  #asked: { readonly subject: Subject; readonly covered: Range; readonly density: number } | undefined;
  readonly #answers: Answers<Wanted, Sampled>;
  readonly #measured = new MeasuredBreaks();
  #waiting: ReturnType<typeof setTimeout> | undefined;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    this.#answers = new Answers(host, (wanted) => this.#sample(wanted));
    host.addController(this);
  }

  get drawn(): Sampled | undefined {
    return this.#answers.last?.answer;
  }

  get failure(): Failure | undefined {
    return this.#answers.failure;
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
    this.#answers.ask({ subject, covered, count, mended: 0 });
  }

  retry(): void {
    this.#answers.retry();
  }

  async #sample({ subject, covered, count, mended }: Wanted): Promise<Sampled> {
    const curves = await Promise.all(subject.functions.map((plotted) => this.#curve(subject, plotted, covered, count)));
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.#mend({ subject, covered, count, mended }), calm);
    return { subject, covered, count, curves };
  }

  async #curve(
    subject: Subject,
    plotted: PlottedFunction,
    [from, to]: Range,
    count: number,
  ): Promise<Sampled['curves'][number]> {
    const { places: known, poles: knownPoles } = this.#measured.of(subject, plotted);
    // Roundings to shorter formats are jumps of their own: breaks are those of float32.
    const exact = { ...subject, precision: 'float32' } as const;
    const { x, values, jumps, poles } = await resolveBreaks(
      samplePlaces(from, to, count, known),
      known,
      (at) => evaluate(exact, plotted, at),
      undefined,
      knownPoles,
    );
    const shown = subject.precision === 'float32' ? values : await evaluate(subject, plotted, x);
    return { plotted, breaks: [...known, ...jumps.y, ...jumps.dy], x, values: withoutPoles(x, shown, poles) };
  }

  /** Samples once more where breaks are found that may lie between samples. */
  async #mend(wanted: Wanted): Promise<void> {
    const { subject } = wanted;
    const found = await Promise.all(subject.functions.map((plotted) => this.#measured.find(subject, plotted)));
    const { drawn } = this;
    if (!found.includes(true) || !drawn || !sameSubject(drawn.subject, subject)) return;
    this.#answers.ask({ subject, covered: drawn.covered, count: drawn.count, mended: wanted.mended + 1 });
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

type ExactQuestion = Pick<Exact, 'subject' | 'x'>;

const sameQuestion = (a: ExactQuestion, b: ExactQuestion): boolean =>
  sameSubject(a.subject, b.subject) && a.x.join() === b.x.join();

/** Of the samples of the same functions, which fail with the same words, the figure says why there are none. */
export const exactAnswers = (host: ReactiveControllerHost): Answers<ExactQuestion, Exact> =>
  new Answers(host, ({ subject, x }) => exactValues(subject, x), sameQuestion);
