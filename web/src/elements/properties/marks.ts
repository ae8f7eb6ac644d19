/** The four conditions that a good activation function meets, each checked by numbers. */
import type { Measurement } from '../../engine/types.js';
import { formatPercent, formatValue } from '../../plot/format.js';

export type Verdict = 'met' | 'partly met' | 'not met';

export interface Mark {
  readonly condition: string;
  /** Undefined for a number that is told beside them. */
  readonly verdict: Verdict | undefined;
  /** The numbers it follows from. */
  readonly because: string;
  /** What is asked, with the bounds. */
  readonly explanation: string;
}

/** Shares of the output's variance that no straight line explains. */
const bent = { met: 1e-3, partly: 1e-6 };
const passing = { met: 0.8, partly: 0.2 };
const squaredSlope = { met: 0.2, partly: 0.1 };
const cost = { met: 3, partly: 40 };

/** No network’s pre-activations come so far: there sines lose their argument, and powers overflow. */
const reach = 1e6;

const comesNear = ([low, high]: readonly [number, number]): boolean => high > -reach && low < reach;

const verdict = (met: boolean, partly: boolean): Verdict => (met ? 'met' : partly ? 'partly met' : 'not met');

const times = (count: number, more: boolean, one: string, many: string): string =>
  count === 1 ? `one ${one}` : `${more ? 'at least ' : ''}${String(count)} ${many}`;

/** What is 0 but for rounding is 0. */
const formatMean = (value: number): string => formatValue(Math.abs(value) < 1e-7 ? 0 : value, 3);

/** Three marks, the fourth once the cost is known, and the mean beside them. */
export function marksOf(measured: Measurement, relativeCost: number | undefined): readonly Mark[] {
  const { normal, kinks, jumps } = measured;
  const finite = ![...measured.undefined, ...measured.infinite].some(comesNear);
  const bentShare = 1 - normal.straightShare;
  const marks: Mark[] = [
    {
      condition: 'Non-linear',
      verdict: verdict(bentShare >= bent.met, bentShare >= bent.partly),
      because: `a straight line explains ${formatPercent(normal.straightShare)} of its variance`,
      explanation:
        'Layers with linear functions between them are no more than one layer. For inputs from N(0, 1) the best straight line ' +
        'may explain at most 99.9 % of the output’s variance; partly up to 99.9999 %.',
    },
    {
      condition: 'Differentiable',
      verdict: verdict(finite && kinks.length + jumps.length === 0, finite && jumps.length === 0),
      because: differentiableWords(measured),
      explanation:
        'Training follows slopes. Met without kinks; partly where the slope jumps at single points, for which a value is ' +
        'chosen; not where f itself jumps, or is no finite number for some x between −10⁶ and 10⁶.',
    },
    {
      condition: 'Passes gradients',
      verdict: verdict(
        normal.passingShare >= passing.met && normal.meanSquareSlope >= squaredSlope.met,
        normal.passingShare >= passing.partly && normal.meanSquareSlope >= squaredSlope.partly,
      ),
      because:
        `${formatPercent(normal.passingShare)} of inputs meet a slope over 5 % of the largest; ` +
        `mean f′² is ${formatValue(normal.meanSquareSlope)}`,
      explanation:
        'Where the slope is near 0, hardly any gradient passes. For inputs from N(0, 1): at least 80 % shall meet a slope ' +
        'over 5 % of the largest, and the mean of f′² shall be 0.2 or more; partly from 20 % and 0.1.',
    },
  ];
  if (relativeCost !== undefined)
    marks.push({
      condition: 'Cheap',
      verdict: verdict(relativeCost <= cost.met, relativeCost <= cost.partly),
      because: `by itself ${formatValue(relativeCost, 2)} times ReLU’s time`,
      explanation:
        'Forward and backward pass of the function by itself over 128 × 256 numbers, timed just now in this browser beside ' +
        'ReLU’s. Met up to 3 times, partly up to 40. A training step adds matrix products, which are the same for all ' +
        'functions, so that whole steps differ by less.',
    });
  marks.push({
    condition: 'Zero-centred',
    verdict: undefined,
    because: `the mean output is ${formatMean(normal.mean)}`,
    explanation:
      'For inputs from N(0, 1). A mean near 0 helps the next layer to learn; a batch norm can see to it too.',
  });
  return marks;
}

function differentiableWords({ undefined: nowhere, infinite, kinks, jumps, more }: Measurement): string {
  if (nowhere.some(comesNear)) return 'not defined everywhere';
  if (infinite.some(comesNear)) return 'grows beyond what numbers can hold';
  if (jumps.length > 0) return times(jumps.length, more, 'jump', 'jumps');
  return kinks.length === 0 ? 'no kinks' : times(kinks.length, more, 'kink', 'kinks');
}
