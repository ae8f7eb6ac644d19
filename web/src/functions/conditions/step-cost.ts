/** What is known of a training step's time beside ReLU's, and what is said of it. */
import { formatFixed, formatValue } from '../../text/format.js';
import { judged, type Verdict } from './verdict.js';
import { say } from './words.js';

export type StepCost =
  | { readonly kind: 'being timed' }
  | { readonly kind: 'timed'; readonly ratio: number; readonly noise: number }
  /** Loss or gradient of a step is no finite number. */
  | { readonly kind: 'no step' }
  | { readonly kind: 'failed'; readonly reason: string };

const bounds = { met: 1.5, partly: 3 };

export function costVerdict(time: StepCost): Verdict {
  if (time.kind === 'being timed') return time.kind;
  if (time.kind !== 'timed') return 'undefined';
  return judged(time.ratio <= bounds.met, time.ratio <= bounds.partly);
}

/** What the time is beside ReLU's, as exactly as it was timed. */
function compared({ ratio, noise }: Extract<StepCost, { readonly kind: 'timed' }>): {
  readonly as: 'unit' | 'noise' | 'same' | 'times' | 'about';
  readonly times: string;
} {
  const times = formatFixed(ratio, 1);
  if (noise === 0) return { as: 'unit', times };
  if (Math.abs(ratio - 1) <= noise) return { as: 'noise', times };
  if (times === formatFixed(1, 1)) return { as: 'same', times };
  return ratio < 1.95 ? { as: 'times', times } : { as: 'about', times: formatValue(ratio, 1) };
}

/** A sentence with the number. */
export function costWords(time: StepCost): string {
  switch (time.kind) {
    case 'being timed':
      return say('cost.timing');
    case 'no step':
      return say('cost.no-step');
    case 'failed':
      return `${say('cost.failed')} ${time.reason}`;
    case 'timed': {
      const { as, times } = compared(time);
      return say('cost.found', { as, times });
    }
  }
}

/** The number in a few words. */
export function costFigure(time: StepCost): string {
  if (time.kind !== 'timed') return say('cost.figure.none', { kind: time.kind === 'no step' ? 'stepless' : time.kind });
  const { as, times } = compared(time);
  return say('cost.figure', { as, times });
}
