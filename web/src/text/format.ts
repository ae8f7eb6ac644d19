/** Numbers as text: rounded to what they mean, with a true minus sign and a thin grouping of thousands. */

const integers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

const minus = (text: string): string => text.replaceAll('-', '−');

/** 60000 → `60,000` */
export const formatCount = (value: number): string => minus(integers.format(value));

/** Fixed decimals: (0.5, 2) → `0.50`; `–` for what is not finite. */
export const formatFixed = (value: number, decimals: number): string =>
  Number.isFinite(value) ? minus(value.toFixed(decimals)) : '–';

/** A fraction as per cent: 0.8134 → `81.3 %`. */
export const formatPercent = (fraction: number, decimals = 1): string =>
  Number.isFinite(fraction) ? `${minus((100 * fraction).toFixed(decimals))} %` : '–';

/** Significant digits without an exponent where it can be helped: 0.0001234 → `0.000123`. */
export function formatValue(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '–' : value > 0 ? '∞' : '−∞';
  const rounded = Number(value.toPrecision(digits));
  if (rounded === 0) return '0';
  const size = Math.abs(rounded);
  return minus(size < 1e-4 || size >= 1e6 ? rounded.toExponential() : String(rounded));
}

/** Epochs trained: 4 → `4`, 3.42 → `3.4` */
export const formatEpoch = (epoch: number): string => formatFixed(epoch, isWholeEpoch(epoch) ? 0 : 1);

/** A sum of many steps' shares of an epoch misses a whole number by a little. */
export const isWholeEpoch = (epoch: number): boolean => Math.abs(epoch - Math.round(epoch)) < 1e-6;

/** `ReLU`, `ReLU and GELU`, `ReLU, GELU and Mish` */
export const formatList = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

/** Bytes in MB of a million bytes: 4_950_000 → `5.0 MB`. */
export const formatMegabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** A time that is an estimate anyway: `8 s`, `1 min 20 s`, `2 h 5 min`. */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${String(whole)} s`;
  if (whole < 3600) return `${String(Math.floor(whole / 60))} min ${String(whole % 60)} s`;
  return `${String(Math.floor(whole / 3600))} h ${String(Math.floor((whole % 3600) / 60))} min`;
}
