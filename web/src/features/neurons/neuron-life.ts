/** The life of one neuron over the moments of a training, in words: when it died, when it came back. */
import { formatEpoch, formatList } from '../../text/format.js';
import { say } from './words.js';
import { epochWords } from '../../parts/network/neuron-counts.js';

export interface LifeMoment {
  /** Epochs trained, with fraction. */
  readonly epoch: number;
  readonly dead: boolean;
}

/**
 * What became of a neuron: dead before training (and looked at no more), ever since, since an epoch (and not for the
 * first time), or alive again since an epoch.
 */
export interface Life {
  readonly kind: 'before' | 'ever' | 'since' | 'again' | 'revived';
  readonly epoch: string;
  /** When it was dead before that. */
  readonly times: string;
}

/**
 * The life of a neuron up to the last of the moments given; nothing for one that was never found dead. Moments are looks
 * at the network: what happened between two of them is not known.
 */
export function lifeOf(moments: readonly LifeMoment[]): Life | undefined {
  const spans = deadSpans(moments);
  const last = spans.at(-1);
  if (!last) return undefined;
  if (last.end !== undefined)
    return { kind: 'revived', epoch: formatEpoch(last.end), times: formatList(spans.map(timesOf)) };
  const earlier = spans.slice(0, -1);
  const first = moments.length === 1 ? 'before' : 'ever';
  return {
    kind: last.from === 0 ? first : earlier.length > 0 ? 'again' : 'since',
    epoch: formatEpoch(last.from),
    times: formatList(earlier.map(timesOf)),
  };
}

/** `dead since epoch 4` */
export const lifeWords = ({ kind, epoch, times }: Life): string => say(`life.${kind}`, { epoch, times });

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

/** From the first look to the last that found it dead. */
function timesOf({ from, to }: Span): string {
  if (from === to) return epochWords(from);
  if (from === 0) return say('times.until', { epoch: formatEpoch(to) });
  return say('times.from', { from: formatEpoch(from), to: formatEpoch(to) });
}
