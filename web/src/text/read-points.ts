/** Points that a reader types, separated by commas, semicolons or spaces. */
import { shorten } from './cut.js';
import { parseNumber } from './read-number.js';

export type PointsReading =
  { readonly kind: 'points'; readonly points: readonly number[] } | { readonly kind: 'fault'; readonly reason: string };

export const mostPoints = 50;

const infinities: ReadonlySet<string> = new Set(['inf', 'infinity', '∞']);

function readPoint(text: string): number {
  const [, sign = '', rest = ''] = /^([+−-]?)(.*)$/.exec(text) ?? [];
  if (!infinities.has(rest.toLowerCase())) return parseNumber(text);
  return sign === '' || sign === '+' ? Infinity : -Infinity;
}

/** The text's parts, whatever they are. */
export const entriesOf = (text: string): readonly string[] => text.split(/[\s,;]+/).filter((entry) => entry !== '');

export function readPoints(text: string): PointsReading {
  const entries = entriesOf(text);
  if (entries.length === 0) return { kind: 'fault', reason: 'Type at least one number, such as −2, 0, 1.5.' };
  if (entries.length > mostPoints)
    return {
      kind: 'fault',
      reason: `These are ${String(entries.length)} numbers; at most ${String(mostPoints)} are shown.`,
    };
  const points = entries.map(readPoint);
  const wrong = points.findIndex((point) => Number.isNaN(point));
  if (wrong < 0) return { kind: 'points', points };
  return {
    kind: 'fault',
    reason: `“${shorten(entries[wrong] ?? '', 24)}”, number ${String(wrong + 1)} of the list, is not a number. Take a point for decimals: −2, 0, 1.5.`,
  };
}
