/** A surface in words: ranges, the share without gradient, the values at a point. */
import type { Surface } from '../../engine/types.js';
import { formatFixed, formatPercent, formatValue } from '../../plot/format.js';
import { summarise, type Cell } from '../../plot/heat-map.js';

export interface SurfaceFacts {
  readonly z: ReturnType<typeof summarise>;
  readonly gradient: ReturnType<typeof summarise>;
}

const known = new WeakMap<Surface, SurfaceFacts>();

/** Taken once of each surface: a cross-hair that moves asks for them at every step. */
export function factsOf(surface: Surface): SurfaceFacts {
  const facts = known.get(surface) ?? { z: summarise(surface.z), gradient: summarise(surface.gradient) };
  known.set(surface, facts);
  return facts;
}

const span = (smallest: number, largest: number): string =>
  smallest === largest
    ? `is ${formatValue(largest)} everywhere`
    : `from ${formatValue(smallest)} to ${formatValue(largest)}`;

export const describeHeight = (name: string, { z }: SurfaceFacts): string =>
  `${name} over two inputs: z = f(x) + f(y) for x and y from −5 to 5; z ${span(z.smallest, z.largest)}.`;

export const describeGradient = (name: string, { gradient }: SurfaceFacts): string =>
  `Heat map of the gradient of ${name} over two inputs: its size ${span(gradient.smallest, gradient.largest)}. ${weakWords(gradient)}`;

export function weakWords({ largest, weakShare }: SurfaceFacts['gradient']): string {
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

export function valuesAt({ axis, z, gradient }: Surface, { row, column }: Cell): Values {
  const at = row * axis.length + column;
  return {
    x: formatFixed(axis[column] ?? NaN, 2),
    y: formatFixed(axis[row] ?? NaN, 2),
    z: formatValue(z[at] ?? NaN),
    gradient: formatValue(gradient[at] ?? NaN),
  };
}
