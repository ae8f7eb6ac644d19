/** How far the numbers that an activation function learns have gone from where they began. */
import type { ActivationInfo } from '../engine/types.js';
import type { Job } from './job.js';

export type LearnedChange =
  | { readonly kind: 'number'; readonly symbol: string; readonly from: number; readonly to: number }
  | { readonly kind: 'shape'; readonly count: number; readonly mean: number };

/** Less is not seen on the curve. */
const leastChange = 0.05;

/** Of the one number that is learned, or of all of them on average; nothing where none is, or none has gone far. */
export function learnedChange({ moments, latest }: Job, info: ActivationInfo | undefined): LearnedChange | undefined {
  const [start, now] = [moments[0]?.learned?.[0]?.values, latest?.learned?.[0]?.values];
  if (!info || !start || !now) return undefined;
  let at = 0;
  const learned = info.parameters.flatMap(({ learned: isLearned, count, symbol }) => {
    const from = at;
    at += count;
    return isLearned ? Array.from({ length: count }, (_, i) => ({ symbol, place: from + i })) : [];
  });
  const changes = learned.map(({ place }) => Math.abs((now[place] ?? NaN) - (start[place] ?? NaN)));
  const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
  if (!(mean >= leastChange)) return undefined;
  const [only, second] = learned;
  if (!only || second) return { kind: 'shape', count: learned.length, mean };
  return { kind: 'number', symbol: only.symbol, from: start[only.place] ?? NaN, to: now[only.place] ?? NaN };
}
