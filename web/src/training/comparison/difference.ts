/**
 * The difference of two functions: networks of equal seeds are a pair, which saw the same images in the same order, and
 * of a pair each test image is one again.
 *
 * A difference may be chance in two ways: other seeds could turn it, and other test images could. It is sure only where
 * neither could, so the larger of both probabilities is its own (R. L. Berger, Multiparameter hypothesis testing and
 * acceptance sampling, Technometrics 24 (1982), 295–300). Of one pair only the images' share is known.
 */
import { chanceOf, estimateOf, intervalOf, type Estimate } from '../../maths/paired.js';
import { holm } from '../../maths/holm.js';
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
  if (pairs.length === 0) return undefined;
  const overSeeds = estimateOf(pairs.map(([a, b]) => a.accuracy - b.accuracy));
  return {
    pairs: pairs.length,
    mean: overSeeds.mean,
    overSeeds: pairs.length < 2 ? undefined : overSeeds,
    overImages: overImagesOf(pairs.map(([a, b]) => [a.right, b.right])),
  };
}

/**
 * The same as the estimate of each image's share of networks that were right on it, less the other's: in whole numbers,
 * because a sweep has hundreds of pairs of ten thousand images.
 */
function overImagesOf(pairs: readonly (readonly [own: Uint8Array, other: Uint8Array])[]): Estimate {
  const images = pairs[0]?.[0].length ?? 0;
  const lead = new Int16Array(images);
  for (const [own, other] of pairs)
    for (let i = 0; i < images; i += 1) lead[i] = (lead[i] ?? 0) + (own[i] ?? 0) - (other[i] ?? 0);
  let [sum, squares] = [0, 0];
  for (const each of lead) {
    sum += each;
    squares += each * each;
  }
  const variance = (squares - (sum * sum) / images) / (images - 1);
  return {
    mean: sum / images / pairs.length,
    error: Math.sqrt(variance / images) / pairs.length,
    degrees: images - 1,
  };
}

/** How probable so large a difference is where there is none: by the seeds or by the images, whichever is more. */
export const chanceOfDifference = ({ overSeeds, overImages }: PairedDifference): number =>
  Math.max(chanceOf(overImages), overSeeds ? chanceOf(overSeeds) : 0);

/** A difference among others that are looked at together. */
export interface Judged {
  readonly difference: PairedDifference;
  readonly isNoise: boolean;
  /** What its chance was held against. */
  readonly level: number;
}

/**
 * With Holm's method, so that of all of them together no difference is called sure by chance in more than 5 of 100 cases.
 * What is not there stays so.
 */
export function judged(differences: readonly (PairedDifference | undefined)[]): readonly (Judged | undefined)[] {
  const held = holm(differences.flatMap((difference) => (difference ? [chanceOfDifference(difference)] : [])));
  let next = 0;
  return differences.map((difference) => {
    if (!difference) return undefined;
    const { isSure = false, level = 0 } = held[next++] ?? {};
    return { difference, isNoise: !isSure, level };
  });
}

/** A difference up to this may be chance, by the seeds or by the images. */
export function halfOf({ difference: { overSeeds, overImages }, level }: Judged): number {
  const estimates = overSeeds ? [overSeeds, overImages] : [overImages];
  return Math.max(...estimates.map((estimate) => intervalOf(estimate, level).half));
}
