/**
 * Functions in the order of their mean accuracy, and which places in it the data resolve.
 *
 * A place is resolved where the difference from the function above it is sure. All neighbours are judged together, with
 * Holm's method (maths/holm.ts): no place of a table is called resolved by chance in more than 5 of 100 tables. That
 * neighbours are chosen after their means are known does not make chance greater: neighbours are those whose means lie
 * closest. Of 40,000 drawn tables of 2, 3 and 13 functions from 2 to 10 seeds, equal ones, equal in groups, of like and of
 * unlike spreads (by 1 to 15), 0.02 to 5.1 % had such a place; judged each alone, up to 27 %.
 *
 * One seed resolves nothing: what another seed does is not known.
 */
import { meanOf } from '../../maths/paired.js';
import { halfOf, judged, pairedDifference, type PairedDifference } from './difference.js';
import { resultsOf, soundOf, type Result } from './result.js';

/** `behind`: accuracy below that of the function above, as a fraction; up to `half` may be chance. */
export type Standing =
  | { readonly kind: 'first' }
  | {
      readonly kind: 'resolved' | 'noise' | 'one-seed';
      readonly above: string;
      readonly behind: number;
      readonly half: number;
      /** Seeds that both were trained from. */
      readonly pairs: number;
    }
  /** The function above was trained from other seeds too, or from fewer. */
  | { readonly kind: 'other-seeds'; readonly above: string }
  /** The mean of the rest would be that of its luckier seeds. */
  | { readonly kind: 'diverged'; readonly diverged: number; readonly done: number }
  | { readonly kind: 'untrained' };

export interface Rank {
  readonly activation: string;
  /** From 1; nothing where the function has no place: none of its trainings has ended, or one diverged. */
  readonly rank: number | undefined;
  readonly standing: Standing;
}

interface Entry {
  readonly activation: string;
  readonly results: readonly Result[];
  readonly diverged: number;
  readonly mean: number;
}

/** The best first; those without a place last, in the order given. */
export function ranksOf(
  results: readonly Result[],
  activations: readonly string[],
  learningRate: number,
): readonly Rank[] {
  const entries = activations.map((activation): Entry => {
    const own = resultsOf(results, activation, learningRate);
    const sound = soundOf(own);
    const mean = meanOf(sound.map(({ accuracy }) => accuracy));
    return { activation, results: own, diverged: own.length - sound.length, mean };
  });
  const hasPlace = ({ results: own, diverged }: Entry): boolean => own.length > 0 && diverged === 0;
  const placed = entries.filter(hasPlace).sort((a, b) => b.mean - a.mean);
  const standings = standingsOf(placed);
  return [
    ...placed.map(({ activation }, i) => ({ activation, rank: i + 1, standing: standings[i] ?? untrained })),
    ...entries
      .filter((entry) => !hasPlace(entry))
      .map((entry) => ({ activation: entry.activation, rank: undefined, standing: withoutPlace(entry) })),
  ];
}

const untrained: Standing = { kind: 'untrained' };

const withoutPlace = ({ diverged, results }: Entry): Standing =>
  diverged > 0 ? { kind: 'diverged', diverged, done: results.length } : untrained;

/** Each against the one before it. */
function standingsOf(placed: readonly Entry[]): readonly Standing[] {
  const differences = judged(
    placed.map((entry, i) => {
      const above = placed[i - 1];
      return above && ofEqualSeeds(above, entry);
    }),
  );
  return placed.map((_, i): Standing => {
    const above = placed[i - 1]?.activation;
    if (above === undefined) return { kind: 'first' };
    const found = differences[i];
    if (!found) return { kind: 'other-seeds', above };
    const { mean: behind, pairs, overSeeds } = found.difference;
    const kind = !overSeeds ? 'one-seed' : found.isNoise ? 'noise' : 'resolved';
    return { kind, above, behind, half: halfOf(found), pairs };
  });
}

/** Nothing while one of them has seeds that the other lacks: their means would be those of unlike seeds. */
function ofEqualSeeds(above: Entry, below: Entry): PairedDifference | undefined {
  const difference = pairedDifference(above.results, below.results);
  const most = Math.max(above.results.length, below.results.length);
  return difference?.pairs === most ? difference : undefined;
}
