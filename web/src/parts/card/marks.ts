/** The four conditions that a good activation function meets, in the chapter's order, each judged by a number. */
import type { Measurement } from '../../engine/types.js';
import { formatPercent, formatValue } from '../../text/format.js';
import { layerWords } from './layer-words.js';
import { judged, type Verdict } from './verdict.js';

export interface Mark {
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

const counted = (count: number, more: boolean, one: string, many: string): string =>
  count === 0 ? `no ${one}` : count === 1 ? `one ${one}` : `${more ? 'at least ' : ''}${String(count)} ${many}`;

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

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
    condition: 'Non-linear curvature',
    verdict: isKnown ? judged(share >= bent.met, share >= bent.partly) : 'undefined',
    because: isKnown
      ? `No straight line explains ${formatPercent(Math.max(0, share))} of its output’s variance.`
      : 'Its output’s variance is undefined: for some inputs it has no value, or grows without bound.',
    explanation:
      'Layers with straight lines between them are no more than one layer. Met if for inputs from N(0, 1) at least 0.1 % of ' +
      'the output’s variance is what the best straight line leaves over; partly from 0.0001 %.',
  };
}

function stepCost(time: StepCost): Mark {
  return {
    condition: 'Cost of a training step',
    verdict:
      time.kind === 'being timed'
        ? time.kind
        : time.kind === 'timed'
          ? judged(time.ratio <= cost.met, time.ratio <= cost.partly)
          : 'undefined',
    because: costWords(time),
    explanation:
      'A training step of the chapter’s network (784-256-192-128-64-10, 128 images), timed in this browser in turns with ' +
      'the same step with ReLU. Met up to 1.5 times ReLU’s time, partly up to 3.',
  };
}

export function costWords(time: StepCost): string {
  switch (time.kind) {
    case 'being timed':
      return 'A step of the chapter’s network is being timed beside ReLU’s.';
    case 'no step':
      return 'No step can be made to be timed: its loss or gradient is no finite number.';
    case 'failed':
      return `It could not be timed. ${time.reason}`;
    case 'timed': {
      const { ratio, noise } = time;
      if (noise === 0) return 'A step of the chapter’s network with ReLU is the measure, 1.';
      const start = 'A step of the chapter’s network takes as long as ReLU’s';
      if (Math.abs(ratio - 1) <= noise) return `${start} (within the measuring noise).`;
      const tenths = ratio.toFixed(1);
      if (tenths === '1.0') return `${start}: 1.0 times.`;
      if (ratio < 1.95) return `A step of the chapter’s network takes ${tenths} times ReLU’s time.`;
      return `A step of the chapter’s network takes about ${formatValue(ratio, 1)} times ReLU’s time.`;
    }
  }
}

function differentiable(measured: Measurement): Mark {
  const { normal, kinks, jumps, undefined: nowhere, infinite, poles } = measured;
  const share = normal.passingShare;
  const isFinite = poles.length === 0 && ![...nowhere, ...infinite].some(comesNear);
  const isSteep = !(normal.meanSquareSlope < smallSlopes);
  return {
    condition: 'Differentiable, so that gradients flow',
    verdict: judged(
      isFinite && kinks.length + jumps.length === 0 && share >= passing.met && isSteep,
      isFinite && jumps.length === 0 && share >= passing.partly,
    ),
    because: `${sentence(smoothWords(measured))}; ${slopeWords(measured)}.`,
    explanation:
      'Gradients are products of slopes. A slope is usable if it is over 5 % of the largest. For inputs from N(0, 1): met ' +
      'without kink and jump, with a usable slope for at least 80 % and a mean of f′² of 0.2 or more; partly with kinks, and ' +
      'from 20 %; not where f jumps, or has no finite value for some x between −10⁶ and 10⁶.',
  };
}

function smoothWords({ undefined: nowhere, infinite, poles, kinks, jumps, more }: Measurement): string {
  if (poles.length > 0) return counted(poles.length, more, 'pole', 'poles');
  if (nowhere.some(comesNear)) return 'not defined everywhere';
  if (infinite.some(comesNear)) return 'it grows beyond what numbers can hold';
  const [ofKinks, ofJumps] = [
    counted(kinks.length, more, 'kink', 'kinks'),
    counted(jumps.length, more, 'jump', 'jumps'),
  ];
  return jumps.length > 0 && kinks.length === 0 ? ofJumps : `${ofKinks}, ${ofJumps}`;
}

function slopeWords({ normal: { passingShare, meanSquareSlope } }: Measurement): string {
  if (!Number.isFinite(passingShare)) return 'the share of inputs with a usable slope is undefined';
  const usable = `${formatPercent(passingShare)} of inputs have a usable slope`;
  if (!(meanSquareSlope < smallSlopes)) return usable;
  return `${usable}, but slopes are small: the mean of f′² is ${formatValue(meanSquareSlope, 2)}`;
}

function distribution(measured: Measurement): Mark {
  return {
    condition: 'Keeps the distribution of the data',
    ...layerWords(measured),
    explanation:
      'What ten layers of 256 units make of 256 inputs from N(0, 1), with weights that suit the function: normal, of variance ' +
      'gain²/256. Met if in the end the spread (standard deviation) of pre-activations is between ½ and 2, and at least half ' +
      'of it lies between inputs; partly from 0.1 to 10, and a tenth.',
  };
}
