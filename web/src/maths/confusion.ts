/** A confusion matrix as shares: counts are [actual × predicted], row-major. */

/** Each count as a share of its row; NaN in a row without images. */
export function rowShares(counts: ArrayLike<number>, classes: number): Float64Array {
  const shares = new Float64Array(classes * classes);
  for (let actual = 0; actual < classes; actual += 1) {
    let images = 0;
    for (let predicted = 0; predicted < classes; predicted += 1) images += counts[actual * classes + predicted] ?? 0;
    for (let predicted = 0; predicted < classes; predicted += 1) {
      const at = actual * classes + predicted;
      shares[at] = (counts[at] ?? 0) / images;
    }
  }
  return shares;
}

export interface Mistake {
  readonly actual: number;
  readonly predicted: number;
  readonly share: number;
}

/** The largest shares off the diagonal, the largest first; none that is 0. */
export function mostConfused(shares: ArrayLike<number>, classes: number, most: number): readonly Mistake[] {
  const mistakes = Array.from({ length: classes * classes }, (_, at) => ({
    actual: Math.floor(at / classes),
    predicted: at % classes,
    share: shares[at] ?? NaN,
  }));
  return mistakes
    .filter(({ actual, predicted, share }) => actual !== predicted && share > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, most);
}

export interface Verdict {
  readonly image: number;
  readonly actual: number;
  readonly predicted: number;
  /** The probability that the network gives its verdict. */
  readonly confidence: number;
}

/** Verdicts on images, from class probabilities [images × classes]: the wrong ones first, the surest first. */
export function orderVerdicts(probabilities: ArrayLike<number>, labels: ArrayLike<number>): readonly Verdict[] {
  const images = labels.length;
  const classes = images === 0 ? 0 : probabilities.length / images;
  const verdicts = Array.from({ length: images }, (_, image): Verdict => {
    let predicted = 0;
    for (let c = 1; c < classes; c += 1) {
      if ((probabilities[image * classes + c] ?? 0) > (probabilities[image * classes + predicted] ?? 0)) predicted = c;
    }
    const confidence = probabilities[image * classes + predicted] ?? NaN;
    return { image, actual: labels[image] ?? 0, predicted, confidence };
  });
  const isWrong = ({ actual, predicted }: Verdict): number => (actual === predicted ? 0 : 1);
  return verdicts.sort((a, b) => isWrong(b) - isWrong(a) || b.confidence - a.confidence || a.image - b.image);
}
