/**
 * A long noisy series made fit to draw: exponential mean mₖ = Σ wʲ yₖ₋ⱼ / Σ wʲ, w = 1 − 1/steps, thinned as it grows.
 *
 * The division by Σ wʲ keeps the first values unbiased. A value that is not finite ends the mean and is kept as a gap.
 */

export type Point = readonly [x: number, y: number];

/** What can be stored of a series. */
export interface SeriesRecord {
  readonly points: readonly Point[];
  /** Values from one point to the next. */
  readonly stride: number;
}

export class SmoothedSeries {
  #points: Point[];
  #last: Point | undefined;
  #stride: number;
  #count = 0;
  #sum = 0;
  #weight = 0;
  readonly #decay: number;
  readonly #capacity: number;

  /**
   * Keeps at most `capacity` points, evenly spread over the values added, and always the last. It goes on from `record`, what
   * was stored of it before; the mean starts anew.
   */
  constructor(steps: number, capacity = 600, { points, stride }: SeriesRecord = { points: [], stride: 1 }) {
    this.#decay = 1 - 1 / steps;
    this.#capacity = capacity;
    this.#points = [...points];
    this.#last = points.at(-1);
    this.#stride = stride;
  }

  get record(): SeriesRecord {
    return { points: this.points, stride: this.#stride };
  }

  add(x: number, y: number): void {
    if (Number.isFinite(y)) {
      this.#sum = this.#decay * this.#sum + y;
      this.#weight = this.#decay * this.#weight + 1;
      this.#last = [x, this.#sum / this.#weight];
    } else {
      this.#sum = 0;
      this.#weight = 0;
      this.#last = [x, NaN];
    }
    if (this.#count % this.#stride === 0) this.#points.push(this.#last);
    this.#count += 1;
    if (this.#points.length < this.#capacity) return;
    this.#points = this.#points.filter((_, i) => i % 2 === 0);
    this.#stride *= 2;
  }

  /** Forgets the values after `x`; the mean starts anew. */
  cutAfter(x: number): void {
    this.#points = this.#points.filter((point) => point[0] <= x);
    this.#last = this.#points.at(-1);
    this.#sum = 0;
    this.#weight = 0;
  }

  get points(): readonly Point[] {
    const end = this.#points.at(-1);
    return this.#last && end !== this.#last ? [...this.#points, this.#last] : this.#points;
  }

  /** The smoothed value of now. */
  get value(): number {
    return this.#last?.[1] ?? NaN;
  }
}
