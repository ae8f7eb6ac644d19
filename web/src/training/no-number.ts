/** For which inputs a function or its derivative is no finite number: no network can be trained with it there. */
import type { Engine } from '../engine/types.js';
import { formatValue } from '../text/format.js';
import type { Values } from '../text/words.js';
import type { PlannedFunction } from './plan.js';

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

/** For messages that say it. */
export const noNumberWords = ({ of, from, to }: NoNumber): Values => ({
  of,
  where: from > -Infinity ? (to < Infinity ? 'between' : 'above') : to < Infinity ? 'below' : 'all',
  from: formatValue(from),
  to: formatValue(to),
});

function stretchOf(values: Float32Array): Pick<NoNumber, 'from' | 'to'> | undefined {
  const isNone = (i: number): boolean => i >= 0 && i < count && !Number.isFinite(values[i]);
  const first = values.findIndex((_, i) => isNone(i) && isNone(i + 1));
  if (first < 0) return undefined;
  let last = first;
  while (isNone(last + 1)) last += 1;
  // Between the last place without a number and the first with one; `+ 0` makes −0 a 0.
  const between = (i: number): number => Math.round(5 * ((places[i] ?? NaN) + (places[i + 1] ?? NaN))) / 10 + 0;
  return { from: first === 0 ? -Infinity : between(first - 1), to: last === count - 1 ? Infinity : between(last) };
}
