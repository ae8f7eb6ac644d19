/**
 * Numbers and lists as text, as the language writes them: rounded to what they mean, with a true minus sign and a thin
 * grouping of thousands.
 */
import { say } from './say.js';
import { numberFormat } from './words.js';

const minus = (text: string): string => text.replaceAll('-', '−');

const written = (value: number, options: Intl.NumberFormatOptions): string =>
  minus(numberFormat(options).format(value));

/** 60000 → `60,000` */
export const formatCount = (value: number): string => written(value, { maximumFractionDigits: 0 });

/** Fixed decimals: (0.5, 2) → `0.50`; `–` for what is not finite. */
export function formatFixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return '–';
  // Rounded before: `Intl` rounds the shortest decimal of a number, and 1.005 is less than that.
  return written(Number(value.toFixed(decimals)), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: false,
  });
}

/** A fraction as per cent: 0.8134 → `81.3 %`. */
export const formatPercent = (fraction: number, decimals = 1): string =>
  Number.isFinite(fraction) ? say('percent', { number: formatFixed(100 * fraction, decimals) }) : '–';

/** Significant digits without an exponent where it can be helped: 0.0001234 → `0.000123`. */
export function formatValue(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '–' : value > 0 ? '∞' : '−∞';
  const rounded = Number(value.toPrecision(digits));
  if (rounded === 0) return '0';
  const size = Math.abs(rounded);
  const [factor = '', exponent] = (size < 1e-4 || size >= 1e6 ? rounded.toExponential() : String(rounded)).split('e');
  const text = written(Number(factor), { maximumFractionDigits: 20, useGrouping: false });
  return exponent === undefined ? text : `${text}e${minus(exponent)}`;
}

/** Epochs trained: 4 → `4`, 3.42 → `3.4` */
export const formatEpoch = (epoch: number): string => formatFixed(epoch, isWholeEpoch(epoch) ? 0 : 1);

/** A sum of many steps' shares of an epoch misses a whole number by a little. */
export const isWholeEpoch = (epoch: number): boolean => Math.abs(epoch - Math.round(epoch)) < 1e-6;

/** `ReLU, GELU, Mish`; with semicolons where commas stand in the entries. */
export const formatSeries = (entries: readonly string[], mark: 'comma' | 'semicolon' = 'comma'): string =>
  entries.length === 0 ? '' : entries.reduce((most, last) => say(`list.${mark}`, { most, last }));

/** `ReLU`, `ReLU and GELU`, `ReLU, GELU and Mish` */
export function formatList(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : say('list.and', { most: formatSeries(words.slice(0, -1)), last });
}

/** Bytes in MB of a million bytes: 4_950_000 → `5.0 MB`. */
export const formatMegabytes = (bytes: number, decimals = 1): string =>
  say('megabytes', { number: formatFixed(bytes / 1e6, decimals) });

/** A time that is an estimate anyway: `8 s`, `1 min 20 s`, `2 h 5 min`. */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return say('duration.seconds', { seconds: whole });
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return say('duration.minutes', { minutes, seconds: whole % 60 });
  return say('duration.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
