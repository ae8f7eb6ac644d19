/**
 * The difference of two functions: networks of equal seeds are a pair, which saw the same images in the same order, and
 * of a pair each test image is one again.
 *
 * A difference may be chance in two ways: other seeds could turn it, and other test images could. It is sure only where
 * neither could, so the larger of both probabilities is its own (R. L. Berger, Multiparameter hypothesis testing and
 * acceptance sampling, Technometrics 24 (1982), 295–300). Of one pair only the images' share is known.
 */
import { chanceOf, estimateOf, intervalOf, type Estimate } from '../../maths/paired.js';
import { holm, type Held } from '../../maths/holm.js';
import type { JobOutcome } from '../job-outcome.js';

/** A training as a difference wants it. */
export interface Trained {
  readonly seed: number;
  readonly outcome: Pick<JobOutcome, 'diverged' | 'accuracy' | 'right'>;
}

/** Accuracy of one function minus another's, in fractions. */
export interface PairedDifference {
  /** Pairs of networks of equal seeds of which neither diverged. */
  readonly pairs: number;
  readonly mean: number;
  /** Nothing of one pair. */
  readonly overSeeds: Estimate | undefined;
  readonly overImages: Estimate;
}

/** Nothing where no pair is trained. Every function has a seed once. */
export function pairedDifference(own: readonly Trained[], others: readonly Trained[]): PairedDifference | undefined {
  const partners = new Map(others.map(({ seed, outcome }) => [seed, outcome]));
  const pairs = own.flatMap(({ seed, outcome }) => {
    const partner = partners.get(seed);
    return partner && !partner.diverged && !outcome.diverged ? [[outcome, partner] as const] : [];
  });
  const [first] = pairs;
  if (!first) return undefined;
  // Ten thousand images of ten seeds: counted in whole numbers, without an array for each image.
  const lead = new Int32Array(first[0].right.length);
  for (const [a, b] of pairs)
    for (let i = 0; i < lead.length; i += 1) lead[i] = (lead[i] ?? 0) + (a.right[i] ?? 0) - (b.right[i] ?? 0);
  const overSeeds = estimateOf(pairs.map(([a, b]) => a.accuracy - b.accuracy));
  return {
    pairs: pairs.length,
    mean: overSeeds.mean,
    overSeeds: pairs.length < 2 ? undefined : overSeeds,
    overImages: estimateOf(Array.from(lead, (sum) => sum / pairs.length)),
  };
}

/** How probable so large a difference is where there is none: by the seeds or by the images, whichever is more. */
export const chanceOfDifference = ({ overSeeds, overImages }: PairedDifference): number =>
  Math.max(chanceOf(overImages), overSeeds ? chanceOf(overSeeds) : 0);

/** A difference among others that are looked at together. */
export interface Judged {
  readonly difference: PairedDifference;
  /** A difference up to this may be chance, by the seeds or by the images. */
  readonly half: number;
  readonly isNoise: boolean;
}

/**
 * With Holm's method, so that of all of them together no difference is called sure by chance in more than 5 of 100 cases.
 * What is not there stays so.
 */
export function judged(differences: readonly (PairedDifference | undefined)[]): readonly (Judged | undefined)[] {
  const known = differences.filter((difference) => difference !== undefined);
  const held = holm(known.map(chanceOfDifference));
  const all = new Map(known.map((difference, i) => [difference, judge(difference, held[i])]));
  return differences.map((difference) => difference && all.get(difference));
}

function judge(difference: PairedDifference, held: Held | undefined): Judged {
  const { overSeeds, overImages } = difference;
  const halves = [overImages, ...(overSeeds ? [overSeeds] : [])].map(
    (estimate) => intervalOf(estimate, held?.level).half,
  );
  return { difference, half: Math.max(...halves), isNoise: held?.isSure !== true };
}
