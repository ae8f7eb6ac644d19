/** What a function's place hangs on, from the figures. */
import { formatFixed } from '../../text/format.js';
import type { Standing } from './ranks.js';
import { say } from './words.js';

/** A fraction as points of a hundred. */
const points = (fraction: number): string => formatFixed(100 * fraction, 1);

/** `0.3 points below GELU, and ±0.5 may be chance`; nothing of the first. `name`: of a function, by its id. */
export function describeStanding(standing: Standing, name: (activation: string) => string): string | undefined {
  switch (standing.kind) {
    case 'first':
      return undefined;
    case 'untrained':
      return say('rank.untrained');
    case 'diverged':
      return say('rank.diverged', { diverged: standing.diverged, done: standing.done });
    case 'other-seeds':
      return say('rank.other-seeds', { above: name(standing.above) });
    case 'resolved':
    case 'noise':
    case 'one-seed': {
      const { kind, behind, half } = standing;
      const above = name(standing.above);
      const size = points(Math.abs(behind));
      // A difference that is sure is never told as none, however small it is.
      if (kind !== 'resolved' && size === points(0)) return say(`rank.${kind}.level`, { above });
      return say(`rank.${kind}`, { above, points: size, ...(kind !== 'one-seed' && { half: points(half) }) });
    }
  }
}
