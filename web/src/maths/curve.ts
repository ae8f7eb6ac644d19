/**
 * A sampled curve cut into the pieces that may be joined by a line.
 *
 * A piece ends where a value is not finite and where the function jumps: at `breaks`, which its description names or
 * breaks.ts has found. The value taken at a jump is a filled dot, a limit that is not taken an open one.
 */
import type { Point } from './smooth.js';

export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly filled: boolean;
}

export interface Curve {
  readonly pieces: readonly (readonly Point[])[];
  readonly dots: readonly Dot[];
}

/** At a break, whose neighbouring samples are next to it, steps below this share of the curve's height are no jump. */
const smallestJump = 0.002;

/** Two places beside x that a curve's two sides are read at. */
export function besides(x: number, width: number): readonly [number, number] {
  const gap = Math.max(Math.abs(x) * 2 ** -22, width * 1e-7);
  return [Math.fround(x - gap), Math.fround(x + gap)];
}

/**
 * Places at which to sample [from, to]: `count` even ones, and each break with its two nearest float32 neighbours, so
 * that a jump is drawn upright.
 */
export function samplePlaces(from: number, to: number, count: number, breaks: readonly number[]): Float32Array {
  const places = Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
  for (const x of breaks) {
    if (x <= from || x >= to) continue;
    places.push(x, ...besides(x, to - from));
  }
  return Float32Array.from(new Set(places.map(Math.fround))).sort();
}

/**
 * `height` is what counts as the curve's height, by default its own: a figure gives the height it shows, or the last bits
 * of a nearly constant function would be jumps.
 */
export function cutCurve(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  breaks: readonly number[] = [],
  height = ownHeight(y),
): Curve {
  const runs = finiteRuns(x, y);
  const threshold = smallestJump * height;
  const known = new Set(breaks.map(Math.fround));
  const pieces: (readonly Point[])[] = [];
  const dots: Dot[] = [];
  for (const run of runs) {
    let piece: Point[] = [];
    for (const [i, point] of run.entries()) {
      const before = run[i - 1];
      const after = run[i + 1];
      if (known.has(Math.fround(point[0])) && jumpsAt(before, point, after, threshold)) {
        pieces.push(piece);
        dots.push(...jumpDots(before, point, after, threshold));
        piece = [];
        if (before && Math.abs(before[1] - point[1]) <= threshold) pieces.push([...(pieces.pop() ?? []), point]);
        if (after && Math.abs(after[1] - point[1]) <= threshold) piece = [point];
        continue;
      }
      piece.push(point);
    }
    pieces.push(piece);
  }
  return { pieces: pieces.filter((piece) => piece.length > 0), dots };
}

function ownHeight(y: ArrayLike<number>): number {
  const finite = Array.from(y).filter((value) => Number.isFinite(value));
  return finite.reduce((a, b) => Math.max(a, b), -Infinity) - finite.reduce((a, b) => Math.min(a, b), Infinity);
}

/** The stretches without a gap: a value that is not finite ends one. */
export function finiteRuns(x: ArrayLike<number>, y: ArrayLike<number>): Point[][] {
  const runs: Point[][] = [];
  let run: Point[] = [];
  for (let i = 0; i < x.length; i += 1) {
    const px = x[i] ?? NaN;
    const py = y[i] ?? NaN;
    if (Number.isFinite(px) && Number.isFinite(py)) {
      run.push([px, py]);
      continue;
    }
    if (run.length > 0) runs.push(run);
    run = [];
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

function jumpsAt(before: Point | undefined, at: Point, after: Point | undefined, threshold: number): boolean {
  return [before, after].some((side) => side !== undefined && Math.abs(side[1] - at[1]) > threshold);
}

function jumpDots(before: Point | undefined, at: Point, after: Point | undefined, threshold: number): Dot[] {
  const open = [before, after].filter(
    (side): side is Point => side !== undefined && Math.abs(side[1] - at[1]) > threshold,
  );
  return [{ x: at[0], y: at[1], filled: true }, ...open.map((side) => ({ x: at[0], y: side[1], filled: false }))];
}
