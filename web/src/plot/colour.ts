/** Viridis, a perceptually uniform colour map (van der Walt and Smith, 2015), from ten of its samples. */
import { rgb } from 'd3-color';

const samples = [
  '#440154',
  '#482878',
  '#3e4989',
  '#31688e',
  '#26828e',
  '#1f9e89',
  '#35b779',
  '#6ece58',
  '#b5de2b',
  '#fde725',
].map((hex) => rgb(hex));

/** The colour of a fraction in [0, 1]; values outside are clamped, NaN is none. */
export function viridis(fraction: number): string {
  if (Number.isNaN(fraction)) return 'none';
  const place = Math.min(1, Math.max(0, fraction)) * (samples.length - 1);
  const below = samples[Math.floor(place)];
  const above = samples[Math.ceil(place)];
  if (!below || !above) return 'none';
  const t = place - Math.floor(place);
  const mix = (from: number, to: number): number => Math.round(from + t * (to - from));
  return rgb(mix(below.r, above.r), mix(below.g, above.g), mix(below.b, above.b)).formatHex();
}
