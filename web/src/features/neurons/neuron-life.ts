/** The life of one neuron over the moments of a training, in words: when it died, when it came back. */
import { formatEpoch, isWholeEpoch } from '../../text/format.js';

export interface LifeMoment {
  /** Epochs trained, with fraction. */
  readonly epoch: number;
  readonly dead: boolean;
}

/** 0 → `before training`, 4 → `after epoch 4`, 3.42 → `at epoch 3.4` */
export function epochWords(epoch: number): string {
  if (epoch === 0) return 'before training';
  return `${isWholeEpoch(epoch) ? 'after' : 'at'} epoch ${formatEpoch(epoch)}`;
}

/**
 * What became of a neuron up to the last of the moments given, e.g. `dead since epoch 4`; nothing for one that was
 * never found dead. Moments are looks at the network: what happened between two of them is not known.
 */
export function lifeWords(moments: readonly LifeMoment[]): string | undefined {
  const spans = deadSpans(moments);
  const last = spans.at(-1);
  if (!last) return undefined;
  const earlier = spans.slice(0, -1).map(spanWords);
  if (last.end === undefined) {
    const now = openSpanWords(last, moments.length);
    return earlier.length > 0 ? `${now}, and ${earlier.join(', ')}` : now;
  }
  return `revived: dead ${[...earlier, spanWords(last)].map(withoutDead).join(' and ')}, fires again since epoch ${formatEpoch(last.end)}`;
}

interface Span {
  readonly from: number;
  /** Epoch of the last look that found it dead. */
  readonly to: number;
  /** Epoch of the look that found it alive again. */
  readonly end: number | undefined;
}

function deadSpans(moments: readonly LifeMoment[]): readonly Span[] {
  const spans: Span[] = [];
  let from: number | undefined;
  moments.forEach(({ epoch, dead }, i) => {
    if (dead) from ??= epoch;
    if (!dead && from !== undefined) {
      spans.push({ from, to: moments[i - 1]?.epoch ?? from, end: epoch });
      from = undefined;
    }
  });
  if (from !== undefined) spans.push({ from, to: moments.at(-1)?.epoch ?? from, end: undefined });
  return spans;
}

function openSpanWords({ from }: Span, looks: number): string {
  if (from > 0) return `dead since epoch ${formatEpoch(from)}`;
  return looks === 1 ? 'dead before training' : 'dead before training and ever since';
}

function spanWords({ from, to }: Span): string {
  if (from === to) return `dead ${epochWords(from)}`;
  if (from === 0) return `dead before training and until epoch ${formatEpoch(to)}`;
  return `dead from epoch ${formatEpoch(from)} to ${formatEpoch(to)}`;
}

const withoutDead = (words: string): string => words.replace(/^dead /, '');
