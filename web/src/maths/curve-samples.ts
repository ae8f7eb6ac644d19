/** f and its derivatives at some places, and what its slopes say of the gaps between them. */
import { fitted } from './fit.js';

/** f, f′ and f″ at some places, [n] each. */
export interface Derivatives {
  readonly y: Float32Array;
  readonly dy: Float32Array;
  readonly d2y: Float32Array;
}

export type Which = 'y' | 'dy';
const slopeOf = { y: 'dy', dy: 'd2y' } as const;
export type Gap = readonly [a: number, b: number];
type Sample = Readonly<Record<keyof Derivatives, number>>;

/** Beyond what a figure shows, as a share of how far beyond. */
const toleranceBeyond = 0.05;

/** What is known of a curve, sample by sample. */
export class CurveSamples {
  readonly #all = new Map<number, Sample>();
  readonly #evaluate: (x: Float32Array) => Promise<Derivatives>;
  readonly #middle: Record<Which, number> = { y: 0, dy: 0 };
  readonly #height: Record<Which, number> = { y: 0, dy: 0 };

  constructor(evaluate: (x: Float32Array) => Promise<Derivatives>) {
    this.#evaluate = evaluate;
  }

  async add(places: Iterable<number>): Promise<void> {
    const fresh = Float32Array.from(new Set(Float32Array.from(places))).filter((place) => !this.#all.has(place));
    if (fresh.length === 0) return;
    const { y, dy, d2y } = withoutLoneSlopes(await this.#evaluate(fresh));
    fresh.forEach((place, i) => this.#all.set(place, { y: y[i] ?? NaN, dy: dy[i] ?? NaN, d2y: d2y[i] ?? NaN }));
  }

  /** Takes the height of what there is for that of the figure. */
  measure(calm: number): void {
    for (const which of ['y', 'dy'] as const) {
      const { range } = fitted([[...this.#all.values()].map((sample) => sample[which])], [], calm);
      this.#middle[which] = (range[0] + range[1]) / 2;
      this.#height[which] = range[1] - range[0];
    }
  }

  step(which: Which, [a, b]: Gap): number {
    return Math.abs((this.#all.get(b)?.[which] ?? NaN) - (this.#all.get(a)?.[which] ?? NaN));
  }

  /** The steepest rise that the slopes at either end give over the gap; what is not finite counts for nothing. */
  rise(which: Which, [a, b]: Gap): number {
    const slopes = [a, b].map((end) => Math.abs(this.#all.get(end)?.[slopeOf[which]] ?? NaN));
    return Math.max(0, ...slopes.filter(Number.isFinite)) * (b - a);
  }

  /** Whether the curve goes otherwise than its slopes say, or is finite at one end only. */
  isOpen(which: Which, [a, b]: Gap, share: number): boolean {
    const [from, to] = [this.#all.get(a), this.#all.get(b)];
    const [ya, yb] = [from?.[which] ?? NaN, to?.[which] ?? NaN];
    if (!Number.isFinite(ya) || !Number.isFinite(yb)) return Number.isFinite(ya) !== Number.isFinite(yb);
    const miss = (slope = NaN): number => Math.abs(yb - ya - slope * (b - a));
    return !(
      Math.max(miss(from?.[slopeOf[which]]), miss(to?.[slopeOf[which]])) <= this.tolerance(which, [a, b], share)
    );
  }

  tolerance(which: Which, gap: Gap, share: number): number {
    const beyond = Math.max(0, ...gap.map((end) => this.#beyond(which, end)));
    return share * this.#height[which] + toleranceBeyond * beyond;
  }

  /** What a gap is that is still open when it is narrow: neither where the curve is upright for a moment. */
  kind(which: Which, gap: Gap, share: number): 'pole' | 'jump' | 'steep' {
    const [rise, step] = [this.rise(which, gap), this.step(which, gap)];
    const isFar = gap.some((end) => this.#beyond(which, end) > 0);
    if (isFar && rise > this.tolerance(which, gap, share)) return 'pole';
    return step > this.tolerance(which, gap, share) && rise < step / 4 ? 'jump' : 'steep';
  }

  #beyond(which: Which, place: number): number {
    return Math.abs((this.#all.get(place)?.[which] ?? NaN) - this.#middle[which]) - this.#height[which];
  }

  has(which: Which, place: number): boolean {
    return Number.isFinite(this.#all.get(place)?.[which]);
  }

  at(x: Float32Array): Derivatives {
    const of = (which: keyof Derivatives): Float32Array => x.map((place) => this.#all.get(place)?.[which] ?? NaN);
    return { y: of('y'), dy: of('dy'), d2y: of('d2y') };
  }
}

/** A slope of what has no value is none, whatever its formula gives. */
export const withoutLoneSlopes = ({ y, dy, d2y }: Derivatives): Derivatives => ({
  y,
  dy: dy.map((slope, i) => (Number.isNaN(y[i]) ? NaN : slope)),
  d2y,
});
