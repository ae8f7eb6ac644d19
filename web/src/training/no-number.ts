/** For which inputs a function or its derivative is no finite number: no network can be trained with it there. */
import type { Engine } from '../engine/types.js';
import type { PlannedFunction } from './train-plan.js';

export interface NoNumber {
  readonly of: 'value' | 'slope';
  /** The first stretch of inputs, to one decimal; infinite where it goes beyond what is tried. */
  readonly from: number;
  readonly to: number;
}

/** Pre-activations of a new network lie well within. */
const [least, perUnit, count] = [-8, 20, 321];
const places = Float32Array.from({ length: count }, (_, i) => least + i / perUnit);

/** Nothing where value and slope are numbers everywhere, but at single places perhaps, which no training meets. */
export async function findNoNumber(
  engine: Pick<Engine, 'evaluate'>,
  { activation, parameters }: PlannedFunction,
): Promise<NoNumber | undefined> {
  const { y, dy } = await engine.evaluate({ activation, x: places, ...(parameters && { parameters }) });
  const value = stretchOf(y);
  if (value) return { of: 'value', ...value };
  const slope = stretchOf(dy);
  return slope && { of: 'slope', ...slope };
}

function stretchOf(values: Float32Array): Pick<NoNumber, 'from' | 'to'> | undefined {
  const isNone = (i: number): boolean => i >= 0 && i < count && !Number.isFinite(values[i]);
  const first = values.findIndex((_, i) => isNone(i) && isNone(i + 1));
  if (first < 0) return undefined;
  let last = first;
  while (isNone(last + 1)) last += 1;
  const at = (i: number): number => Math.round(10 * (places[i] ?? NaN)) / 10;
  return { from: first === 0 ? -Infinity : at(first), to: last === count - 1 ? Infinity : at(last) };
}
