/**
 * A colour map for values on both sides of zero: purple below, orange above, the paper's colour at zero. Straight lines
 * in CIELAB between colours of equal lightness, so that −x and x are equally strong; purple and orange keep apart for
 * colour-blind readers.
 */
import { hcl, lab, rgb } from 'd3-color';

export type Ground = 'light' | 'dark';

const colours = {
  light: { middle: lab(98, 0, 0), below: lab(hcl(308, 56, 38)), above: lab(hcl(62, 52, 38)) },
  dark: { middle: lab(12, 0, 0), below: lab(hcl(308, 40, 70)), above: lab(hcl(70, 52, 70)) },
} as const;

/** The colour of a fraction in [−1, 1] as red, green and blue from 0 to 255; values outside are clamped, NaN is 0. */
export function diverging(fraction: number, ground: Ground): readonly [number, number, number] {
  const t = Number.isNaN(fraction) ? 0 : Math.min(1, Math.max(-1, fraction));
  const { middle, below, above } = colours[ground];
  const end = t < 0 ? below : above;
  const mix = (from: number, to: number): number => from + Math.abs(t) * (to - from);
  const { r, g, b } = rgb(lab(mix(middle.l, end.l), mix(middle.a, end.a), mix(middle.b, end.b))).clamp();
  return [r, g, b];
}
