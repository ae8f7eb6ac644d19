/** A mean with its spread as it is read. */
import { formatFixed } from '../../text/format.js';
import type { Spread } from '../judgement.js';

/** `81.6 ± 0.4`; the mean alone where there is no spread, and `–` where there is no mean. */
export const spreadWords = ({ mean, deviation }: Spread, format: (value: number) => string): string => {
  if (!Number.isFinite(mean)) return '–';
  return Number.isFinite(deviation) ? `${format(mean)} ± ${format(deviation)}` : format(mean);
};

/** Writes a number, times a factor, with so many decimals. */
export const decimals =
  (count: number, factor = 1) =>
  (value: number): string =>
    formatFixed(factor * value, count);
