/** Points that a reader types, separated by commas, semicolons or spaces. */
import { shorten } from './cut.js';
import { parseNumber } from './read-number.js';
import { say } from './say.js';
import type { Typed } from './typed.js';

export const mostPoints = 50;

const infinities: ReadonlySet<string> = new Set(['inf', 'infinity', '∞']);

function readPoint(text: string): number {
  const [, sign = '', rest = ''] = /^([+−-]?)(.*)$/.exec(text) ?? [];
  if (!infinities.has(rest.toLowerCase())) return parseNumber(text);
  return sign === '' || sign === '+' ? Infinity : -Infinity;
}

/** The text's parts, whatever they are. */
export const entriesOf = (text: string): readonly string[] => text.split(/[\s,;]+/).filter((entry) => entry !== '');

export function readPoints(text: string): Typed<readonly number[]> {
  const entries = entriesOf(text);
  if (entries.length === 0) return { kind: 'fault', reason: say('points.none') };
  if (entries.length > mostPoints)
    return { kind: 'fault', reason: say('points.many', { count: entries.length, most: mostPoints }) };
  const points = entries.map(readPoint);
  const wrong = points.findIndex((point) => Number.isNaN(point));
  if (wrong < 0) return { kind: 'value', value: points };
  const entry = shorten(entries[wrong] ?? '', 24);
  return { kind: 'fault', reason: say('points.wrong', { entry, place: wrong + 1 }) };
}
