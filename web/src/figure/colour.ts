/** Viridis and magma, perceptually uniform colour maps (van der Walt and Smith, 2015), from samples of them. */

/** Red, green and blue, 0 … 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** `#1a66b3` */
function toRgb(hex: string): Rgb {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return [r, g, b];
}

export const toHex = (parts: Rgb): `#${string}` =>
  `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

const samplesOf = (hex: string): readonly Rgb[] => hex.split(' ').map((sample) => toRgb(`#${sample}`));

const viridisSamples = samplesOf('440154 482878 3e4989 31688e 26828e 1f9e89 35b779 6ece58 b5de2b fde725');

/** Every seventeenth of the 256 published colours; those between are met within 3 of 255. */
const magmaSamples = samplesOf(
  '000004 0b0924 20114b 3b0f70 57157e 721f81 8c2981 a8327d c43c75 de4968 f1605d fa7f5e fe9f6d febf84 fddea0 fcfdbf',
);

function between(samples: readonly Rgb[], fraction: number): Rgb | undefined {
  const place = Math.min(1, Math.max(0, fraction)) * (samples.length - 1);
  const below = samples[Math.floor(place)];
  const above = samples[Math.ceil(place)];
  if (!below || !above) return undefined;
  const t = place - Math.floor(place);
  const mix = (from: number, to: number): number => Math.round(from + t * (to - from));
  return [mix(below[0], above[0]), mix(below[1], above[1]), mix(below[2], above[2])];
}

/** The colour of a fraction in [0, 1]; values outside are clamped, NaN has none. */
export const viridisRgb = (fraction: number): Rgb | undefined => between(viridisSamples, fraction);

/** As `viridisRgb`, from black over red to pale yellow. */
export const magmaRgb = (fraction: number): Rgb | undefined => between(magmaSamples, fraction);

const toText = (colour: Rgb | undefined): `#${string}` | 'none' => (colour ? toHex(colour) : 'none');

/** As text for SVG, `none` for NaN. */
export const viridis = (fraction: number): `#${string}` | 'none' => toText(viridisRgb(fraction));
export const magma = (fraction: number): `#${string}` | 'none' => toText(magmaRgb(fraction));

/** Relative luminance as WCAG 2 defines it, 0 … 1. */
function luminance(colour: string): number {
  const [r, g, b] = toRgb(colour);
  const linear = (value: number): number =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** Black or white, whichever stands out more on a colour: at least 4.5 : 1 on any. */
export const inkOn = (background: string): '#000000' | '#ffffff' =>
  // Where 1.05 / (L + 0.05) and (L + 0.05) / 0.05 are equal.
  luminance(background) > Math.sqrt(1.05 * 0.05) - 0.05 ? '#000000' : '#ffffff';
