/**
 * Functions over learning rates: how well each does at each rate, which rate is its best, and whether one function is
 * better than another or only at some rate.
 */
import { spreadOf, type Spread } from '../judgement.js';
import { judged, pairedDifference, type Judged } from './difference.js';
import { resultsOf, soundOf, type Result } from './result.js';

export interface RatePoint {
  readonly learningRate: number;
  readonly done: number;
  readonly diverged: number;
  /** Of the seeds that did not diverge, a fraction; NaN of none. */
  readonly accuracy: Spread;
  /** The least and the greatest of them: the band over seeds. */
  readonly least: number;
  readonly most: number;
}

export interface BestRate {
  readonly learningRate: number;
  /** Other rates at which the function may be as good, as far as the seeds tell, and of one seed the images alone. */
  readonly ties: readonly number[];
  /** Whether no other rate was tried below or above it, so that a better one may lie there. */
  readonly end: 'lowest' | 'highest' | undefined;
}

export interface Sweep {
  readonly activation: string;
  /** In the order of the rates, from the lowest. */
  readonly points: readonly RatePoint[];
  /** Nothing while there is no rate at which every training that has ended was sound. */
  readonly best: BestRate | undefined;
}

const ascending = (rates: readonly number[]): readonly number[] => [...rates].sort((a, b) => a - b);

export const sweepsOf = (
  results: readonly Result[],
  activations: readonly string[],
  rates: readonly number[],
): readonly Sweep[] =>
  activations.map((activation) => {
    const points = ascending(rates).map((learningRate) => pointOf(results, activation, learningRate));
    return { activation, points, best: bestOf(results, activation, points) };
  });

function pointOf(results: readonly Result[], activation: string, learningRate: number): RatePoint {
  const own = resultsOf(results, activation, learningRate);
  const accuracies = soundOf(own).map(({ accuracy }) => accuracy);
  const isEmpty = accuracies.length === 0;
  return {
    learningRate,
    done: own.length,
    diverged: own.length - accuracies.length,
    accuracy: spreadOf(accuracies),
    least: isEmpty ? NaN : Math.min(...accuracies),
    most: isEmpty ? NaN : Math.max(...accuracies),
  };
}

/** A rate from which a training diverged is none to recommend, however well the others went. */
const isSound = ({ done, diverged }: RatePoint): boolean => done > 0 && diverged === 0;

function bestOf(results: readonly Result[], activation: string, points: readonly RatePoint[]): BestRate | undefined {
  const sound = points.filter(isSound);
  const best = sound.reduce<RatePoint | undefined>(
    (most, point) => (most && most.accuracy.mean >= point.accuracy.mean ? most : point),
    undefined,
  );
  if (!best) return undefined;
  const { learningRate } = best;
  const own = resultsOf(results, activation, learningRate);
  const others = sound.filter((point) => point !== best).map((point) => point.learningRate);
  const differences = judged(others.map((rate) => pairedDifference(own, resultsOf(results, activation, rate))));
  const ties = others.filter((_, i) => differences[i]?.isNoise === true);
  return { learningRate, ties, end: endOf(points, learningRate) };
}

function endOf(points: readonly RatePoint[], rate: number): BestRate['end'] {
  if (points.length < 2) return undefined;
  if (points[0]?.learningRate === rate) return 'lowest';
  return points.at(-1)?.learningRate === rate ? 'highest' : undefined;
}

/** Who of two functions is better: nobody knows of one seed, or where the difference may be chance. */
export type Winner = 'own' | 'other' | 'unknown';

export interface Match {
  /** Own and other's learning rate. */
  readonly rates: readonly [own: number, other: number];
  /** Own minus other; nothing where no seed is sound with both. */
  readonly judged: Judged | undefined;
  readonly winner: Winner;
}

export interface Contest {
  /** Both at each rate, from the lowest. */
  readonly at: readonly Match[];
  /** Whether the winner at one rate is the loser at another: a victory there was only one of the rate. */
  readonly turns: boolean;
  /** Each at its own best rate; nothing while one has none. */
  readonly atBest: Match | undefined;
}

/** Two functions at every rate and at the best of each, judged together. The best are those of the same test images. */
export function contestOf(results: readonly Result[], own: string, other: string, rates: readonly number[]): Contest {
  const [ownBest, otherBest] = sweepsOf(results, [own, other], rates).map(({ best }) => best?.learningRate);
  const atEach = ascending(rates).map((rate) => [rate, rate] as const);
  const atBest = ownBest !== undefined && otherBest !== undefined ? [[ownBest, otherBest] as const] : [];
  const pairs = [...atEach, ...atBest];
  const differences = judged(
    pairs.map(([a, b]) => pairedDifference(resultsOf(results, own, a), resultsOf(results, other, b))),
  );
  const matches = pairs.map((both, i): Match => {
    const found = differences[i];
    return { rates: both, judged: found, winner: winnerOf(found) };
  });
  const at = matches.slice(0, atEach.length);
  const hasWon = (name: Winner): boolean => at.some(({ winner }) => winner === name);
  return { at, turns: hasWon('own') && hasWon('other'), atBest: matches[atEach.length] };
}

function winnerOf(found: Judged | undefined): Winner {
  if (!found?.difference.overSeeds || found.isNoise) return 'unknown';
  return found.difference.mean > 0 ? 'own' : 'other';
}
