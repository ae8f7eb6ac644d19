/**
 * Where a function is known to break before it is sampled: the registry names the kinks of its functions, and what was
 * defined as a formula is measured.
 */
import type { ActivationInfo, Engine, ParameterValues } from '../engine/types.js';

export interface KnownBreaks {
  /** Where f or f′ may jump. */
  readonly places: readonly number[];
  readonly poles: readonly number[];
}

interface Subject {
  readonly engine: Engine;
  readonly seed: number;
}
interface Plotted {
  readonly activation: string;
  readonly parameters?: ParameterValues;
}

const placesOf = (all: readonly { readonly x: number }[]): readonly number[] => all.map(({ x }) => x);

export class MeasuredBreaks {
  #engine: Engine | undefined;
  readonly #known = new Map<string, Promise<KnownBreaks>>();

  /** Measured once as long as nothing changes; a function whose measurement fails is only sampled. */
  of({ engine, seed }: Subject, { activation, parameters }: Plotted): Promise<KnownBreaks> {
    const info = engine.activations.find(({ id }) => id === activation);
    if (info?.definition === undefined) return Promise.resolve({ places: placesOf(info?.kinks ?? []), poles: [] });
    if (this.#engine !== engine) this.#known.clear();
    this.#engine = engine;
    const key = JSON.stringify([activation, seed, parameters ?? 0]);
    const known = this.#known.get(key) ?? measured(engine, info, seed, parameters);
    // Of a parameter that is being dragged only the last values are kept.
    if (this.#known.size >= 12) this.#known.clear();
    this.#known.set(key, known);
    return known;
  }
}

async function measured(
  engine: Engine,
  { id }: ActivationInfo,
  seed: number,
  parameters: ParameterValues | undefined,
): Promise<KnownBreaks> {
  try {
    const { poles, jumps } = await engine.measure({
      activation: id,
      seed,
      cost: false,
      ...(parameters && { parameters }),
    });
    return { places: placesOf(jumps), poles: placesOf(poles) };
  } catch {
    return { places: [], poles: [] };
  }
}
