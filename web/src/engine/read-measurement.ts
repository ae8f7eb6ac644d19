/** Reads what the engine measured from the numbers that cpp/bindings/measurement.cpp puts one behind the other. */
import type { Measurement, Piece, Step } from './types.js';
import type { MeasuredNumbers } from './wasm-types.js';

const directions = ['rising', 'falling', 'constant'] as const;

export function readMeasurement({ numbers, parameters }: MeasuredNumbers): Measurement {
  let place = 0;
  const next = (): number => numbers[place++] ?? NaN;
  const flag = (): boolean => next() !== 0;
  const list = <T>(item: () => T): readonly T[] => Array.from({ length: next() }, item);
  const rest = <T>(item: () => T): readonly T[] => {
    const items: T[] = [];
    while (place < numbers.length) items.push(item());
    return items;
  };
  const extreme = (): { value: number; x: number } => ({ value: next(), x: next() });
  const interval = (): readonly [number, number] => [next(), next()];
  const step = (): Step => ({ x: next(), left: next(), right: next() });
  const piece = (): Piece => ({ low: next(), high: next(), direction: directions[next()] ?? 'constant' });

  const lowest = extreme();
  const highest = extreme();
  const lipschitz = extreme();
  const limits = { value: interval(), derivative: interval() };
  const monotone = directions[next()] ?? 'no';
  const more = flag();
  const everyVariance = flag();
  const mean = next();
  const meanSquare = next();
  const normal = {
    mean,
    meanSquare,
    gain: 1 / Math.sqrt(meanSquare),
    meanSquareSlope: next(),
    straightShare: next(),
    zeroShare: next(),
    deadShare: next(),
    passingShare: next(),
  };
  const undefinedOn = list(interval);
  const infinite = list(interval);
  const poles = list(step);
  return {
    finite: undefinedOn.length + infinite.length + poles.length === 0,
    domain: list(interval),
    undefined: undefinedOn,
    infinite,
    poles,
    lowest,
    highest,
    limits,
    lipschitz,
    monotone,
    pieces: list(piece),
    more,
    everyVariance,
    normal,
    saturated: list(interval),
    jumps: list(step),
    kinks: list(step),
    turns: list(() => ({ x: next(), value: next(), kind: flag() ? 'maximum' : 'minimum' })),
    variances: list(() => ({ variance: next(), slope: next() })),
    layers: rest(() => ({ mean: next(), deviation: next(), spread: next() })),
    parameters,
  };
}
