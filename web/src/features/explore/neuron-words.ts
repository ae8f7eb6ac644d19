/** One neuron's computation and what it may learn from one input, in words. */
import { formatFixed, formatValue } from '../../text/format.js';
import type { Range } from '../../maths/range.js';
import { say } from './words.js';

/** What a neuron's numbers may be, with either sign. */
export const largest = { input: 3, weight: 3, bias: 5 } as const;

/** z = w·x + b, free of the rounding of sums of twentieths, so that a kink at 0 is met. */
export const preActivation = (weight: number, input: number, bias: number): number =>
  Number((weight * input + bias).toFixed(6));

/** The bias with which a neuron's pre-activation is z. */
export const biasFor = (z: number, weight: number, input: number): number => preActivation(-weight, input, z);

/** From which to which pre-activation the bias alone can take a neuron. */
export const reachOf = (weight: number, input: number): Range => [
  preActivation(weight, input, -largest.bias),
  preActivation(weight, input, largest.bias),
];

const factor = (value: number): string => (value < 0 ? `(${formatFixed(value, 2)})` : formatFixed(value, 2));

/** `1.00 · 1.00 − 2.00` */
export function sumWords(weight: number, input: number, bias: number): string {
  const sign = bias < 0 ? '−' : '+';
  return `${formatFixed(weight, 2)} · ${factor(input)} ${sign} ${formatFixed(Math.abs(bias), 2)}`;
}

/** Slopes below this share of the largest pass hardly any gradient. */
const weakShare = 0.05;

export function learningWords(slope: number, input: number, largestSlope: number): string {
  if (!Number.isFinite(slope)) return say('learns.no-slope');
  if (slope === 0) return say('learns.nothing');
  const size = formatValue(slope, 2);
  if (Math.abs(slope) < weakShare * largestSlope) return say('learns.hardly', { slope: size });
  return say('learns', { slope: size, weight: formatValue(slope * input, 2) });
}
