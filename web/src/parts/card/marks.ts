/** The four conditions that a good activation function meets, in the chapter's order, each judged by a number. */
import type { Measurement } from '../../engine/types.js';
import { formatFixed, formatPercent, formatValue } from '../../text/format.js';
import { layerWords } from './layer-words.js';
import { judged, type Verdict } from './verdict.js';
import { say } from './words.js';

export interface Mark {
  readonly name: 'curvature' | 'cost' | 'slopes' | 'distribution';
  readonly condition: string;
  readonly verdict: Verdict;
  /** One sentence with the number that it follows from. */
  readonly because: string;
  /** What is asked, with the bounds. */
  readonly explanation: string;
}

/** What is known of a training step's time. */
export type StepCost =
  | { readonly kind: 'being timed' }
  | { readonly kind: 'timed'; readonly ratio: number; readonly noise: number }
  /** Loss or gradient of a step is no finite number. */
  | { readonly kind: 'no step' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Shares of the output's variance that no straight line explains. */
const bent = { met: 1e-3, partly: 1e-6 };
const passing = { met: 0.8, partly: 0.2 };
/** Of f′², for inputs from N(0, 1); less makes gradients vanish over a few layers. */
const smallSlopes = 0.2;
const cost = { met: 1.5, partly: 3 };

/** No network’s pre-activations come so far: there sines lose their argument, and powers overflow. */
const reach = 1e6;

const comesNear = ([low, high]: readonly [number, number]): boolean => high > -reach && low < reach;

export const marksOf = (measured: Measurement, time: StepCost): readonly Mark[] => [
  curvature(measured),
  stepCost(time),
  differentiable(measured),
  distribution(measured),
];

function curvature({ normal }: Measurement): Mark {
  const share = 1 - normal.straightShare;
  const isKnown = Number.isFinite(share);
  return {
    name: 'curvature',
    condition: say('curvature'),
    verdict: isKnown ? judged(share >= bent.met, share >= bent.partly) : 'undefined',
    because: isKnown
      ? say('curvature.share', { share: formatPercent(Math.max(0, share)) })
      : say('curvature.undefined'),
    explanation: say('curvature.meaning'),
  };
}

function stepCost(time: StepCost): Mark {
  return {
    name: 'cost',
    condition: say('cost'),
    verdict:
      time.kind === 'being timed'
        ? time.kind
        : time.kind === 'timed'
          ? judged(time.ratio <= cost.met, time.ratio <= cost.partly)
          : 'undefined',
    because: costWords(time),
    explanation: say('cost.meaning'),
  };
}

export function costWords(time: StepCost): string {
  switch (time.kind) {
    case 'being timed':
      return say('cost.timing');
    case 'no step':
      return say('cost.no-step');
    case 'failed':
      return `${say('cost.failed')} ${time.reason}`;
    case 'timed': {
      const { ratio, noise } = time;
      if (noise === 0) return say('cost.unit');
      if (Math.abs(ratio - 1) <= noise) return say('cost.noise');
      const times = formatFixed(ratio, 1);
      if (times === formatFixed(1, 1)) return say('cost.same', { times });
      if (ratio < 1.95) return say('cost.times', { times });
      return say('cost.about', { times: formatValue(ratio, 1) });
    }
  }
}

function differentiable(measured: Measurement): Mark {
  const { normal, kinks, jumps, undefined: nowhere, infinite, poles } = measured;
  const share = normal.passingShare;
  const isFinite = poles.length === 0 && ![...nowhere, ...infinite].some(comesNear);
  const isSteep = !(normal.meanSquareSlope < smallSlopes);
  return {
    name: 'slopes',
    condition: say('slopes'),
    verdict: judged(
      isFinite && kinks.length + jumps.length === 0 && share >= passing.met && isSteep,
      isFinite && jumps.length === 0 && share >= passing.partly,
    ),
    because: say('slopes.found', {
      curve: curveKind(measured),
      poles: poles.length,
      kinks: kinks.length,
      jumps: jumps.length,
      more: measured.more,
      slope: Number.isFinite(share) ? (isSteep ? 'usable' : 'small') : 'undefined',
      share: formatPercent(share),
      mean: formatValue(normal.meanSquareSlope, 2),
    }),
    explanation: say('slopes.meaning'),
  };
}

/** What stands first of what is in the gradients' way. */
function curveKind({ undefined: nowhere, infinite, poles, kinks, jumps }: Measurement): string {
  if (poles.length > 0) return 'poles';
  if (nowhere.some(comesNear)) return 'undefined';
  if (infinite.some(comesNear)) return 'infinite';
  return jumps.length > 0 && kinks.length === 0 ? 'jumps' : 'steps';
}

const distribution = (measured: Measurement): Mark => ({
  name: 'distribution',
  condition: say('distribution'),
  ...layerWords(measured),
  explanation: say('distribution.meaning'),
});
