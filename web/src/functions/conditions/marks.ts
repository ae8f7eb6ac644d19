/** The four conditions that a good activation function meets, in the chapter's order, each judged by a number. */
import type { Measurement } from '../../engine/types.js';
import { formatFixed, formatPercent, formatValue } from '../../text/format.js';
import { layerWords } from './layer-words.js';
import { costFigure, costVerdict, costWords, type StepCost } from './step-cost.js';
import { judged, type Verdict } from './verdict.js';
import { say } from './words.js';

export const conditions = ['curvature', 'cost', 'slopes', 'distribution'] as const;
export type Condition = (typeof conditions)[number];

/** What a condition is called. */
export const conditionName = (condition: Condition): string => say(`name.${condition}`);

/** What is asked, with the bounds. */
export const conditionMeaning = (condition: Condition): string => say(`meaning.${condition}`);

export interface Mark {
  readonly name: Condition;
  readonly verdict: Verdict;
  /** The verdict in a word or two: `yes`, `half`. */
  readonly word: string;
  /** The number that it follows from, in a few words: `a line explains 73 %`. */
  readonly figure: string;
  /** The same in a sentence. */
  readonly because: string;
}

/** Shares of the output's variance that no straight line explains. */
const bent = { met: 1e-3, partly: 1e-6 };
const passing = { met: 0.8, partly: 0.2 };
/** Of f′², for inputs from N(0, 1); less makes gradients vanish over a few layers. */
const smallSlopes = 0.2;

/** No network’s pre-activations come so far: there sines lose their argument, and powers overflow. */
const reach = 1e6;

const comesNear = ([low, high]: readonly [number, number]): boolean => high > -reach && low < reach;

export const marksOf = (measured: Measurement, time: StepCost): readonly Mark[] => [
  curvature(measured),
  stepCost(time),
  differentiable(measured),
  distribution(measured),
];

type Hedged = 'hardly' | 'fairly' | 'half' | 'in part' | 'weakly' | 'nearly';

const wordOf = (verdict: Verdict, partly: Hedged): string =>
  verdict === 'partly met' ? say(`word.${partly}`) : say(`word.${verdict}`);

function curvature({ normal }: Measurement): Mark {
  const share = Math.max(0, 1 - normal.straightShare);
  if (!Number.isFinite(share))
    return {
      name: 'curvature',
      verdict: 'undefined',
      word: wordOf('undefined', 'hardly'),
      figure: say('no-value'),
      because: say('curvature.undefined'),
    };
  const verdict = judged(share >= bent.met, share >= bent.partly);
  return {
    name: 'curvature',
    verdict,
    word: wordOf(verdict, 'hardly'),
    figure: lineWords(share),
    because: say('curvature.share', { share: formatPercent(share) }),
  };
}

/** What a straight line explains; as what it leaves over where that is little. */
function lineWords(share: number): string {
  if (share < bent.partly) return say('line.all');
  if (share >= 0.005) return say('line.share', { share: formatPercent(1 - share, 0) });
  return say('line.all-but', { share: formatPercent(share, share < 1e-4 ? 4 : 2) });
}

function stepCost(time: StepCost): Mark {
  const verdict = costVerdict(time);
  return {
    name: 'cost',
    verdict,
    word: wordOf(verdict, 'fairly'),
    figure: costFigure(time),
    because: costWords(time),
  };
}

function differentiable(measured: Measurement): Mark {
  const { normal, kinks, jumps, undefined: nowhere, infinite, poles } = measured;
  const share = normal.passingShare;
  const isFinite = poles.length === 0 && ![...nowhere, ...infinite].some(comesNear);
  const isSteep = !(normal.meanSquareSlope < smallSlopes);
  // Nothing is in the way of its gradients, and yet not all of its slopes were found.
  const isUnknown = isFinite && jumps.length === 0 && Number.isNaN(share);
  const verdict = isUnknown
    ? 'undefined'
    : judged(
        isFinite && kinks.length + jumps.length === 0 && share >= passing.met && isSteep,
        isFinite && jumps.length === 0 && share >= passing.partly,
      );
  return {
    name: 'slopes',
    verdict,
    word: isUnknown
      ? say('word.unknown')
      : wordOf(verdict, !isSteep ? 'weakly' : share >= passing.met ? 'nearly' : isHalf(share) ? 'half' : 'in part'),
    figure: slopeFigure(measured, isSteep),
    because: say('slopes.found', {
      curve: curveKind(measured),
      poles: poles.length,
      kinks: kinks.length,
      jumps: jumps.length,
      more: measured.more,
      slope: isUnknown ? 'unknown' : Number.isFinite(share) ? (isSteep ? 'usable' : 'small') : 'undefined',
      share: formatPercent(share),
      mean: formatValue(normal.meanSquareSlope, 2),
    }),
  };
}

const isHalf = (share: number): boolean => Math.abs(share - 0.5) < 0.005;

/** What stands first of what is in the gradients' way. */
function curveKind({ undefined: nowhere, infinite, poles, kinks, jumps }: Measurement): Obstacle | 'steps' {
  if (poles.length > 0) return 'poles';
  if (nowhere.some(comesNear)) return 'undefined';
  if (infinite.some(comesNear)) return 'infinite';
  return jumps.length > 0 && kinks.length === 0 ? 'jumps' : 'steps';
}

type Obstacle = 'poles' | 'undefined' | 'infinite' | 'jumps';

function slopeFigure(measured: Measurement, isSteep: boolean): string {
  const { normal, kinks, jumps } = measured;
  const kind = jumps.length > 0 ? 'jumps' : curveKind(measured);
  if (kind !== 'steps') return say(`obstacle.${kind}`);
  if (!Number.isFinite(normal.passingShare)) return say('slopes.unknown');
  if (!isSteep) return say('slopes.small', { mean: formatFixed(Math.sqrt(normal.meanSquareSlope), 2) });
  const flat = flatPlace(measured);
  if (normal.passingShare < passing.met && flat !== undefined) {
    // Nearly all that has no usable slope has none at all.
    const isDead = normal.deadShare >= 0.9 * (1 - normal.passingShare);
    return say(isDead ? 'slopes.none' : 'slopes.hardly', { where: flat });
  }
  const [kink, another] = kinks;
  if (normal.passingShare >= 0.9995 && kink)
    return another ? say('slopes.kinks', { count: kinks.length }) : say('slopes.kink', { x: formatValue(kink.x, 3) });
  return say('slopes.share', { share: formatPercent(normal.passingShare, 0) });
}

/** Where slopes are under 5 % of the largest, if that is one side or both alike. */
function flatPlace({ saturated }: Measurement): string | undefined {
  const [first, second] = saturated;
  if (!first || saturated.length > 2) return undefined;
  if (second) {
    const isEven = first[0] === -Infinity && second[1] === Infinity && Math.abs(first[1] + second[0]) < 1e-3;
    return isEven ? say('beyond', { x: formatValue(second[0], 2) }) : undefined;
  }
  if (first[0] === -Infinity && Number.isFinite(first[1])) return say('below', { x: formatValue(first[1], 2) });
  return first[1] === Infinity && Number.isFinite(first[0]) ? say('above', { x: formatValue(first[0], 2) }) : undefined;
}

function distribution(measured: Measurement): Mark {
  const { verdict, because, figure } = layerWords(measured);
  return { name: 'distribution', verdict, word: wordOf(verdict, 'in part'), figure, because };
}
