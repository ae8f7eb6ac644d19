/** A surface in words: ranges, the share without gradient, the values at a point. */
import { formatFixed, formatPercent, formatValue } from '../../text/format.js';
import type { Range } from '../../maths/range.js';
import type { BrokenSurface } from '../../maths/broken-surface.js';
import { summarise, type Cell } from '../../figure/heat-map.js';

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
const span = ({ smallest, largest, capped }: Facts): string =>
  smallest === largest
    ? `is ${formatValue(largest)} everywhere`
    : `from ${formatValue(smallest)} to ${formatValue(largest)}${capped ? ' and beyond' : ''}`;

const holes = ({ hasHoles }: SurfaceFacts): string => (hasHoles ? ' In places it has no value.' : '');

export const describeHeight = (name: string, facts: SurfaceFacts): string =>
  `${name} over two inputs: z = f(x) + f(y) for x and y from −5 to 5; z ${span(facts.z)}.${holes(facts)}`;

export const describeGradient = (name: string, facts: SurfaceFacts): string =>
  `Heat map of the gradient of ${name} over two inputs: its size ${span(facts.gradient)}.${holes(facts)} ${weakWords(facts.gradient)}`;

export function weakWords({ largest, weakShare, capped }: Facts): string {
  if (capped) return `The brightest stands for ${formatValue(largest)} and all beyond, beside breaks of the function.`;
  if (largest === 0) return 'No gradient flows anywhere.';
  if (weakShare === 0) return 'Nowhere is it under 5 % of its largest.';
  return `On ${formatPercent(weakShare, 0)} of the area it is under 5 % of its largest.`;
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
