/** A surface in words: ranges, the share without gradient, the values at a point. */
import { formatFixed, formatPercent, formatValue } from '../../text/format.js';
import type { Range } from '../../maths/range.js';
import type { BrokenSurface } from '../../maths/broken-surface.js';
import { summarise, type Cell } from '../../figure/heat-map.js';
import { say } from './words.js';

interface Facts {
  readonly smallest: number;
  readonly largest: number;
  readonly weakShare: number;
  /** What is shown of it. */
  readonly range: Range;
  /** Some values lie outside. */
  readonly capped: boolean;
}

export interface SurfaceFacts {
  readonly z: Facts;
  readonly gradient: Facts;
  /** Whether somewhere there is no finite value. */
  readonly hasHoles: boolean;
}

const known = new WeakMap<BrokenSurface, SurfaceFacts>();

/** Taken once of each surface: a cross-hair that moves asks for them at every step. */
export function factsOf(surface: BrokenSurface): SurfaceFacts {
  const facts = known.get(surface) ?? {
    z: factsOfValues(surface.z, surface.shown.z),
    gradient: factsOfValues(surface.gradient, surface.shown.gradient),
    hasHoles: !surface.z.every(Number.isFinite) || !surface.gradient.every(Number.isFinite),
  };
  known.set(surface, facts);
  return facts;
}

function factsOfValues(values: Float32Array, { range = [0, 0], capped }: BrokenSurface['shown']['z']): Facts {
  // Shares of a largest value that is one beside a pole would say nothing.
  const [low, high] = range;
  return { ...summarise(values.map((value) => Math.min(high, Math.max(low, value)))), range, capped };
}

/** The values shown, and that there are others. */
function spanWords(what: 'height' | 'gradient', name: string, { smallest, largest, capped }: Facts): string {
  if (smallest === largest) return say(`${what}.flat`, { name, value: formatValue(largest) });
  const values = { name, smallest: formatValue(smallest), largest: formatValue(largest) };
  return say(capped ? `${what}.beyond` : `${what}.range`, values);
}

const holes = ({ hasHoles }: SurfaceFacts): readonly string[] => (hasHoles ? [say('holes')] : []);

export const describeHeight = (name: string, facts: SurfaceFacts): string =>
  [spanWords('height', name, facts.z), ...holes(facts)].join(' ');

export const describeGradient = (name: string, facts: SurfaceFacts): string =>
  [spanWords('gradient', name, facts.gradient), ...holes(facts), weakWords(facts.gradient)].join(' ');

export function weakWords({ largest, weakShare, capped }: Facts): string {
  if (capped) return say('weak.capped', { largest: formatValue(largest) });
  if (largest === 0) return say('weak.none');
  if (weakShare === 0) return say('weak.nowhere');
  return say('weak.share', { share: formatPercent(weakShare, 0) });
}

export interface Values {
  readonly x: string;
  readonly y: string;
  readonly z: string;
  readonly gradient: string;
}

export function valuesAt({ axis, z, gradient }: BrokenSurface, { row, column }: Cell): Values {
  const at = row * axis.length + column;
  return {
    x: formatFixed(axis[column] ?? NaN, 2),
    y: formatFixed(axis[row] ?? NaN, 2),
    z: formatValue(z[at] ?? NaN),
    gradient: formatValue(gradient[at] ?? NaN),
  };
}
