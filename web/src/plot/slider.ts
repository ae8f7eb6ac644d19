/** Numbers that a reader sets: the step of a slider, and text read as a number in a range. */
import { formatValue } from './format.js';

/** 1, 2 or 5 times a power of ten, about a two-hundredth of the range. */
export function sliderStep(minimum: number, maximum: number): number {
  const rough = (maximum - minimum) / 200;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [5, 2, 1].find((factor) => factor * power <= rough * (1 + 1e-9)) ?? 1;
  return Number((step * power).toPrecision(1));
}

export type NumberReading =
  { readonly kind: 'number'; readonly value: number } | { readonly kind: 'fault'; readonly reason: string };

const numberPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** Takes a decimal comma and a true minus sign too. */
export function readNumber(text: string, name: string, minimum: number, maximum: number): NumberReading {
  const plain = text.trim().replace('−', '-').replace(',', '.');
  const value = numberPattern.test(plain) ? Number(plain) : NaN;
  if (value >= minimum && value <= maximum) return { kind: 'number', value };
  return { kind: 'fault', reason: `${name} must be a number from ${formatValue(minimum)} to ${formatValue(maximum)}.` };
}
