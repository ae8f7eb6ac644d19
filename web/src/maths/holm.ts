/**
 * Several comparisons at once. Of twelve differences that are all chance, one at least lies outside its 95 % interval in
 * nearly every second table. With Holm's method the probability that any difference is called sure that is none stays below
 * one level, however the comparisons hang together.
 *
 * The least probable is held against level / n, the next against level / (n − 1), and so on, until one is above.
 *
 * S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979), 65–70.
 */

export interface Held {
  readonly isSure: boolean;
  /** What its probability was held against: it is sure exactly where it is not above that. */
  readonly level: number;
}

/** `chances`: for each comparison, how probable so large a difference is where there is none. */
export function holm(chances: readonly number[], level = 0.05): readonly Held[] {
  const order = chances.map((chance, place) => ({ chance, place })).sort((a, b) => a.chance - b.chance);
  const stop = order.findIndex(({ chance }, i) => !(chance <= level / (order.length - i)));
  const held = new Map(
    order.map(({ place }, i): readonly [number, Held] => {
      const isSure = stop < 0 || i < stop;
      return [place, { isSure, level: level / (order.length - (isSure ? i : stop)) }];
    }),
  );
  return chances.map((_, place) => held.get(place) ?? { isSure: false, level });
}
